package nl.mutatieboek.report.table;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table. Nothing, not known and zero are three things. */
public sealed interface ReportCell {
    /** The numbers of its footnotes, in their order. */
    List<Integer> notes();

    /** What explains it; null where nothing does. */
    @Nullable
    ReportLink link();

    /** How certain its figure is; exact where there is none. */
    FigureCertainty certainty();

    /** The same cell with more footnotes; only a figure has marks to explain. */
    ReportCell withFootnotes(List<Integer> more);

    /** An amount in whole thousands of euros. */
    record Amount(ReportFigure figure, @Nullable ReportLink link, List<Integer> notes) implements ReportCell {
        public Amount {
            notes = List.copyOf(notes);
        }

        public Thousands thousands() {
            return figure.thousands();
        }

        @Override
        public FigureCertainty certainty() {
            return figure.certainty();
        }

        @Override
        public ReportCell withFootnotes(List<Integer> more) {
            return new Amount(figure, link, merge(notes, more));
        }
    }

    /**
     * A share.
     *
     * @param tenths tenths of a percent, rounded half away from zero: 125 is 12,5 %
     * @param certainty that of the amounts that it compares
     */
    record Share(
            long tenths,
            FigureCertainty certainty,
            @Nullable ReportLink link,
            List<Integer> notes) implements ReportCell {
        public Share {
            notes = List.copyOf(notes);
        }

        @Override
        public ReportCell withFootnotes(List<Integer> more) {
            return new Share(tenths, certainty, link, merge(notes, more));
        }
    }

    /** Words. */
    record Text(String text, @Nullable ReportLink link, List<Integer> notes) implements ReportCell {
        public Text {
            notes = List.copyOf(notes);
        }

        @Override
        public FigureCertainty certainty() {
            return FigureCertainty.EXACT;
        }

        @Override
        public ReportCell withFootnotes(List<Integer> more) {
            return this;
        }
    }

    /** The book knows nothing there, which is not zero. */
    record Unknown(@Nullable ReportLink link, List<Integer> notes) implements ReportCell {
        public Unknown {
            notes = List.copyOf(notes);
        }

        @Override
        public FigureCertainty certainty() {
            return FigureCertainty.EXACT;
        }

        @Override
        public ReportCell withFootnotes(List<Integer> more) {
            return this;
        }
    }

    /** Nothing belongs there. */
    record Empty() implements ReportCell {
        @Override
        public List<Integer> notes() {
            return List.of();
        }

        @Override
        public @Nullable ReportLink link() {
            return null;
        }

        @Override
        public FigureCertainty certainty() {
            return FigureCertainty.EXACT;
        }

        @Override
        public ReportCell withFootnotes(List<Integer> more) {
            return this;
        }
    }

    ReportCell EMPTY = new Empty();

    static ReportCell text(String text) {
        return new Text(text, null, List.of());
    }

    /** An amount; not known where there is none. */
    static ReportCell amountOrUnknown(@Nullable ReportFigure figure, @Nullable ReportLink link) {
        return figure == null ? new Unknown(link, List.of()) : amount(figure, link);
    }

    static ReportCell amount(ReportFigure figure, @Nullable ReportLink link) {
        return new Amount(figure, link, List.of());
    }

    private static List<Integer> merge(List<Integer> notes, List<Integer> more) {
        return Stream.concat(notes.stream(), more.stream()).distinct().sorted().toList();
    }
}
