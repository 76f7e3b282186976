package nl.mutatieboek.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Hands entries from the writer to one reader in memory. The writer never waits: if the reader is behind, the oldest
 * entries are dropped, and the reader reads them from the database.
 */
public final class RecentEntryQueue {
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 8L << 20;

    private final Deque<RawEntry> entries = new ArrayDeque<>();
    private long bytes;

    /** Adds entries that follow those before them. */
    public synchronized void add(List<RawEntry> following) {
        for (RawEntry entry : following) {
            entries.addLast(entry);
            bytes += size(entry);
            while (entries.size() > MOST_ENTRIES || bytes > MOST_BYTES) {
                removeFirst();
            }
        }
    }

    /**
     * Takes the entries after one ledger number and up to another, in order.
     *
     * @return all of them; or none, if one of them is not here
     */
    public synchronized List<RawEntry> take(long after, long upTo) {
        List<RawEntry> taken = new ArrayList<>();
        while (!entries.isEmpty() && entries.getFirst().ledgerNumber() <= upTo) {
            RawEntry entry = removeFirst();
            if (entry.ledgerNumber() == after + taken.size() + 1) {
                taken.add(entry);
            }
        }
        return taken.size() == upTo - after ? taken : List.of();
    }

    /** Adds the entries of another queue, which is empty then. */
    public void addAll(RecentEntryQueue other) {
        add(other.takeAll());
    }

    private synchronized List<RawEntry> takeAll() {
        List<RawEntry> taken = List.copyOf(entries);
        entries.clear();
        bytes = 0;
        return taken;
    }

    private RawEntry removeFirst() {
        RawEntry first = entries.removeFirst();
        bytes -= size(first);
        return first;
    }

    private static long size(RawEntry entry) {
        return (long) entry.payload().length + entry.metadata().length;
    }
}
