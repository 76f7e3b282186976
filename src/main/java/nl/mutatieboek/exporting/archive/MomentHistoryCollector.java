package nl.mutatieboek.exporting.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;

/** What the ledger says of one moment, read once from its first entry on, a command at a time. */
final class MomentHistoryCollector {
    private final MomentEventMatcher touching;
    private final Set<Long> ledgerNumbers = new HashSet<>();
    private final Map<MutationId, TrackedMutation> mutations = new LinkedHashMap<>();
    private final Map<Source, Long> documents = new HashMap<>();
    private final List<MdtoEvent> events = new ArrayList<>();

    /** A mutation, from its proposal to the last entry that touches the moment. */
    private record TrackedMutation(Mutation mutation, long proposedAt, LedgerEntry last) {
        TrackedMutation evolve(Event.MutationEvent event, LedgerEntry entry) {
            return new TrackedMutation(mutation.evolve(event), proposedAt, entry);
        }
    }

    private MomentHistoryCollector(Moment moment) {
        this.touching = new MomentEventMatcher(moment, mutations.keySet());
    }

    /** @param upTo the last entry of a command */
    static MomentHistoryCollector collect(Moment moment, LedgerReader entries, long upTo) {
        MomentHistoryCollector gathered = new MomentHistoryCollector(moment);
        List<LedgerEntry> command = new ArrayList<>();
        entries.forEachRaw(0, upTo, raw -> {
            LedgerEntry entry = entries.decode(raw);
            command.add(entry);
            if (entry.completesCommand()) {
                gathered.take(command);
                command.clear();
            }
        });
        return gathered;
    }

    /** A reversal may be claimed in an entry before its own proposal, so proposals are seen first. */
    private void take(List<LedgerEntry> command) {
        for (LedgerEntry entry : command) {
            if (entry.event() instanceof Event.MutationProposed e
                    && e.proposal().moment().equals(touching.moment())) {
                mutations.put(
                        e.mutation(), new TrackedMutation(new Mutation.NotProposed(), entry.ledgerNumber(), entry));
            }
        }
        command.stream().filter(entry -> touching.matches(entry.event())).forEach(this::keep);
    }

    private void keep(LedgerEntry entry) {
        ledgerNumbers.add(entry.ledgerNumber());
        MdtoEvent.fromEntry(entry).ifPresent(events::add);
        switch (entry.event()) {
            case Event.MutationProposed e -> {
                cite(e.proposal().source());
                follow(e, entry);
            }
            case Event.MutationImported e -> {
                cite(new Source(e.document(), null, null, null));
                follow(e, entry);
            }
            case Event.EarlyExecutionAllowed e -> {
                cite(new Source(e.letter(), null, null, null));
                follow(e, entry);
            }
            case Event.MutationEvent e -> follow(e, entry);
            case Event.BillPresented e -> cite(new Source(e.document(), null, null, null));
            case Event.BillAdopted e -> cite(new Source(e.act(), null, null, null));
            case Event.PublishedBalanceRecorded e -> cite(e.published().source());
            default -> {}
        }
    }

    /** A mutation of another moment that one of this moment takes back is not followed. */
    private void follow(Event.MutationEvent event, LedgerEntry entry) {
        mutations.computeIfPresent(event.mutation(), (id, followed) -> followed.evolve(event, entry));
    }

    private void cite(Source source) {
        documents.merge(ArchivedDocument.withoutPlace(source), 1L, Long::sum);
    }

    /** The entries that touch the moment. */
    Set<Long> ledgerNumbers() {
        return Set.copyOf(ledgerNumbers);
    }

    /** The mutations that it presents, in the order in which they were proposed. */
    List<ArchivedMutation> mutations() {
        return mutations.values().stream()
                .flatMap(one -> one.mutation().asProposed().stream()
                        .map(proposed -> ArchivedMutation.of(proposed, one.proposedAt(), one.last())))
                .toList();
    }

    /** The documents that its entries cite. */
    List<ArchivedDocument> documents() {
        return documents.entrySet().stream()
                .map(one -> ArchivedDocument.of(one.getKey(), one.getValue()))
                .sorted(ArchivedDocument.ORDER)
                .toList();
    }

    /** What happened to it as a whole, in the order of the ledger. */
    List<MdtoEvent> events() {
        return List.copyOf(events);
    }
}
