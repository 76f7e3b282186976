package nl.mutatieboek.balance.trail;

import java.util.List;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceChangeCriteria;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceDifference;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.DetailedChange;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an item between two points in time.
 *
 * @param totals differences by flow and year
 * @param changes by mutation, flow and year, in ledger order; those of a flow and year add up to its difference
 */
public record BalanceChangeListResponse(
        String item,
        AsOfResponse from,
        AsOfResponse to,
        List<BalanceDifferenceResponse> totals,
        List<BalanceChangeResponse> changes) {
    public static BalanceChangeListResponse of(
            BalanceChangeCriteria question, List<BalanceDifference> totals, List<DetailedChange> changes) {
        return new BalanceChangeListResponse(
                question.item().toString(),
                AsOfResponse.of(question.from()),
                AsOfResponse.of(question.to()),
                totals.stream().map(BalanceDifferenceResponse::of).toList(),
                changes.stream().map(BalanceChangeResponse::of).toList());
    }

    /**
     * A balance at both points in time.
     *
     * @param from whole thousands of euros; null if nothing is known
     * @param difference {@code to} minus {@code from}, unknown counted as zero
     */
    public record BalanceDifferenceResponse(
            Flow flow,
            int year,
            @Nullable Long from,
            @Nullable Long to,
            long difference) {
        static BalanceDifferenceResponse of(BalanceDifference total) {
            return new BalanceDifferenceResponse(
                    total.flowYear().flow(),
                    total.flowYear().year().value(),
                    value(total.from()),
                    value(total.to()),
                    total.difference().value());
        }

        private static @Nullable Long value(@Nullable Thousands thousands) {
            return thousands == null ? null : thousands.value();
        }
    }

    /**
     * Change by one mutation.
     *
     * @param thousands whole thousands of euros; negated if it counts at the first point only
     * @param restatement whether it was recorded after the first point was known and is effective on or before that day
     */
    public record BalanceChangeResponse(
            long ledgerNumber,
            String mutation,
            String number,
            MutationKind kind,
            String title,
            String moment,
            String effectiveOn,
            Flow flow,
            int year,
            long thousands,
            boolean restatement) {
        static BalanceChangeResponse of(DetailedChange detailed) {
            BalanceChange change = detailed.change();
            MutationDetails details = detailed.mutation();
            return new BalanceChangeResponse(
                    change.first().ledgerNumber(),
                    change.mutation().toString(),
                    details.number(),
                    details.kind(),
                    details.title(),
                    details.moment().toString(),
                    details.effectiveOn().toString(),
                    change.flow(),
                    change.year().value(),
                    change.thousands().value(),
                    change.restatement());
        }
    }
}
