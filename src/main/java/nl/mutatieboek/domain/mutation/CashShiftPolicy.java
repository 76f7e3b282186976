package nl.mutatieboek.domain.mutation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.KindRefusal.NoShiftBetweenYears;
import nl.mutatieboek.domain.KindRefusal.OneYearOnly;
import nl.mutatieboek.domain.KindRefusal.UnbalancedOverYears;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Checks cash shifts: over the articles of a chapter, or over chapters (a macro cash shift), each flow is zero over the
 * years.
 */
final class CashShiftPolicy {
    private CashShiftPolicy() {}

    /** Postings must sum to zero per flow over the years, over all articles and chapters together. */
    static Optional<Refusal> checkBalancedOverYears(Proposal proposal) {
        return RoundingRemainder.perFlow(proposal.postings()).stream()
                .filter(remainder -> !remainder.isExplainedByRounding(proposal.precision()))
                .findFirst()
                .map(remainder -> new UnbalancedOverYears(proposal.kind(), remainder.flow(), remainder.sum()));
    }

    /** A cash shift must touch several years; within one year it is a reallocation or a transfer. */
    static Optional<Refusal> checkSeveralYears(Proposal proposal) {
        Set<BudgetYear> years = proposal.postings().stream()
                .filter(posting -> !posting.thousands().isZero())
                .map(Posting::year)
                .collect(Collectors.toSet());
        return years.size() < 2 ? Optional.of(new OneYearOnly(proposal.kind())) : Optional.empty();
    }

    /**
     * Every flow that changes must shift between years: a chapter, or all of them together, gives in one year and takes
     * in another. Otherwise it would be a reallocation or a transfer in each year under the name of a cash shift.
     */
    static Optional<Refusal> checkShiftsBetweenYears(Proposal proposal) {
        return Stream.of(Flow.values())
                .filter(flow -> proposal.postings().stream()
                        .anyMatch(posting ->
                                posting.flow() == flow && !posting.thousands().isZero()))
                .filter(flow -> Stream.concat(
                                Stream.of(proposal.postings()),
                                proposal.chapters().stream().map(proposal::postingsOf))
                        .noneMatch(postings -> shifts(postings, flow)))
                .findFirst()
                .map(flow -> new NoShiftBetweenYears(proposal.kind(), flow));
    }

    private static boolean shifts(List<Posting> postings, Flow flow) {
        Map<BudgetYear, Thousands> years = postings.stream()
                .filter(posting -> posting.flow() == flow)
                .collect(Collectors.toMap(Posting::year, Posting::thousands, Thousands::plus));
        Collection<Thousands> sums = years.values();
        return sums.stream().anyMatch(Thousands::isNegative)
                && sums.stream().anyMatch(sum -> sum.compareTo(Thousands.ZERO) > 0);
    }
}
