package nl.mutatieboek.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Validity;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.structure.Structure.Chapter;
import nl.mutatieboek.structure.Structure.Item;
import nl.mutatieboek.structure.Structure.KnownMoment;

/** Folds the ledger into what the book knows of chapters, items and moments, and since which number it does. */
final class StructureProjection implements Projection {
    private final List<Fact> facts = new ArrayList<>();

    /**
     * What the book has learnt.
     *
     * @param from the ledger number from which it is known
     * @param what a {@link Chapter}, an {@link Item}, a {@link KnownMoment} without closings or a {@link Closing}
     */
    private record Fact(long from, Record what) {}

    private record Closing(Moment moment, ChapterCode chapter) {}

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
                learn(countsFrom, new KnownMoment(e.moment(), e.submittedOn(), e.assumed(), List.of()));
            case Event.MomentClosed e -> learn(countsFrom, new Closing(e.moment(), e.chapter()));
            case Event.PublishedBalanceRecorded e -> {}
            case Event.NumberIssued e -> {}
            case Event.DrawClaimed e -> {}
            case Event.DrawReleased e -> {}
            case Event.PostingsBooked e -> {}
            case Event.OfMutation e -> {}
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
        List<Closing> closings = of(Closing.class, then);
        List<KnownMoment> moments = of(KnownMoment.class, then).stream()
                .map(moment -> moment.closedFor(closings.stream()
                        .filter(closing -> closing.moment().equals(moment.moment()))
                        .map(Closing::chapter)
                        .sorted()
                        .toList()))
                .toList();
        return new Outline(of(Chapter.class, then), of(Item.class, then), moments);
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
                case Closing closing -> {
                    out.writeByte('X');
                    out.writeUTF(closing.moment().toString());
                    out.writeUTF(closing.chapter().value());
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
    }

    private static Record readFact(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'C' -> new Chapter(new ChapterCode(in.readUTF()), in.readUTF(), readValidity(in), in.readBoolean());
            case 'I' -> new Item(ItemPath.parse(in.readUTF()), in.readUTF(), readValidity(in));
            case 'M' ->
                new KnownMoment(
                        Moment.parse(in.readUTF()), LocalDate.ofEpochDay(in.readLong()), in.readBoolean(), List.of());
            case 'X' -> new Closing(Moment.parse(in.readUTF()), new ChapterCode(in.readUTF()));
            default -> throw new IOException("Not of the structure: " + kind);
        };
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
