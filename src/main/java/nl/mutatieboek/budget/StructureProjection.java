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

/** Folds the ledger into what the book knows of chapters, items and moments, and since which number it does. */
final class StructureProjection implements Projection {
    private final List<StructureFact> facts = new ArrayList<>();

    /**
     * A fact that the book knows.
     *
     * @param from the ledger number from which it is known
     * @param what a {@link KnownChapter}, an {@link KnownItem}, a {@link KnownMoment} without closings, a {@link SuccessionChange}, or an event about
     *     a moment, a name or a correction
     */
    private record StructureFact(long from, Record what) {}

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        learn(entry.event(), countsFrom);
    }

    private void learn(Event event, long countsFrom) {
        switch (event) {
            case Event.ChapterOpened e ->
                learn(countsFrom, new KnownChapter(e.chapter(), e.name(), e.validity(), e.budgetStatement()));
            case Event.ItemRegistered e -> learn(countsFrom, new KnownItem(e.item(), e.name(), e.validity()));
            case Event.ItemCorrected e -> learn(countsFrom, e);
            case Event.ItemNamed e -> learn(countsFrom, e);
            case Event.ItemNameCorrected e -> learn(countsFrom, e);
            case Event.MomentRegistered e ->
                learn(
                        countsFrom,
                        new KnownMoment(e.moment(), e.submittedOn(), e.assumed(), e.publicAt(), e.embargoEnded()));
            case Event.MomentCorrectionProposed e -> learn(countsFrom, e);
            case Event.MomentCorrectionWithdrawn e -> learn(countsFrom, e);
            case Event.MomentCorrected e -> learn(countsFrom, e);
            case Event.EmbargoLifted e -> learn(countsFrom, e);
            case Event.EmbargoRestored e -> learn(countsFrom, e);
            case Event.ChapterChangeProposed e -> learn(countsFrom, e);
            case Event.ChapterChangeWithdrawn e -> learn(countsFrom, e);
            case Event.MomentClosed e -> learn(countsFrom, e);
            case Event.MomentReopened e -> learn(countsFrom, e);
            case Event.BillPresented e -> learn(countsFrom, e);
            case Event.BillAdopted e -> learn(countsFrom, e);
            case Event.BillPresentationRevoked e -> learn(countsFrom, e);
            case Event.BillAdoptionRevoked e -> learn(countsFrom, e);
            case Event.LineageLinked e ->
                e.links()
                        .forEach(link ->
                                learn(countsFrom, new SuccessionChange(link, true, e.moment(), e.effectiveOn())));
            case Event.LineageUnlinked e ->
                e.links()
                        .forEach(link ->
                                learn(countsFrom, new SuccessionChange(link, false, e.moment(), e.effectiveOn())));
            case Event.PublishedBalanceRecorded e -> {}
            case Event.MutationNumberIssued e -> {}
            case Event.CounterpartInformed e -> {}
            case Event.ReserveDrawClaimed e -> {}
            case Event.ReserveDrawReleased e -> {}
            case Event.PostingsBooked e -> {}
            case Event.MutationEvent e -> {}
        }
    }

    private void learn(long from, Record what) {
        facts.add(new StructureFact(from, what));
    }

    /** How much was known at a ledger number: two numbers of which this is the same have one structure. */
    int known(long ledgerNumber) {
        int known = facts.size();
        // Questions are mostly about now.
        while (known > 0 && facts.get(known - 1).from() > ledgerNumber) {
            known--;
        }
        return known;
    }

    StructureSnapshot outline(int known) {
        List<StructureFact> then = facts.subList(0, known);
        List<KnownMoment> moments = of(KnownMoment.class, then).stream()
                .map(moment -> withSittings(moment, then))
                .toList();
        ItemRegistry registry = new ItemRegistry();
        then.forEach(fact -> registry.apply(fact.what()));
        return new StructureSnapshot(registry, moments, bills(then), of(SuccessionChange.class, then));
    }

    /** The same once these events were recorded as well. */
    StructureSnapshot outline(int known, List<Event> after) {
        StructureProjection later = new StructureProjection();
        later.facts.addAll(facts.subList(0, known));
        after.forEach(event -> later.learn(event, Long.MAX_VALUE));
        return later.outline(later.facts.size());
    }

    /** The chapters for which a moment is closed, the changes that wait for a second person, and where its embargo ended. */
    private static KnownMoment withSittings(KnownMoment first, List<StructureFact> facts) {
        KnownMoment known = first;
        PendingMomentCorrection correction = null;
        SortedSet<ChapterCode> closed = new TreeSet<>();
        Map<List<Object>, PendingMomentChange> proposed = new LinkedHashMap<>();
        Set<Optional<ChapterCode>> lifted = new HashSet<>(known.lifted());
        boolean registered = known.isLifted();
        for (StructureFact fact : facts) {
            if (!known.moment().equals(moment(fact.what()))) {
                continue;
            }
            switch (fact.what()) {
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
                    lifted.addAll(known.lifted());
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
            if (fact.what() instanceof Event.TwoPersonChange change && change instanceof Event.ChapterEvent of) {
                proposed.remove(List.of(of.chapter(), change.subject()));
            }
        }
        return known.with(List.copyOf(closed), List.copyOf(proposed.values()), lifted, correction);
    }

    /** The moment that an event is about; null of any other fact. */
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
            switch (fact.what()) {
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

    private static <T extends Record> List<T> of(Class<T> type, List<StructureFact> facts) {
        return facts.stream()
                .map(StructureFact::what)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public long write(DataOutput out, long upTo) throws IOException {
        int known = known(upTo);
        out.writeInt(known);
        for (StructureFact fact : facts.subList(0, known)) {
            out.writeLong(fact.from());
            StructureFactSerializer.write(out, fact.what());
        }
        return known;
    }

    @Override
    public void read(DataInput in) throws IOException {
        int known = in.readInt();
        for (int i = 0; i < known; i++) {
            learn(in.readLong(), StructureFactSerializer.read(in));
        }
    }

    @Override
    public Stream<String> rows(long upTo) {
        return facts.subList(0, known(upTo)).stream().map(fact -> fact.what() + " known from " + fact.from());
    }
}
