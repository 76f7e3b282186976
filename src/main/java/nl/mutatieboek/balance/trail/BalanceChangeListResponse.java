package nl.mutatieboek.balance.trail;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceChangeCriteria;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceDifference;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.DetailedChange;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;

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
        List<BalanceDifference> totals,
        List<BalanceChangeResponse> changes) {
    public static BalanceChangeListResponse of(
            BalanceChangeCriteria question, List<BalanceDifference> totals, List<DetailedChange> changes) {
        return new BalanceChangeListResponse(
                question.item().toString(),
                AsOfResponse.of(question.from()),
                AsOfResponse.of(question.to()),
                totals,
                changes.stream().map(BalanceChangeResponse::of).toList());
    }

    /**
     * Change by one mutation.
     *
     * @param thousands whole thousands of euros; negated if it counts at the first point only
     * @param restatement whether it was recorded after the first point was known and is effective on or before that day
     */
    public record BalanceChangeResponse(
            long ledgerNumber,
            MutationId mutation,
            String number,
            MutationKind kind,
            String title,
            Moment moment,
            LocalDate effectiveOn,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            boolean restatement) {
        static BalanceChangeResponse of(DetailedChange detailed) {
            BalanceChange change = detailed.change();
            MutationDetails details = detailed.mutation();
            return new BalanceChangeResponse(
                    change.first().ledgerNumber(),
                    change.mutation(),
                    details.number(),
                    details.kind(),
                    details.title(),
                    details.moment(),
                    details.effectiveOn(),
                    change.flow(),
                    change.year(),
                    change.thousands(),
                    change.restatement());
        }
    }
}
