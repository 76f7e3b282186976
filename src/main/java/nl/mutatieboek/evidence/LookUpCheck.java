package nl.mutatieboek.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.mutatieboek.evidence.Fault.Kind;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the database finds each entry by its identifier, which is how a command that is repeated gets its answer, and by
 * its stream, which is how the writer decides. Each has an index of its own; a damaged one finds too little, or another entry.
 * It is handed the entries in the order of their numbers, and means something only where these hold.
 */
public final class LookUpCheck implements Consumer<RawEntry> {
    private static final int BATCH = 500;

    private final Entries entries;
    private final Map<String, Long> batch = new LinkedHashMap<>();
    private final Map<String, Numbers> streams = new HashMap<>();
    private long last;
    private @Nullable Fault fault;

    /** The numbers of a stream, in little room. */
    private static final class Numbers {
        private long first;
        private long count;
        private long mixed;

        void add(long number) {
            first = count == 0 ? number : first;
            count++;
            mixed = mixed * 31 + number;
        }

        boolean isLike(Numbers other) {
            return count == other.count && mixed == other.mixed;
        }
    }

    public LookUpCheck(Entries entries) {
        this.entries = entries;
    }

    @Override
    public void accept(RawEntry entry) {
        if (fault != null) {
            return;
        }
        last = entry.ledgerNumber();
        batch.put(entry.eventId(), last);
        streams.computeIfAbsent(entry.streamId(), stream -> new Numbers()).add(last);
        if (batch.size() == BATCH) {
            fault = identifiers();
        }
    }

    /** After the last entry: the first that is not found, or is found as another. */
    public Optional<Fault> fault() {
        if (fault == null && !batch.isEmpty()) {
            fault = identifiers();
        }
        if (fault == null) {
            fault = streams();
        }
        return Optional.ofNullable(fault);
    }

    private @Nullable Fault identifiers() {
        Map<String, Long> found = entries.numbersByIdentifier(List.copyOf(batch.keySet()));
        @Nullable Fault first = null;
        for (Map.Entry<String, Long> one : batch.entrySet()) {
            Long number = found.get(one.getKey());
            if (first == null && !one.getValue().equals(number)) {
                first = new Fault(
                        one.getValue(),
                        Kind.NOT_FOUND,
                        "Entry %d is there, but by its event identifier %s the database finds %s: its index is damaged."
                                .formatted(
                                        one.getValue(), one.getKey(), number == null ? "nothing" : "entry " + number));
            }
        }
        batch.clear();
        return first;
    }

    private @Nullable Fault streams() {
        List<String> all = new ArrayList<>(streams.keySet());
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            Map<String, List<Long>> found = entries.numbersByStream(some, last);
            for (String stream : some) {
                Numbers there = new Numbers();
                found.getOrDefault(stream, List.of()).forEach(there::add);
                Numbers wanted = streams.getOrDefault(stream, there);
                if (!wanted.isLike(there)) {
                    return new Fault(
                            wanted.first,
                            Kind.NOT_FOUND,
                            "Entry %d begins stream %s of %d entries, but by it the database finds others, or not all of"
                                            .formatted(wanted.first, stream, wanted.count)
                                    + " them: its index is damaged.");
                }
            }
        }
        return null;
    }
}
