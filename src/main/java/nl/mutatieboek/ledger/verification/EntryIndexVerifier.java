package nl.mutatieboek.ledger.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the database finds each entry by its identifier, which is how a command that is repeated gets its answer, and by
 * its stream, which is how the writer decides. Each has an index of its own; a damaged one finds too little, or another entry.
 * It is handed the entries in the order of their numbers, and means something only where these hold.
 */
public final class EntryIndexVerifier implements Consumer<RawEntry> {
    private static final int BATCH = 500;

    private final LedgerReader entries;
    private final Map<String, Long> batch = new LinkedHashMap<>();
    private final Map<String, StreamChecksum> streams = new HashMap<>();
    private long last;
    private @Nullable LedgerFault findFault;

    /** The numbers of a stream, in little room. */
    private static final class StreamChecksum {
        private long first;
        private long count;
        private long mixed;

        void add(long number) {
            first = count == 0 ? number : first;
            count++;
            mixed = mixed * 31 + number;
        }

        boolean isLike(StreamChecksum other) {
            return count == other.count && mixed == other.mixed;
        }
    }

    public EntryIndexVerifier(LedgerReader entries) {
        this.entries = entries;
    }

    @Override
    public void accept(RawEntry entry) {
        if (findFault != null) {
            return;
        }
        last = entry.ledgerNumber();
        batch.put(entry.eventId(), last);
        streams.computeIfAbsent(entry.streamId(), stream -> new StreamChecksum())
                .add(last);
        if (batch.size() == BATCH) {
            findFault = identifiers();
        }
    }

    /** After the last entry: the first that is not found, or is found as another. */
    public Optional<LedgerFault> findFault() {
        if (findFault == null && !batch.isEmpty()) {
            findFault = identifiers();
        }
        if (findFault == null) {
            findFault = streams();
        }
        return Optional.ofNullable(findFault);
    }

    private @Nullable LedgerFault identifiers() {
        Map<String, Long> found = entries.findNumbersByEventId(List.copyOf(batch.keySet()));
        @Nullable LedgerFault first = null;
        for (Map.Entry<String, Long> one : batch.entrySet()) {
            Long number = found.get(one.getKey());
            if (first == null && !one.getValue().equals(number)) {
                first = new LedgerFault(
                        one.getValue(),
                        LedgerFaultKind.NOT_FOUND,
                        "Entry %d is there, but by its event identifier %s the database finds %s: its index is damaged."
                                .formatted(
                                        one.getValue(), one.getKey(), number == null ? "nothing" : "entry " + number));
            }
        }
        batch.clear();
        return first;
    }

    private @Nullable LedgerFault streams() {
        List<String> all = new ArrayList<>(streams.keySet());
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            Map<String, List<Long>> found = entries.findNumbersByStream(some, last);
            for (String stream : some) {
                StreamChecksum there = new StreamChecksum();
                found.getOrDefault(stream, List.of()).forEach(there::add);
                StreamChecksum wanted = streams.getOrDefault(stream, there);
                if (!wanted.isLike(there)) {
                    return new LedgerFault(
                            wanted.first,
                            LedgerFaultKind.NOT_FOUND,
                            "Entry %d begins stream %s of %d entries, but by it the database finds others, or not all of"
                                            .formatted(wanted.first, stream, wanted.count)
                                    + " them: its index is damaged.");
                }
            }
        }
        return null;
    }
}
