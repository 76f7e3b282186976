package nl.mutatieboek.ledger.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that the indexes find each command by its identity, which repeated commands depend on, and each entry by its
 * stream, which decisions depend on. A damaged index finds too little, or another entry. Receives entries in ledger order; the
 * result is meaningful only if the chain holds.
 */
public final class EntryIndexVerifier implements Consumer<RawEntry> {
    private static final int BATCH = 500;

    /** A query of more entries takes long until its first row. A stream of more is looked up alone. */
    private static final int MAX_ENTRIES_IN_PAGE = 10_000;

    /** So many commands, sorted, that neighbours are often in one page of the index. */
    private static final int COMMANDS = 20_000;

    private final LedgerReader entries;
    private final Map<UUID, Long> batch = new LinkedHashMap<>();

    /** In the order of their first entries, so that the rows of a page are in few places of the disk. */
    private final Map<String, StreamChecksum> streams = new LinkedHashMap<>();

    private long last;
    private long commandCompletedAt;
    private @Nullable LedgerFault fault;

    /** Compact checksum of the ledger numbers of a stream. */
    private static final class StreamChecksum {
        private long first;
        private long count;
        private long checksum;

        void add(long number) {
            first = count == 0 ? number : first;
            count++;
            checksum = checksum * 31 + number;
        }

        boolean isLike(StreamChecksum other) {
            return count == other.count && checksum == other.checksum;
        }
    }

    public EntryIndexVerifier(LedgerReader entries) {
        this.entries = entries;
    }

    @Override
    public void accept(RawEntry entry) {
        if (fault != null) {
            return;
        }
        last = entry.ledgerNumber();
        UUID id = CompactEventIdSet.parseUuid(entry.eventId());
        if (id != null && !NameBasedUuidFactory.isPart(id)) {
            batch.put(id, commandCompletedAt + 1);
            commandCompletedAt = last;
        }
        streams.computeIfAbsent(entry.streamId(), stream -> new StreamChecksum())
                .add(last);
        if (batch.size() == COMMANDS) {
            fault = checkCommands();
        }
    }

    /** Call after the last entry; returns the first entry that the indexes do not find correctly. */
    public Optional<LedgerFault> findFault() {
        if (fault == null && !batch.isEmpty()) {
            fault = checkCommands();
        }
        if (fault == null) {
            fault = checkStreams();
        }
        return Optional.ofNullable(fault);
    }

    private @Nullable LedgerFault checkCommands() {
        Map<UUID, Long> found =
                entries.findNumbersByCommand(batch.keySet().stream().sorted().toList());
        @Nullable LedgerFault first = null;
        for (Map.Entry<UUID, Long> one : batch.entrySet()) {
            Long number = found.get(one.getKey());
            if (first == null && !one.getValue().equals(number)) {
                first = new LedgerFault(
                        one.getValue(),
                        LedgerFaultKind.NOT_FOUND,
                        "Entry %d is there, but by its command %s the database finds %s: its index is damaged."
                                .formatted(
                                        one.getValue(), one.getKey(), number == null ? "nothing" : "entry " + number));
            }
        }
        batch.clear();
        return first;
    }

    private @Nullable LedgerFault checkStreams() {
        return pagesOfStreams().parallelStream()
                .flatMap(page -> checkStreams(page).stream())
                .findFirst()
                .orElse(null);
    }

    private List<List<String>> pagesOfStreams() {
        List<List<String>> pages = new ArrayList<>();
        List<String> page = new ArrayList<>();
        long count = 0;
        for (Map.Entry<String, StreamChecksum> stream : streams.entrySet()) {
            count += stream.getValue().count;
            if (!page.isEmpty() && (page.size() == BATCH || count > MAX_ENTRIES_IN_PAGE)) {
                pages.add(page);
                page = new ArrayList<>();
                count = stream.getValue().count;
            }
            page.add(stream.getKey());
        }
        pages.add(page);
        return pages;
    }

    private Optional<LedgerFault> checkStreams(List<String> page) {
        Map<String, List<Long>> found = entries.findNumbersByStream(page, last);
        for (String stream : page) {
            StreamChecksum actual = new StreamChecksum();
            found.getOrDefault(stream, List.of()).forEach(actual::add);
            StreamChecksum expected = streams.getOrDefault(stream, actual);
            if (!expected.isLike(actual)) {
                return Optional.of(new LedgerFault(
                        expected.first,
                        LedgerFaultKind.NOT_FOUND,
                        "Entry %d begins stream %s of %d entries, but by it the database finds others, or not all of"
                                        .formatted(expected.first, stream, expected.count)
                                + " them: its index is damaged."));
            }
        }
        return Optional.empty();
    }
}
