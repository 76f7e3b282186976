package nl.mutatieboek.report.table;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** A cell of a table. Empty, unknown and zero are distinct. */
public sealed interface ReportCell {
    /** Numbers of its footnotes, in ascending order. */
    List<Integer> notes();

    /** Explanation of its figure; null if there is none. */
    @Nullable
    ReportLink link();

    /** Certainty of its figure; exact if there is no figure. */
    FigureCertainty certainty();

    /** Returns the cell with more footnotes. Only figures have marks that need them. */
    ReportCell withFootnotes(List<Integer> more);

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
     * @param certainty of the compared amounts
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

    /** No value is known, which is not zero. */
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

    /** The cell does not apply. */
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

    /** An amount, or an unknown cell for null. */
    static ReportCell amountOrUnknown(@Nullable ReportFigure figure, @Nullable ReportLink link) {
        return figure == null ? new Unknown(link, List.of()) : amount(figure, link);
    }

    static ReportCell amount(ReportFigure figure, @Nullable ReportLink link) {
        return new Amount(figure, link, List.of());
    }

    /** The sum of the amounts; incomplete if one is not known. */
    static ReportCell sum(List<ReportCell> cells) {
        boolean unknown = cells.stream().anyMatch(Unknown.class::isInstance);
        return cells.stream()
                .flatMap(cell -> cell instanceof Amount amount ? Stream.of(amount.figure()) : Stream.of())
                .reduce(ReportFigure::plus)
                .<ReportCell>map(sum -> amount(sum.withCompleteness(!unknown), null))
                .orElseGet(() -> unknown ? new Unknown(null, List.of()) : EMPTY);
    }

    private static List<Integer> merge(List<Integer> notes, List<Integer> more) {
        return Stream.concat(notes.stream(), more.stream()).distinct().sorted().toList();
    }
}
