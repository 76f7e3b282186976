package nl.mutatieboek.fire;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;

/** A projection that holds nothing, beside those that do: it is there when the fire is to break out among them. */
final class FuseInMemory implements Projection {
    private final Fuse.Trigger trigger;

    FuseInMemory(Fuse.Trigger trigger) {
        this.trigger = trigger;
    }

    @Override
    public String name() {
        return "fuse";
    }

    @Override
    public void project(Entry entry, long countsFrom) {
        if (entry.ledgerNumber() < countsFrom) {
            trigger.at(KillPoint.IN_PROJECTION);
        }
    }

    @Override
    public long write(DataOutput out, long upTo) {
        trigger.at(KillPoint.IN_CHECKPOINT);
        return 0;
    }

    @Override
    public void read(DataInput in) {}

    @Override
    public Stream<String> rows(long upTo) {
        return Stream.empty();
    }
}
