package nl.mutatieboek.oversight.extrapolation;

import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.ExtrapolationPart;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.SuggestedExtrapolation;
import org.jspecify.annotations.Nullable;

/**
 * A suggested extrapolation in the API. No decision depends on it.
 *
 * @param year the added year
 * @param fromYear the year before it
 * @param complete whether the year before is complete; if not, the suggestions are incomplete too
 */
record ExtrapolatedYearResponse(
        AsOfResponse axes,
        String chapter,
        String moment,
        int year,
        int fromYear,
        boolean complete,
        List<SuggestedExtrapolationResponse> lines) {
    static ExtrapolatedYearResponse of(ResolvedAsOf point, ExtrapolatedYear extrapolation) {
        return new ExtrapolatedYearResponse(
                AsOfResponse.of(point),
                extrapolation.chapter().value(),
                extrapolation.moment().toString(),
                extrapolation.added().value(),
                extrapolation.baseYear().value(),
                extrapolation.complete(),
                extrapolation.lines().stream()
                        .map(SuggestedExtrapolationResponse::of)
                        .toList());
    }

    /**
     * An item in one flow, in whole thousands of euros.
     *
     * @param item an item with postings of its own; items below it are excluded
     * @param from the booked amount in the year before
     * @param complete whether the balance of the item in the year before is complete
     * @param ends amounts that end
     * @param suggested {@code from} less {@code ends}
     * @param extrapolated amounts of earlier extrapolations in the added year, pending or booked; usually empty
     */
    record SuggestedExtrapolationResponse(
            String item,
            @Nullable String name,
            Flow flow,
            long from,
            boolean complete,
            List<ExtrapolationPart> ends,
            long suggested,
            List<ExtrapolationPart> extrapolated) {
        static SuggestedExtrapolationResponse of(SuggestedExtrapolation line) {
            return new SuggestedExtrapolationResponse(
                    line.item().toString(),
                    line.name(),
                    line.flow(),
                    line.baseAmount().value(),
                    line.complete(),
                    line.ends(),
                    line.suggested().value(),
                    line.extrapolated());
        }
    }
}
