package nl.mutatieboek.domain.mutation;

import java.util.Objects;
import java.util.Optional;
import nl.mutatieboek.domain.KindRefusal.GrossUpUneven;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Checks gross-ups: expenditure and receipts change alike. */
final class GrossUpPolicy {
    private GrossUpPolicy() {}

    /** Expenditure and receipts of a year must change equally. */
    static Optional<Refusal> checkGrossUpEven(Proposal proposal) {
        return RoundingRemainder.expenditureLessReceipts(proposal.postings()).stream()
                .filter(year -> !year.isExplainedByRounding(proposal.precision()))
                .findFirst()
                .map(year -> {
                    BudgetYear in = Objects.requireNonNull(year.year());
                    return new GrossUpUneven(in, sum(proposal, Flow.EXPENDITURE, in), sum(proposal, Flow.RECEIPTS, in));
                });
    }

    private static Thousands sum(Proposal proposal, Flow flow, BudgetYear year) {
        return proposal.postings().stream()
                .filter(posting -> posting.flow() == flow && posting.year().equals(year))
                .map(Posting::thousands)
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    static Optional<Refusal> checkGrossUpMoves(Proposal proposal) {
        return proposal.postings().stream()
                        .allMatch(posting ->
                                sum(proposal, Flow.EXPENDITURE, posting.year()).isZero())
                ? Optional.of(new NothingMoves(proposal.kind()))
                : Optional.empty();
    }
}
