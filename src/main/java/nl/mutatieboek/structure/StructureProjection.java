package nl.mutatieboek.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Succession;
import nl.mutatieboek.budget.term.Validity;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.structure.Structure.Bill;
import nl.mutatieboek.structure.Structure.Chapter;
import nl.mutatieboek.structure.Structure.Item;
import nl.mutatieboek.structure.Structure.KnownMoment;
import nl.mutatieboek.structure.Structure.Linked;
import nl.mutatieboek.structure.Structure.Wanted;
import nl.mutatieboek.structure.Structure.Wish;
import org.jspecify.annotations.Nullable;

/** Folds the ledger into what the book knows of chapters, items and moments, and since which number it does. */
final class StructureProjection implements Projection {
    private final List<Fact> facts = new ArrayList<>();
    private final Set<Moment> documented = new HashSet<>();
    private Event.@Nullable MutationProposed last;

    /**
     * What the book has learnt.
     *
     * @param from the ledger number from which it is known
     * @param what a {@link Chapter}, an {@link Item}, a {@link KnownMoment} without closings, a {@link Sitting}, a
     *     {@link Proposed}, a {@link Withdrawn}, a {@link Presented}, an {@link Adopted}, a {@link Revoked}, a
     *     {@link Documented} or a {@link Linked}
     */
    private record Fact(long from, Record what) {}

    private record Sitting(Moment moment, ChapterCode chapter, boolean closed) {}

    private record Proposed(Moment moment, Wanted wanted) {}

    private record Withdrawn(Moment moment, ChapterCode chapter) {}

    /** That a document which was taken over presents something in a moment. */
    private record Documented(Moment moment) {}

    private record Presented(ChapterCode chapter, Moment bill, String document, LocalDate on) {}

    /** What was recorded of a bill that counts no more: that it was adopted, or that it was presented. */
    private record Revoked(ChapterCode chapter, Moment bill, boolean adoption) {}

    private record Adopted(ChapterCode chapter, Moment bill, String act, LocalDate on, LocalDate effectiveFrom) {}

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public void project(Entry entry, long countsFrom) {
        switch (entry.event()) {
            case Event.ChapterOpened e ->
                learn(countsFrom, new Chapter(e.chapter(), e.name(), e.validity(), e.budgetStatement()));
            case Event.ItemRegistered e -> learn(countsFrom, new Item(e.item(), e.name(), e.validity()));
            case Event.MomentRegistered e ->
                learn(countsFrom, new KnownMoment(e.moment(), e.submittedOn(), e.assumed()));
            case Event.ClosingProposed e ->
                learn(countsFrom, new Proposed(e.moment(), new Wanted(e.chapter(), Wish.CLOSING, e.by(), null)));
            case Event.ClosingWithdrawn e -> learn(countsFrom, new Withdrawn(e.moment(), e.chapter()));
            case Event.MomentClosed e -> learn(countsFrom, new Sitting(e.moment(), e.chapter(), true));
            case Event.ReopeningProposed e ->
                learn(
                        countsFrom,
                        new Proposed(e.moment(), new Wanted(e.chapter(), Wish.REOPENING, e.by(), e.reason())));
            case Event.ReopeningWithdrawn e -> learn(countsFrom, new Withdrawn(e.moment(), e.chapter()));
            case Event.MomentReopened e -> learn(countsFrom, new Sitting(e.moment(), e.chapter(), false));
            case Event.BillPresented e ->
                learn(countsFrom, new Presented(e.chapter(), e.bill(), e.document(), e.presentedOn()));
            case Event.BillAdopted e ->
                learn(countsFrom, new Adopted(e.chapter(), e.bill(), e.act(), e.adoptedOn(), e.effectiveFrom()));
            case Event.BillPresentationRevoked e -> learn(countsFrom, new Revoked(e.chapter(), e.bill(), false));
            case Event.BillAdoptionRevoked e -> learn(countsFrom, new Revoked(e.chapter(), e.bill(), true));
            case Event.LineageLinked e ->
                e.links().forEach(link -> learn(countsFrom, new Linked(link, true, e.moment(), e.effectiveOn())));
            case Event.LineageUnlinked e ->
                e.links().forEach(link -> learn(countsFrom, new Linked(link, false, e.moment(), e.effectiveOn())));
            case Event.PublishedBalanceRecorded e -> {}
            case Event.NumberIssued e -> {}
            case Event.DrawClaimed e -> {}
            case Event.DrawReleased e -> {}
            case Event.PostingsBooked e -> {}
            case Event.MutationProposed e -> last = e;
            case Event.MutationTakenFromDocument e -> document(e.mutation(), countsFrom);
            case Event.OfMutation e -> {}
        }
    }

