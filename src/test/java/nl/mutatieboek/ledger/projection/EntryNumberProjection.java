package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.LedgerEntry;

/** Notes the number of each entry, and throws at one of them if told to. */
public final class EntryNumberProjection implements Projection {
    public final List<Long> noted = new CopyOnWriteArrayList<>();
    final List<Long> handed = new CopyOnWriteArrayList<>();
    public volatile long throwsAt;
    public volatile int tried;
    volatile long runsOutAt;

    @Override
    public String name() {
        return "diary";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        if (entry.ledgerNumber() == throwsAt) {
            tried++;
            throw new IllegalStateException("Told to throw");
        }
        noted.add(entry.ledgerNumber());
        if (entry.ledgerNumber() == runsOutAt) {
            throw new OutOfMemoryError("Java heap space");
        }
        handed.add(entry.ledgerNumber());
    }

    private List<Long> then(long upTo) {
        return noted.stream().filter(number -> number <= upTo).toList();
    }

    @Override
    public long write(DataOutput out, long upTo) throws IOException {
        List<Long> then = then(upTo);
        out.writeInt(then.size());
        for (long number : then) {
            out.writeLong(number);
        }
        return then.size();
    }

    @Override
    public void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            noted.add(in.readLong());
        }
    }

    @Override
    public Stream<String> rows(long upTo) {
        return then(upTo).stream().map(String::valueOf);
    }
}
