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
 * What moved an item from one point to another.
 *
 * @param totals per flow and year; the changes of each add up to its difference
 * @param changes by mutation, flow and year, in the order of the ledger
 */
public record BalanceChangeListResponse(
        String item,
        AsOfResponse from,
        AsOfResponse to,
        List<BalanceDifferenceResponse> totals,
        List<BalanceChangeResponse> changes) {
    public BalanceChangeListResponse {
        totals = List.copyOf(totals);
        changes = List.copyOf(changes);
    }

    /** What was found. */
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
     * A balance at both points.
     *
     * @param from whole thousands of euros; null when nothing is known there
     * @param difference what is there at the one less what is there at the other, unknown counted as nothing
     */
    public record BalanceDifferenceResponse(
            Flow flow,
            int year,
            @Nullable Long from,
            @Nullable Long to,
            long difference) {
        static BalanceDifferenceResponse of(BalanceDifference total) {
            return new BalanceDifferenceResponse(
                    total.column().flow(),
                    total.column().year().value(),
                    value(total.from()),
                    value(total.to()),
                    total.difference().value());
        }

        private static @Nullable Long value(@Nullable Thousands thousands) {
            return thousands == null ? null : thousands.value();
        }
    }

    /**
     * What one mutation changed.
     *
     * @param thousands whole thousands of euros; negative where it counts at the first point and not at the second
     * @param restatement whether it was recorded after the first point was known and holds from a day that is not later
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
        static BalanceChangeResponse of(DetailedChange told) {
            BalanceChange change = told.change();
            MutationDetails dossier = told.dossier();
            return new BalanceChangeResponse(
                    change.first().ledgerNumber(),
                    change.mutation().toString(),
                    dossier.number(),
                    dossier.kind(),
                    dossier.title(),
                    dossier.moment().toString(),
                    dossier.effectiveOn().toString(),
                    change.flow(),
                    change.year().value(),
                    change.thousands().value(),
                    change.restatement());
        }
    }
}
