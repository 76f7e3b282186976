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
 * The year that a moment adds to a chapter, extrapolated from the year before less what ends. An amount without a
 * stated continuation continues; the proposer adjusts postings, with a reason.
 *
 * @param added the year t+5
 * @param lines by item and flow, for all with bookings in the year before
 */
record ExtrapolatedYear(ChapterCode chapter, Moment moment, BudgetYear added, List<SuggestedExtrapolation> lines) {
    ExtrapolatedYear {
        lines = List.copyOf(lines);
    }

    /** Whether the year before is complete. */
    public boolean complete() {
        return lines.stream().allMatch(SuggestedExtrapolation::complete);
    }

    /** The year before the added one. */
    public BudgetYear baseYear() {
        return added.previous().orElseThrow();
    }

    /**
     * The extrapolation of an item in one flow.
     *
     * @param item an item with postings of its own; items below it are excluded
     * @param baseAmount the booked amount in the year before
     * @param complete whether the balance of the item in the year before is complete
     * @param ends amounts that end, with their mutations
     * @param extrapolated amounts of earlier extrapolations in the added year, pending or booked
     */
    record SuggestedExtrapolation(
            ItemPath item,
            @Nullable String name,
            Flow flow,
            Thousands baseAmount,
            boolean complete,
            List<ExtrapolationPart> ends,
            List<ExtrapolationPart> extrapolated) {
        SuggestedExtrapolation {
            ends = List.copyOf(ends);
            extrapolated = List.copyOf(extrapolated);
        }

        public Thousands suggested() {
            return baseAmount.minus(ended());
        }

        public Thousands ended() {
            return ends.stream().map(ExtrapolationPart::thousands).reduce(Thousands.ZERO, Thousands::plus);
        }
    }

    /** The part of one mutation. */
    record ExtrapolationPart(MutationId mutation, String number, String title, Thousands thousands) {}
}
