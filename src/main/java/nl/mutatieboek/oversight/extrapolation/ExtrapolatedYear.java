package nl.mutatieboek.oversight.extrapolation;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The year that a moment adds to a chapter, made from the year before it less what ends. What a source does not say the
 * continuation of goes on; whoever proposes adjusts a line, with a reason.
 *
 * @param added the year t+5
 * @param lines by item and flow, of all in which anything is booked in the year before
 */
record ExtrapolatedYear(ChapterCode chapter, Moment moment, BudgetYear added, List<SuggestedExtrapolation> lines) {
    ExtrapolatedYear {
        lines = List.copyOf(lines);
    }

    /** Whether nothing of the year before is missing. */
    public boolean complete() {
        return lines.stream().allMatch(SuggestedExtrapolation::complete);
    }

    /** The year before the added one. */
    public BudgetYear from() {
        return added.plus(-1);
    }

    /**
     * An item and a flow.
     *
     * @param item on which lines lie themselves, what lies below it left out
     * @param from what is booked in the year before
     * @param complete whether nothing of the balance of the item in the year before is missing
     * @param ends what of that does not go on, each with the mutation that it is of
     * @param extrapolated what earlier extrapolations have put in the added year already, pending or booked
     */
    record SuggestedExtrapolation(
            ItemPath item,
            @Nullable String name,
            Flow flow,
            Thousands from,
            boolean complete,
            List<ExtrapolationPart> ends,
            List<ExtrapolationPart> extrapolated) {
        SuggestedExtrapolation {
            ends = List.copyOf(ends);
            extrapolated = List.copyOf(extrapolated);
        }

        /** The year before, less what ends. */
        public Thousands suggested() {
            return from.minus(ended());
        }

        /** What ends, together. */
        public Thousands ended() {
            return ends.stream().map(ExtrapolationPart::thousands).reduce(Thousands.ZERO, Thousands::plus);
        }
    }

    /** What is of one mutation. */
    record ExtrapolationPart(MutationId mutation, String number, String title, Thousands thousands) {}
}