    /** What was taken from a document was proposed by the entry before, in the same command. */
    private void document(MutationId mutation, long countsFrom) {
        Event.MutationProposed proposed = last;
        if (proposed == null || !proposed.mutation().equals(mutation)) {
            throw new IllegalStateException("Taken from a document, and not proposed with it: " + mutation);
        }
        Moment moment = proposed.proposal().moment();
        if (documented.add(moment)) {
            learn(countsFrom, new Documented(moment));
        }
    }

    private void learn(long from, Record what) {
        facts.add(new Fact(from, what));
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

    Outline outline(int known) {
        List<Fact> then = facts.subList(0, known);
        List<KnownMoment> moments = of(KnownMoment.class, then).stream()
                .map(moment -> withSittings(moment, then))
                .toList();
        return new Outline(
                of(Chapter.class, then),
                of(Item.class, then),
                moments,
                bills(then),
                of(Linked.class, then),
                of(Documented.class, then).stream().map(Documented::moment).collect(Collectors.toSet()));
    }

    /** The chapters for which the last word about a moment was that it is closed, and what was proposed since. */
    private static KnownMoment withSittings(KnownMoment known, List<Fact> facts) {
        SortedSet<ChapterCode> closed = new TreeSet<>();
        SortedMap<ChapterCode, Wanted> proposed = new TreeMap<>();
        for (Fact fact : facts) {
            switch (fact.what()) {
                case Sitting s
                when s.moment().equals(known.moment()) -> {
                    proposed.remove(s.chapter());
                    if (s.closed()) {
                        closed.add(s.chapter());
                    } else {
                        closed.remove(s.chapter());
                    }
                }
                case Proposed p
                when p.moment().equals(known.moment()) ->
                    proposed.put(p.wanted().chapter(), p.wanted());
                case Withdrawn w when w.moment().equals(known.moment()) -> proposed.remove(w.chapter());
                default -> {}
            }
        }
        return known.with(List.copyOf(closed), List.copyOf(proposed.values()));
    }

    private static List<Bill> bills(List<Fact> facts) {
        Map<List<Record>, Bill> bills = new LinkedHashMap<>();
        for (Fact fact : facts) {
            switch (fact.what()) {
                case Presented p ->
                    bills.put(
                            List.of(p.chapter(), p.bill()),
                            new Bill(p.chapter(), p.bill(), p.document(), p.on(), null, null, null));
                case Adopted a ->
                    bills.computeIfPresent(
                            List.of(a.chapter(), a.bill()),
                            (key, bill) -> bill.adopted(a.act(), a.on(), a.effectiveFrom()));
                case Revoked r ->
                    bills.computeIfPresent(
                            List.of(r.chapter(), r.bill()), (key, bill) -> r.adoption() ? bill.notAdopted() : null);
                default -> {}
            }
        }
        return List.copyOf(bills.values());
    }

    private static <T extends Record> List<T> of(Class<T> type, List<Fact> facts) {
        return facts.stream()
                .map(Fact::what)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public long write(DataOutput out, long upTo) throws IOException {
        int known = known(upTo);
        out.writeInt(known);
        for (Fact fact : facts.subList(0, known)) {
            out.writeLong(fact.from());
            switch (fact.what()) {
                case Chapter chapter -> {
                    out.writeByte('C');
                    out.writeUTF(chapter.code().value());
                    out.writeUTF(chapter.name());
                    write(out, chapter.validity());
                    out.writeBoolean(chapter.budgetStatement());
                }
                case Item item -> {
                    out.writeByte('I');
                    out.writeUTF(item.path().toString());
                    out.writeUTF(item.name());
                    write(out, item.validity());
                }
                case KnownMoment moment -> {
                    out.writeByte('M');
                    out.writeUTF(moment.moment().toString());
                    out.writeLong(moment.submittedOn().toEpochDay());
                    out.writeBoolean(moment.assumed());
                }
                case Sitting sitting -> {
                    out.writeByte('X');
                    out.writeUTF(sitting.moment().toString());
                    out.writeUTF(sitting.chapter().value());
                    out.writeBoolean(sitting.closed());
                }
                case Proposed proposed -> {
                    out.writeByte('W');
                    out.writeUTF(proposed.moment().toString());
                    out.writeUTF(proposed.wanted().chapter().value());
                    out.writeUTF(proposed.wanted().wish().name());
                    out.writeUTF(proposed.wanted().by().value());
                    String reason = proposed.wanted().reason();
                    out.writeUTF(reason == null ? "" : reason);
                }
                case Withdrawn withdrawn -> {
                    out.writeByte('N');
                    out.writeUTF(withdrawn.moment().toString());
                    out.writeUTF(withdrawn.chapter().value());
                }
                case Documented document -> {
                    out.writeByte('D');
                    out.writeUTF(document.moment().toString());
                }
                case Presented presented -> {
                    out.writeByte('P');
                    out.writeUTF(presented.chapter().value());
                    out.writeUTF(presented.bill().toString());
                    out.writeUTF(presented.document());
                    out.writeLong(presented.on().toEpochDay());
                }
                case Adopted adopted -> {
                    out.writeByte('A');
                    out.writeUTF(adopted.chapter().value());
                    out.writeUTF(adopted.bill().toString());
                    out.writeUTF(adopted.act());
                    out.writeLong(adopted.on().toEpochDay());
                    out.writeLong(adopted.effectiveFrom().toEpochDay());
                }
                case Revoked revoked -> {
                    out.writeByte('R');
                    out.writeUTF(revoked.chapter().value());
                    out.writeUTF(revoked.bill().toString());
                    out.writeBoolean(revoked.adoption());
                }
                case Linked linked -> {
                    out.writeByte('L');
                    out.writeUTF(linked.link().was().toString());
                    out.writeUTF(linked.link().becomes().toString());
                    out.writeBoolean(linked.holds());
                    out.writeUTF(linked.moment().toString());
                    out.writeLong(linked.effectiveOn().toEpochDay());
                }
                default -> throw new IllegalStateException("Not of the structure: " + fact);
            }
        }
        return known;
    }

    private static void write(DataOutput out, Validity validity) throws IOException {
        BudgetYear until = validity.until();
        out.writeInt(validity.from().value());
        out.writeInt(until == null ? 0 : until.value());
    }

    @Override
    public void read(DataInput in) throws IOException {
        int known = in.readInt();
        for (int i = 0; i < known; i++) {
            learn(in.readLong(), readFact(in));
        }
        of(Documented.class, facts).forEach(document -> documented.add(document.moment()));
    }

    private static Record readFact(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'C' -> new Chapter(new ChapterCode(in.readUTF()), in.readUTF(), readValidity(in), in.readBoolean());
            case 'I' -> new Item(ItemPath.parse(in.readUTF()), in.readUTF(), readValidity(in));
            case 'M' ->
                new KnownMoment(Moment.parse(in.readUTF()), LocalDate.ofEpochDay(in.readLong()), in.readBoolean());
            case 'X' -> new Sitting(Moment.parse(in.readUTF()), new ChapterCode(in.readUTF()), in.readBoolean());
            case 'W' ->
                new Proposed(
                        Moment.parse(in.readUTF()),
                        new Wanted(
                                new ChapterCode(in.readUTF()),
                                Wish.valueOf(in.readUTF()),
                                new PersonId(in.readUTF()),
                                orNull(in.readUTF())));
            case 'N' -> new Withdrawn(Moment.parse(in.readUTF()), new ChapterCode(in.readUTF()));
            case 'D' -> new Documented(Moment.parse(in.readUTF()));
            case 'P' ->
                new Presented(
                        new ChapterCode(in.readUTF()),
                        Moment.parse(in.readUTF()),
                        in.readUTF(),
                        LocalDate.ofEpochDay(in.readLong()));
            case 'A' ->
                new Adopted(
                        new ChapterCode(in.readUTF()),
                        Moment.parse(in.readUTF()),
                        in.readUTF(),
                        LocalDate.ofEpochDay(in.readLong()),
                        LocalDate.ofEpochDay(in.readLong()));
            case 'R' -> new Revoked(new ChapterCode(in.readUTF()), Moment.parse(in.readUTF()), in.readBoolean());
            case 'L' ->
                new Linked(
                        new Succession(ItemPath.parse(in.readUTF()), ItemPath.parse(in.readUTF())),
                        in.readBoolean(),
                        Moment.parse(in.readUTF()),
                        LocalDate.ofEpochDay(in.readLong()));
            default -> throw new IOException("Not of the structure: " + kind);
        };
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Validity readValidity(DataInput in) throws IOException {
        int from = in.readInt();
        int until = in.readInt();
        return new Validity(new BudgetYear(from), until == 0 ? null : new BudgetYear(until));
    }

    @Override
    public Stream<String> rows(long upTo) {
        return facts.subList(0, known(upTo)).stream().map(fact -> fact.what() + " known from " + fact.from());
    }
}
