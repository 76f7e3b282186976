package nl.mutatieboek.importing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What cannot be understood in one file. Reading stops after a thousand flaws: a file that has more is of another form. */
public final class FileFlawCollector {
    /** After so many nothing further is read. */
    public static final int MAX_LISTED = 1_000;

    private final List<FileFlaw> listed = new ArrayList<>();
    private long count;

    public void add(FileFlaw flaw) {
        count++;
        if (listed.size() < MAX_LISTED) {
            listed.add(flaw);
        }
    }

    /** Whether there are so many that reading stops; if so, the last flaw says before which row. */
    public boolean addStopFlawIfFull(long row) {
        if (count < MAX_LISTED) {
            return false;
        }
        count++;
        listed.add(FileFlaw.of(row, null, null, FlawReason.READING_STOPPED, Map.of("most", (long) MAX_LISTED)));
        return true;
    }

    /** The first of them, in the order in which they were found. */
    public List<FileFlaw> listed() {
        return List.copyOf(listed);
    }

    /** How many there are, those that were not kept included. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
