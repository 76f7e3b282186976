package nl.mutatieboek.report.table;

import java.util.List;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table. Nothing, not known and zero are three things. */
public sealed interface Cell {
    /** The numbers of its footnotes, in their order. */
    List<Integer> notes();

    /** What explains it; null where nothing does. */
    @Nullable
    Link link();

    /** An amount in whole thousands of euros. */
    record Amount(Thousands thousands, @Nullable Link link, List<Integer> notes) implements Cell {
        public Amount {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A share.
     *
     * @param tenths tenths of a percent, rounded half away from zero: 125 is 12,5 %
     */
    record Share(long tenths, @Nullable Link link, List<Integer> notes) implements Cell {
        public Share {
            notes = List.copyOf(notes);
        }
    }

    /** Words. */
    record Text(String text, @Nullable Link link, List<Integer> notes) implements Cell {
        public Text {
            notes = List.copyOf(notes);
        }
    }

    /** The book knows nothing there, which is not zero. */
    record Unknown(@Nullable Link link, List<Integer> notes) implements Cell {
        public Unknown {
            notes = List.copyOf(notes);
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
    }

    Cell EMPTY = new Empty();

    static Cell text(String text) {
        return new Text(text, null, List.of());
    }

    /** An amount; not known where there is none. */
    static Cell known(@Nullable Thousands thousands, @Nullable Link link) {
        return thousands == null ? new Unknown(link, List.of()) : new Amount(thousands, link, List.of());
    }

    static Cell amount(Thousands thousands, @Nullable Link link) {
        return new Amount(thousands, link, List.of());
    }
}
