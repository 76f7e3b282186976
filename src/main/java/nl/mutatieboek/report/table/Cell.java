package nl.mutatieboek.report.table;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table. Nothing, not known and zero are three things. */
public sealed interface Cell {
    /** The numbers of its footnotes, in their order. */
    List<Integer> notes();

    /** What explains it; null where nothing does. */
    @Nullable
    Link link();

    /** How certain its figure is; exact where there is none. */
    Certainty certainty();

    /** The same cell with more footnotes; only a figure has marks to explain. */
    Cell noted(List<Integer> more);

    /** An amount in whole thousands of euros. */
    record Amount(Figure figure, @Nullable Link link, List<Integer> notes) implements Cell {
        public Amount {
            notes = List.copyOf(notes);
        }

        public Thousands thousands() {
            return figure.thousands();
        }

        @Override
        public Certainty certainty() {
            return figure.certainty();
        }

        @Override
        public Cell noted(List<Integer> more) {
            return new Amount(figure, link, joined(notes, more));
        }
    }

    /**
     * A share.
     *
     * @param tenths tenths of a percent, rounded half away from zero: 125 is 12,5 %
     * @param certainty that of the amounts that it compares
     */
    record Share(long tenths, Certainty certainty, @Nullable Link link, List<Integer> notes) implements Cell {
        public Share {
            notes = List.copyOf(notes);
        }

        @Override
        public Cell noted(List<Integer> more) {
            return new Share(tenths, certainty, link, joined(notes, more));
        }
    }

    /** Words. */
    record Text(String text, @Nullable Link link, List<Integer> notes) implements Cell {
        public Text {
            notes = List.copyOf(notes);
        }

        @Override
        public Certainty certainty() {
            return Certainty.EXACT;
        }

        @Override
        public Cell noted(List<Integer> more) {
            return this;
        }
    }

    /** The book knows nothing there, which is not zero. */
    record Unknown(@Nullable Link link, List<Integer> notes) implements Cell {
        public Unknown {
            notes = List.copyOf(notes);
        }

        @Override
        public Certainty certainty() {
            return Certainty.EXACT;
        }

        @Override
        public Cell noted(List<Integer> more) {
            return this;
        }
    }

    /** Nothing belongs there. */
    record Empty() implements Cell {
        @Override
        public List<Integer> notes() {
            return List.of();
        }

        @Override
        public @Nullable Link link() {
            return null;
        }

        @Override
        public Certainty certainty() {
            return Certainty.EXACT;
        }

        @Override
        public Cell noted(List<Integer> more) {
            return this;
        }
    }

    Cell EMPTY = new Empty();

    static Cell text(String text) {
        return new Text(text, null, List.of());
    }

    /** An amount; not known where there is none. */
    static Cell known(@Nullable Figure figure, @Nullable Link link) {
        return figure == null ? new Unknown(link, List.of()) : amount(figure, link);
    }

    static Cell amount(Figure figure, @Nullable Link link) {
        return new Amount(figure, link, List.of());
    }

    private static List<Integer> joined(List<Integer> notes, List<Integer> more) {
        return Stream.concat(notes.stream(), more.stream()).distinct().sorted().toList();
    }
}
