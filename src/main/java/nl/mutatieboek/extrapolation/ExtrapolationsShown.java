package nl.mutatieboek.extrapolation;

import java.util.List;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.extrapolation.Extrapolation.Line;
import nl.mutatieboek.extrapolation.Extrapolation.Part;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion for an extrapolation, for programs. Nothing is decided from it.
 *
 * @param year the year that is added
 * @param fromYear the year before it
 * @param complete whether nothing of the year before is missing; if not, the suggestions lack the same
 */
record ExtrapolationsShown(
        AsOfResponse axes,
        String chapter,
        String moment,
        int year,
        int fromYear,
        boolean complete,
        List<SuggestedShown> lines) {
    ExtrapolationsShown {
        lines = List.copyOf(lines);
    }

    static ExtrapolationsShown of(AsOf point, Extrapolation extrapolation) {
        return new ExtrapolationsShown(
                AsOfResponse.of(point),
                extrapolation.chapter().value(),
                extrapolation.moment().toString(),
                extrapolation.added().value(),
                extrapolation.from().value(),
                extrapolation.complete(),
                extrapolation.lines().stream().map(SuggestedShown::of).toList());
    }

    /**
     * An item and a flow, in whole thousands of euros.
     *
     * @param item on which lines lie themselves, what lies below it left out
     * @param from what is booked in the year before
     * @param complete whether nothing of the balance of the item in the year before is missing
     * @param ends what of that does not go on
     * @param suggested from less what ends
     * @param extrapolated what earlier extrapolations have put in the added year already, pending or booked; empty for most
     */
    record SuggestedShown(
            String item,
            @Nullable String name,
            Flow flow,
            long from,
            boolean complete,
            List<PartShown> ends,
            long suggested,
            List<PartShown> extrapolated) {
        SuggestedShown {
            ends = List.copyOf(ends);
            extrapolated = List.copyOf(extrapolated);
        }

        static SuggestedShown of(Line line) {
            return new SuggestedShown(
                    line.item().toString(),
                    line.name(),
                    line.flow(),
                    line.from().value(),
                    line.complete(),
                    line.ends().stream().map(PartShown::of).toList(),
                    line.suggested().value(),
                    line.extrapolated().stream().map(PartShown::of).toList());
        }
    }

    /** What is of one mutation. */
    record PartShown(String mutation, String number, String title, long thousands) {
        static PartShown of(Part part) {
            return new PartShown(
                    part.mutation().toString(),
                    part.number(),
                    part.title(),
                    part.thousands().value());
        }
    }
}
