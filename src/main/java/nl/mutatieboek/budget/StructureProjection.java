package nl.mutatieboek.budget;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureQueries.PendingMomentChange;
import nl.mutatieboek.budget.StructureQueries.PendingMomentCorrection;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.DefaultMarkEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.ProjectedEventMapper;
import nl.mutatieboek.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Projects the ledger to the structure: chapters, items and moments, each with the ledger number from which it is
 * known.
 */
final class StructureProjection implements Projection {
    private static final JsonMapper JSON = ProjectedEventMapper.forType(Event.class);

    private final List<StructureFact> facts = new ArrayList<>();

    /**
     * A fact of the structure.
     *
     * @param knownFrom the ledger number from which it is known
     */
    private record StructureFact(long knownFrom, Event event) {}

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        addFact(entry.event(), countsFrom);
    }

    private void addFact(Event event, long knownFrom) {
        if (isOfStructure(event)) {
            facts.add(new StructureFact(knownFrom, event));
        }
    }

    private static boolean isOfStructure(Event event) {
        return event instanceof CalendarEvent
                || event instanceof Event.TwoPersonChange
                || event instanceof Event.ChapterChangeProposed
                || event instanceof Event.ChapterChangeWithdrawn
                || event instanceof Event.ChapterOpened
                || event instanceof Event.ItemRegistered
                || event instanceof Event.ItemNamed
                || event instanceof BudgetConstraintEvent
                || event instanceof DefaultMarkEvent
                || event instanceof Event.LineageLinked
                || event instanceof Event.LineageUnlinked;
    }

    /**
     * Returns the number of facts at a ledger number: two ledger numbers with the same count have the same structure.
     */
    int factCount(long ledgerNumber) {
        int known = facts.size();
        // Most queries are about now.
        while (known > 0 && facts.get(known - 1).knownFrom() > ledgerNumber) {
            known--;
        }
        return known;
    }

    StructureSnapshot snapshot(int known) {
        List<Event> then =
                facts.subList(0, known).stream().map(StructureFact::event).toList();
        List<KnownMoment> moments = new ArrayList<>();
        List<SuccessionChange> lineage = new ArrayList<>();
        List<BudgetConstraintEvent> constraints = new ArrayList<>();
        List<CalendarEvent.CeilingRecorded> ceilings = new ArrayList<>();
        ItemRegistrationState registry = new ItemRegistrationState();
        for (Event event : then) {
            registry.apply(event);
            switch (event) {
                case CalendarEvent.MomentRegistered e -> moments.add(withMomentChanges(e, then));
                case CalendarEvent.CeilingRecorded e -> ceilings.add(e);
                case Event.LineageLinked e ->
                    e.links()
                            .forEach(
                                    link -> lineage.add(new SuccessionChange(link, true, e.moment(), e.effectiveOn())));
                case Event.LineageUnlinked e ->
                    e.links()
                            .forEach(link ->
                                    lineage.add(new SuccessionChange(link, false, e.moment(), e.effectiveOn())));
                case BudgetConstraintEvent e -> constraints.add(e);
                default -> {}
            }
        }
        return new StructureSnapshot(registry, moments, bills(then), lineage, constraints, ceilings);
    }

    /** Returns the structure as if these events were recorded as well. */
    StructureSnapshot snapshot(int known, List<Event> after) {
        StructureProjection later = new StructureProjection();
        later.facts.addAll(facts.subList(0, known));
        after.forEach(event -> later.addFact(event, Long.MAX_VALUE));
        return later.snapshot(later.facts.size());
    }

    /**
     * The chapters for which a moment is closed, the changes that await a second person, and the end of its embargo.
     */
    private static KnownMoment withMomentChanges(CalendarEvent.MomentRegistered first, List<Event> events) {
        KnownMoment known = new KnownMoment(
                first.moment(), first.submittedOn(), first.assumed(), first.publicAt(), first.embargoEnded());
        PendingMomentCorrection correction = null;
        SortedSet<ChapterCode> closed = new TreeSet<>();
        Map<List<Object>, PendingMomentChange> proposed = new LinkedHashMap<>();
        Set<Optional<ChapterCode>> lifted = new HashSet<>(known.embargoEnds());
        boolean registered = known.isEmbargoLifted();
        for (Event event : events) {
            if (!known.moment().equals(moment(event))) {
                continue;
            }
            switch (event) {
                case Event.ChapterChangeProposed e ->
                    proposed.put(
                            List.of(e.chapter(), e.change().subject()),
                            new PendingMomentChange(e.chapter(), e.by(), e.change()));
                case Event.ChapterChangeWithdrawn e ->
                    proposed.remove(List.of(e.chapter(), e.change().subject()));
                case CalendarEvent.MomentCorrectionProposed e -> correction = PendingMomentCorrection.of(e);
                case CalendarEvent.MomentCorrectionWithdrawn e -> correction = null;
                case CalendarEvent.MomentCorrected e -> {
                    known = new KnownMoment(e.moment(), e.submittedOn(), e.assumed(), e.publicAt(), e.embargoEnded());
                    correction = null;
                    if (!e.embargoEnded() && registered) {
                        lifted.remove(Optional.<ChapterCode>empty());
                    }
                    registered |= e.embargoEnded();
                    lifted.addAll(known.embargoEnds());
                }
                case Event.MomentClosed e -> closed.add(e.chapter());
                case Event.MomentReopened e -> closed.remove(e.chapter());
                case CalendarEvent.EmbargoLifted e -> {
                    lifted.add(Optional.ofNullable(e.chapter()));
                    registered &= e.chapter() != null;
                }
                case CalendarEvent.EmbargoRestored e -> lifted.remove(Optional.of(e.chapter()));
                default -> {}
            }
            if (event instanceof Event.TwoPersonChange change && change instanceof Event.ChapterEvent of) {
                proposed.remove(List.of(of.chapter(), change.subject()));
            }
        }
        return known.withState(List.copyOf(closed), List.copyOf(proposed.values()), lifted, correction);
    }

    /** Returns the moment of an event; null for any other event. */
    private static @Nullable Moment moment(Event event) {
        return switch (event) {
            case Event.ChapterChangeProposed e -> moment(e.change());
            case Event.ChapterChangeWithdrawn e -> moment(e.change());
            case Event.MomentClosed e -> e.moment();
            case Event.MomentReopened e -> e.moment();
            case Event.BillChange e -> e.bill();
            case CalendarEvent.MomentCorrectionProposed e -> e.change().moment();
            case CalendarEvent.MomentCorrectionWithdrawn e -> e.change().moment();
            case CalendarEvent.MomentCorrected e -> e.moment();
            case CalendarEvent.EmbargoLifted e -> e.moment();
            case CalendarEvent.EmbargoRestored e -> e.moment();
            default -> null;
        };
    }

    private static List<KnownBill> bills(List<Event> events) {
        Map<List<Record>, KnownBill> bills = new LinkedHashMap<>();
        for (Event event : events) {
            switch (event) {
                case Event.BillPresented e -> bills.put(List.of(e.chapter(), e.bill()), KnownBill.presented(e));
                case Event.BillAdopted e ->
                    bills.computeIfPresent(
                            List.of(e.chapter(), e.bill()),
                            (key, bill) -> bill.adopted(e.act(), e.adoptedOn(), e.effectiveFrom()));
                case Event.BillPresentationRevoked e -> bills.remove(List.of(e.chapter(), e.bill()));
                case Event.BillAdoptionRevoked e ->
                    bills.computeIfPresent(List.of(e.chapter(), e.bill()), (key, bill) -> bill.notAdopted());
                default -> {}
            }
        }
        return List.copyOf(bills.values());
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        int known = factCount(upTo);
        out.writeInt(known);
        for (StructureFact fact : facts.subList(0, known)) {
            out.writeLong(fact.knownFrom());
            out.writeUTF(JSON.writerFor(Event.class).writeValueAsString(fact.event()));
        }
        return known;
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int known = in.readInt();
        for (int i = 0; i < known; i++) {
            facts.add(new StructureFact(in.readLong(), JSON.readValue(in.readUTF(), Event.class)));
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return facts.subList(0, factCount(upTo)).stream().map(fact -> fact.event() + " known from " + fact.knownFrom());
    }
}
