package nl.mutatieboek.exporting.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;

/** Collects what the ledger has about one moment, reading all entries once, command by command. */
final class MomentHistoryCollector {
    private final MomentEventMatcher matcher;
    private final Set<Long> ledgerNumbers = new HashSet<>();
    private final Map<MutationId, TrackedMutation> mutations = new LinkedHashMap<>();
    private final MatterEventMatcher matters;
    private final Map<Source, Long> documents = new HashMap<>();
    private final SequencedMap<AttachmentKey, ArchivedAttachment> attachments = new LinkedHashMap<>();
    private final List<MdtoEvent> events = new ArrayList<>();

    /** A mutation, up to its last entry that concerns the moment. */
    private record TrackedMutation(Mutation mutation, long proposalLedgerNumber, LedgerEntry last) {
        TrackedMutation evolve(Event.MutationEvent event, LedgerEntry entry) {
            return new TrackedMutation(mutation.evolve(event), proposalLedgerNumber, entry);
        }
    }

    private record AttachmentKey(MutationId mutation, String sha256) {}

    private MomentHistoryCollector(Moment moment, Comparator<Moment> order) {
        this.matters = new MatterEventMatcher(moment, order, mutations.keySet());
        this.matcher = new MomentEventMatcher(moment, mutations.keySet(), matters);
    }

    /** @param upTo last entry of a command */
    static MomentHistoryCollector collect(Moment moment, Comparator<Moment> order, LedgerReader entries, long upTo) {
        MomentHistoryCollector contents = new MomentHistoryCollector(moment, order);
        List<LedgerEntry> command = new ArrayList<>();
        entries.forEachRaw(0, upTo, raw -> {
            LedgerEntry entry = entries.decode(raw);
            command.add(entry);
            if (entry.completesCommand()) {
                contents.addCommand(command);
                command.clear();
            }
        });
        contents.leaveOutWithdrawnContent(entries);
        return contents;
    }

    /**
     * Leaves out the content of attachments that are withdrawn now, also at an earlier ledger number: only auditors may
     * still read it.
     */
    private void leaveOutWithdrawnContent(LedgerReader entries) {
        Set<StreamId> streams = attachments.keySet().stream()
                .map(key -> StreamId.of(key.mutation()))
                .collect(Collectors.toSet());
        Map<AttachmentKey, String> reasons = new HashMap<>();
        entries.readStream(streams).values().stream().flatMap(List::stream).forEach(entry -> {
            switch (entry.event()) {
                case Event.AttachmentAdded e ->
                    reasons.remove(new AttachmentKey(e.mutation(), e.file().sha256()));
                case Event.AttachmentWithdrawn e ->
                    reasons.put(new AttachmentKey(e.mutation(), e.sha256()), e.reason());
                default -> {}
            }
        });
        reasons.forEach((key, reason) ->
                attachments.computeIfPresent(key, (same, one) -> one.file() == null ? one : one.withdraw(reason)));
    }

    /** Collects proposals first, because a reversal may be claimed before its own proposal in the same command. */
    private void addCommand(List<LedgerEntry> command) {
        for (LedgerEntry entry : command) {
            if (entry.event() instanceof Event.MutationProposed e
                    && e.proposal().moment().equals(matcher.moment())) {
                mutations.put(
                        e.mutation(), new TrackedMutation(new Mutation.NotProposed(), entry.ledgerNumber(), entry));
            }
        }
        for (LedgerEntry entry : command) {
            if (entry.event() instanceof MatterEvent e) {
                matters.add(e);
            }
            if (matcher.matches(entry.event())) {
                add(entry);
            }
        }
    }

    private void add(LedgerEntry entry) {
        ledgerNumbers.add(entry.ledgerNumber());
        MdtoEvent.fromEntry(entry).ifPresent(events::add);
        switch (entry.event()) {
            case Event.MutationProposed e -> {
                cite(e.proposal().source());
                track(e, entry);
            }
            case Event.MutationImported e -> {
                cite(Source.ofDocument(e.document()));
                track(e, entry);
            }
            case Event.EarlyExecutionAllowed e -> {
                cite(Source.ofDocument(e.letter()));
                track(e, entry);
            }
            case Event.AttachmentAdded e -> {
                attachments.put(new AttachmentKey(e.mutation(), e.file().sha256()), ArchivedAttachment.of(e, entry));
                track(e, entry);
            }
            case Event.AttachmentWithdrawn e -> {
                attachments.computeIfPresent(
                        new AttachmentKey(e.mutation(), e.sha256()), (key, one) -> one.withdraw(e.reason()));
                track(e, entry);
            }
            case Event.MutationEvent e -> track(e, entry);
            case Event.BillPresented e -> cite(Source.ofDocument(e.document()));
            case Event.BillAdopted e -> cite(Source.ofDocument(e.act()));
            case Event.PublishedBalanceRecorded e -> cite(e.published().source());
            case CalendarEvent.CeilingRecorded e -> cite(e.amount().source());
            case BudgetConstraintEvent.YearEndMarginCapRecorded e -> cite(e.source());
            case BudgetConstraintEvent.BudgetFlexibilityRecorded e ->
                cite(e.flexibility().source());
            case MatterEvent.MatterRecorded e -> citePaper(e.details());
            case MatterEvent.MatterChanged e -> citePaper(e.details());
            case MatterEvent.MatterCorrected e -> citePaper(e.details());
            case MatterEvent.MatterFollowedUp e ->
                cite(Source.ofDocument(e.followUp().document()));
            default -> {}
        }
    }

    /** A mutation of another moment that is reversed here is not tracked. */
    private void track(Event.MutationEvent event, LedgerEntry entry) {
        mutations.computeIfPresent(event.mutation(), (id, tracked) -> tracked.evolve(event, entry));
    }

    private void citePaper(MatterDetails details) {
        if (details.parliamentaryPaper() != null) {
            cite(Source.ofDocument(details.parliamentaryPaper()));
        }
    }

    private void cite(Source source) {
        documents.merge(ArchivedDocument.withoutPlace(source), 1L, Long::sum);
    }

    /** Numbers of the entries that concern the moment. */
    Set<Long> ledgerNumbers() {
        return Set.copyOf(ledgerNumbers);
    }

    /** Mutations of the moment, in the order of their proposals. */
    List<ArchivedMutation> mutations() {
        return mutations.values().stream()
                .flatMap(one -> one.mutation().asProposed().stream()
                        .map(proposed -> ArchivedMutation.of(proposed, one.proposalLedgerNumber(), one.last())))
                .toList();
    }

    /** Attachments of its mutations; those withdrawn since then have no file either. */
    List<ArchivedAttachment> attachments() {
        return List.copyOf(attachments.values());
    }

    /** Documents cited by its entries. */
    List<ArchivedDocument> documents() {
        return documents.entrySet().stream()
                .map(one -> ArchivedDocument.of(one.getKey(), one.getValue()))
                .sorted(ArchivedDocument.ORDER)
                .toList();
    }

    /** Events of the moment as a whole, in ledger order. */
    List<MdtoEvent> events() {
        return List.copyOf(events);
    }
}
