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
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureQueries.PendingMomentChange;
import nl.mutatieboek.budget.StructureQueries.PendingMomentCorrection;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;

/**
 * Projects the ledger to the structure: chapters, items and moments, each with the ledger number from which it is
 * known.
 */
final class StructureProjection implements Projection {
    private final List<StructureFact> facts = new ArrayList<>();

    /**
     * A fact of the structure.
     *
     * @param knownFrom the ledger number from which it is known
     * @param value a {@link KnownChapter}, an {@link KnownItem}, a {@link KnownMoment} without closings, a {@link
     *     SuccessionChange}, or an event about a moment, a name or a correction
     */
    private record StructureFact(long knownFrom, Record value) {}

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        addFact(entry.event(), countsFrom);
    }

    private void addFact(Event event, long countsFrom) {
        switch (event) {
            case Event.ChapterOpened e ->
                addFact(countsFrom, new KnownChapter(e.chapter(), e.name(), e.validity(), e.budgetStatement()));
            case Event.ItemRegistered e -> addFact(countsFrom, new KnownItem(e.item(), e.name(), e.validity()));
            case Event.ItemNamed e -> addFact(countsFrom, e);
            case Event.MomentRegistered e ->
                addFact(
                        countsFrom,
                        new KnownMoment(e.moment(), e.submittedOn(), e.assumed(), e.publicAt(), e.embargoEnded()));
            case Event.CalendarEvent e -> addFact(countsFrom, (Record) e);
            case Event.TwoPersonChange e -> addFact(countsFrom, (Record) e);
            case Event.ChapterChangeProposed e -> addFact(countsFrom, e);
            case Event.ChapterChangeWithdrawn e -> addFact(countsFrom, e);
            case Event.LineageLinked e ->
                e.links()
                        .forEach(link ->
                                addFact(countsFrom, new SuccessionChange(link, true, e.moment(), e.effectiveOn())));
            case Event.LineageUnlinked e ->
                e.links()
                        .forEach(link ->
                                addFact(countsFrom, new SuccessionChange(link, false, e.moment(), e.effectiveOn())));
            // Other events change no chapter, item or moment.
            default -> {}
        }
    }

    private void addFact(long from, Record what) {
        facts.add(new StructureFact(from, what));
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
        List<StructureFact> then = facts.subList(0, known);
        List<KnownMoment> moments = factsOfType(KnownMoment.class, then).stream()
                .map(moment -> withMomentChanges(moment, then))
                .toList();
        ItemRegistrationState registry = new ItemRegistrationState();
        then.forEach(fact -> registry.apply(fact.value()));
        return new StructureSnapshot(registry, moments, bills(then), factsOfType(SuccessionChange.class, then));
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
    private static KnownMoment withMomentChanges(KnownMoment first, List<StructureFact> facts) {
        KnownMoment known = first;
        PendingMomentCorrection correction = null;
        SortedSet<ChapterCode> closed = new TreeSet<>();
        Map<List<Object>, PendingMomentChange> proposed = new LinkedHashMap<>();
        Set<Optional<ChapterCode>> lifted = new HashSet<>(known.embargoEnds());
        boolean registered = known.isEmbargoLifted();
        for (StructureFact fact : facts) {
            if (!known.moment().equals(moment(fact.value()))) {
                continue;
            }
            switch (fact.value()) {
                case Event.ChapterChangeProposed e ->
                    proposed.put(
                            List.of(e.chapter(), e.change().subject()),
                            new PendingMomentChange(e.chapter(), e.by(), e.change()));
                case Event.ChapterChangeWithdrawn e ->
                    proposed.remove(List.of(e.chapter(), e.change().subject()));
                case Event.MomentCorrectionProposed e -> correction = PendingMomentCorrection.of(e);
                case Event.MomentCorrectionWithdrawn e -> correction = null;
                case Event.MomentCorrected e -> {
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
                case Event.EmbargoLifted e -> {
                    lifted.add(Optional.ofNullable(e.chapter()));
                    registered &= e.chapter() != null;
                }
                case Event.EmbargoRestored e -> lifted.remove(Optional.of(e.chapter()));
                default -> {}
            }
            if (fact.value() instanceof Event.TwoPersonChange change && change instanceof Event.ChapterEvent of) {
                proposed.remove(List.of(of.chapter(), change.subject()));
            }
        }
        return known.withState(List.copyOf(closed), List.copyOf(proposed.values()), lifted, correction);
    }

    /** Returns the moment of an event; null for any other fact. */
    private static @Nullable Moment moment(Record fact) {
        return switch (fact) {
            case Event.ChapterChangeProposed e -> moment((Record) e.change());
            case Event.ChapterChangeWithdrawn e -> moment((Record) e.change());
            case Event.MomentClosed e -> e.moment();
            case Event.MomentReopened e -> e.moment();
            case Event.BillPresented e -> e.bill();
            case Event.BillAdopted e -> e.bill();
            case Event.BillPresentationRevoked e -> e.bill();
            case Event.BillAdoptionRevoked e -> e.bill();
            case Event.MomentCorrectionProposed e -> e.change().moment();
            case Event.MomentCorrectionWithdrawn e -> e.change().moment();
            case Event.MomentCorrected e -> e.moment();
            case Event.EmbargoLifted e -> e.moment();
            case Event.EmbargoRestored e -> e.moment();
            default -> null;
        };
    }

    private static List<KnownBill> bills(List<StructureFact> facts) {
        Map<List<Record>, KnownBill> bills = new LinkedHashMap<>();
        for (StructureFact fact : facts) {
            switch (fact.value()) {
                case Event.BillPresented e ->
                    bills.put(
                            List.of(e.chapter(), e.bill()),
                            new KnownBill(e.chapter(), e.bill(), e.document(), e.presentedOn(), null, null, null));
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

    private static <T extends Record> List<T> factsOfType(Class<T> type, List<StructureFact> facts) {
        return facts.stream()
                .map(StructureFact::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        int known = factCount(upTo);
        out.writeInt(known);
        for (StructureFact fact : facts.subList(0, known)) {
            out.writeLong(fact.knownFrom());
            StructureFactSerializer.write(out, fact.value());
        }
        return known;
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int known = in.readInt();
        for (int i = 0; i < known; i++) {
            addFact(in.readLong(), StructureFactSerializer.read(in));
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return facts.subList(0, factCount(upTo)).stream().map(fact -> fact.value() + " known from " + fact.knownFrom());
    }
}
