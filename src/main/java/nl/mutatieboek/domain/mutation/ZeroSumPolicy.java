package nl.mutatieboek.domain.mutation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Checks that postings sum to zero per flow and year, and that in every chapter an amount changes. */
final class ZeroSumPolicy {
    private ZeroSumPolicy() {}

    /** Postings must sum to zero per flow and year. */
    static Optional<Refusal> checkBalanced(Proposal proposal) {
        return RoundingRemainder.perFlowAndYear(proposal.postings()).stream()
                .filter(remainder -> !remainder.isExplainedByRounding(proposal.precision()))
                .findFirst()
                .map(remainder -> new Unbalanced(
                        proposal.kind(), remainder.flow(), Objects.requireNonNull(remainder.year()), remainder.sum()));
    }

    /** In every chapter, at least one account must change. */
    static Optional<Refusal> checkAmountsMove(Proposal proposal) {
        return proposal.chapters().stream().map(proposal::postingsOf).anyMatch(ZeroSumPolicy::netsToZero)
                ? Optional.of(new NothingMoves(proposal.kind()))
                : Optional.empty();
    }

    private static boolean netsToZero(List<Posting> postings) {
        Map<BudgetAccount, Thousands> sums = new HashMap<>();
        postings.forEach(p -> sums.merge(BudgetAccount.ofPosting(p), p.thousands(), Thousands::plus));
        return sums.values().stream().allMatch(Thousands::isZero);
    }
}
