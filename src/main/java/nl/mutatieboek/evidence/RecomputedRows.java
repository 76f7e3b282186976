package nl.mutatieboek.evidence;

import java.util.List;
import nl.mutatieboek.ledger.Entry;

/**
 * Rows that a room derives from the ledger and that the verifier derives again, to compare them. A room takes part by naming
 * its class in {@code META-INF/spring.factories}; it is made of a {@code JdbcClient} and nothing else: when the verifier runs
 * there is no bookkeeper, no projection and no other room, and the database is read-only.
 */
public interface RecomputedRows {
    /** What the rows are, in one word of the report: {@code balances}. */
    String name();

    /** The ledger number up to which the stored rows are complete; the entries up to there are recomputed. */
    long completeTo();

    /** Whether they follow from events of this name; entries of a name that no room follows are not decoded. */
    boolean followFrom(String eventName);

    /** Begins with nothing. */
    Recomputation recompute();

    /** One pass over the entries, independent of the projection that made the rows. */
    interface Recomputation {
        /**
         * Reads the stored rows, once, in the snapshot of the database in which {@code completeTo} was asked; while entries
         * are added by another thread.
         */
        void readStored();

        /** The next entry that they follow from, in ledger order, each once. */
        void add(Entry entry);

        /** After the last entry, and after the stored rows were read: compares what was recomputed with them. */
        Compared compare();
    }

    /**
     * What the comparison gave.
     *
     * @param rows how many rows were recomputed
     * @param differences one sentence each: which row, what is stored, what follows from the entries
     */
    record Compared(long rows, List<String> differences) {
        public Compared {
            differences = List.copyOf(differences);
        }
    }
}
