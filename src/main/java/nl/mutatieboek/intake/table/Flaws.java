package nl.mutatieboek.intake.table;

import java.util.ArrayList;
import java.util.List;

/** All that cannot be understood in one file: the first thousand of it kept, the rest counted. */
public final class Flaws {
    /** How many are kept. */
    public static final int MOST = 1_000;

    private final List<Flaw> kept = new ArrayList<>();
    private long count;

    public void add(Flaw flaw) {
        count++;
        if (kept.size() < MOST) {
            kept.add(flaw);
        }
    }

    /** The first of them, in the order in which they were found. */
    public List<Flaw> kept() {
        return List.copyOf(kept);
    }

    /** How many there are, those that were not kept included. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
