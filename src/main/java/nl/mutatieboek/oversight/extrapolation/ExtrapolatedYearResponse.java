package nl.mutatieboek.oversight.extrapolation;

import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.ExtrapolationPart;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.SuggestedExtrapolation;
import org.jspecify.annotations.Nullable;

/**
 * A suggestion for an extrapolation, for programs. Nothing is decided from it.
 *
 * @param year the year that is added
 * @param fromYear the year before it
 * @param complete whether nothing of the year before is missing; if not, the suggestions lack the same
 */
record ExtrapolatedYearResponse(
        AsOfResponse axes,
        String chapter,
        String moment,
        int year,
        int fromYear,
        boolean complete,
        List<SuggestedExtrapolationResponse> lines) {
    ExtrapolatedYearResponse {
        lines = List.copyOf(lines);
    }

    static ExtrapolatedYearResponse of(ResolvedAsOf point, ExtrapolatedYear extrapolation) {
        return new ExtrapolatedYearResponse(
                AsOfResponse.of(point),
                extrapolation.chapter().value(),
                extrapolation.moment().toString(),
                extrapolation.added().value(),
                extrapolation.from().value(),
                extrapolation.complete(),
                extrapolation.lines().stream()
                        .map(SuggestedExtrapolationResponse::of)
                        .toList());
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
    record SuggestedExtrapolationResponse(
            String item,
            @Nullable String name,
            Flow flow,
            long from,
            boolean complete,
            List<ExtrapolationPartResponse> ends,
            long suggested,
            List<ExtrapolationPartResponse> extrapolated) {
        SuggestedExtrapolationResponse {
            ends = List.copyOf(ends);
            extrapolated = List.copyOf(extrapolated);
        }

        static SuggestedExtrapolationResponse of(SuggestedExtrapolation line) {
            return new SuggestedExtrapolationResponse(
                    line.item().toString(),
                    line.name(),
                    line.flow(),
                    line.from().value(),
                    line.complete(),
                    line.ends().stream().map(ExtrapolationPartResponse::of).toList(),
                    line.suggested().value(),
                    line.extrapolated().stream()
                            .map(ExtrapolationPartResponse::of)
                            .toList());
        }
    }

    /** What is of one mutation. */
    record ExtrapolationPartResponse(String mutation, String number, String title, long thousands) {
        static ExtrapolationPartResponse of(ExtrapolationPart part) {
            return new ExtrapolationPartResponse(
                    part.mutation().toString(),
                    part.number(),
                    part.title(),
                    part.thousands().value());
        }
    }
}
