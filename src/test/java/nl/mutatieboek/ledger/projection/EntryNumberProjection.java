package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.LedgerEntry;

/** Records the number of each entry, and can throw at one of them. */
public final class EntryNumberProjection implements Projection {
    public final List<Long> numbers = new CopyOnWriteArrayList<>();
    final List<Long> completedNumbers = new CopyOnWriteArrayList<>();
    public volatile long failAt;
    public volatile int attempts;
    volatile long outOfMemoryAt;

    @Override
    public String name() {
        return "diary";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        if (entry.ledgerNumber() == failAt) {
            attempts++;
            throw new IllegalStateException("Told to throw");
        }
        numbers.add(entry.ledgerNumber());
        if (entry.ledgerNumber() == outOfMemoryAt) {
            throw new OutOfMemoryError("Java heap space");
        }
        completedNumbers.add(entry.ledgerNumber());
    }

    private List<Long> numbersUpTo(long upTo) {
        return numbers.stream().filter(number -> number <= upTo).toList();
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        List<Long> then = numbersUpTo(upTo);
        out.writeInt(then.size());
        for (long number : then) {
            out.writeLong(number);
        }
        return then.size();
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            numbers.add(in.readLong());
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return numbersUpTo(upTo).stream().map(String::valueOf);
    }
}
