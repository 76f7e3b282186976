package nl.mutatieboek.oversight.matter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.ProjectedEventMapper;
import nl.mutatieboek.ledger.projection.Projection;
import tools.jackson.databind.json.JsonMapper;

/** Projects the ledger to the events of each parliamentary matter, with the ledger number from which each is known. */
final class MatterProjection implements Projection {
    private static final JsonMapper JSON = ProjectedEventMapper.forType(MatterEvent.class);

    private final List<MatterEntry> entries = new ArrayList<>();

    /**
     * An event of a matter.
     *
     * @param knownFrom the ledger number from which it is known
     * @param ledgerNumber its own ledger number
     */
    record MatterEntry(long knownFrom, long ledgerNumber, Instant recordedAt, MatterEvent event) {}

    @Override
    public String name() {
        return "matters";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        if (entry.event() instanceof MatterEvent event) {
            entries.add(new MatterEntry(countsFrom, entry.ledgerNumber(), entry.recordedAt(), event));
        }
    }

    /** Returns the entries of each matter that are known at a ledger number, in the order of recording. */
    Map<MatterId, List<MatterEntry>> entriesByMatter(long ledgerNumber) {
        Map<MatterId, List<MatterEntry>> byMatter = new LinkedHashMap<>();
        for (MatterEntry entry : known(ledgerNumber)) {
            byMatter.computeIfAbsent(entry.event().matter(), id -> new ArrayList<>())
                    .add(entry);
        }
        return byMatter;
    }

    private List<MatterEntry> known(long ledgerNumber) {
        return entries.stream()
                .filter(entry -> entry.knownFrom() <= ledgerNumber)
                .toList();
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        List<MatterEntry> known = known(upTo);
        out.writeInt(known.size());
        for (MatterEntry entry : known) {
            out.writeLong(entry.knownFrom());
            out.writeLong(entry.ledgerNumber());
            out.writeUTF(entry.recordedAt().toString());
            byte[] event = JSON.writerFor(MatterEvent.class).writeValueAsBytes(entry.event());
            out.writeInt(event.length);
            out.write(event);
        }
        return known.size();
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int known = in.readInt();
        for (int i = 0; i < known; i++) {
            long knownFrom = in.readLong();
            long ledgerNumber = in.readLong();
            Instant recordedAt = Instant.parse(in.readUTF());
            byte[] event = new byte[in.readInt()];
            in.readFully(event);
            entries.add(new MatterEntry(knownFrom, ledgerNumber, recordedAt, JSON.readValue(event, MatterEvent.class)));
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return known(upTo).stream().map(entry -> entry.event() + " known from " + entry.knownFrom());
    }
}
