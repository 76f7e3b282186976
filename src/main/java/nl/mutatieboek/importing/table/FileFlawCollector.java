package nl.mutatieboek.importing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the flaws of one file. Parsing stops after a thousand: such a file has another form. */
public final class FileFlawCollector {
    /** Number of flaws after which parsing stops. */
    public static final int MAX_LISTED = 1_000;

    private final List<FileFlaw> listed = new ArrayList<>();
    private long count;

    public void add(FileFlaw flaw) {
        count++;
        if (listed.size() < MAX_LISTED) {
            listed.add(flaw);
        }
    }

    /** Whether parsing stops; if so, adds a flaw that names the row. */
    public boolean addStopFlawIfFull(long row) {
        if (count < MAX_LISTED) {
            return false;
        }
        count++;
        listed.add(FileFlaw.of(row, null, null, FlawReason.READING_STOPPED, Map.of("most", (long) MAX_LISTED)));
        return true;
    }

    /** The first flaws, in the order of the file. */
    public List<FileFlaw> listed() {
        return List.copyOf(listed);
    }

    /** Number of flaws, including those not listed. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
