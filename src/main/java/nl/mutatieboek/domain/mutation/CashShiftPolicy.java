package nl.mutatieboek.domain.mutation;

import java.util.Collection;
import java.util.HashMap;
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
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Checks cash shifts. The part of each chapter is a cash shift by itself, also in one over several chapters (a macro
 * cash shift): each flow is zero over the years, and moves at least as much between years as between items.
 */
final class CashShiftPolicy {
    private CashShiftPolicy() {}

    /** The postings of each chapter must sum to zero per flow over the years, over all its articles together. */
    static Optional<Refusal> checkBalancedOverYears(Proposal proposal) {
        return proposal.chapters().stream()
                .flatMap(chapter -> RoundingRemainder.perFlow(proposal.postingsOf(chapter)).stream()
                        .filter(remainder -> !remainder.isExplainedByRounding(proposal.precision()))
                        .<Refusal>map(remainder ->
                                new UnbalancedOverYears(proposal.kind(), chapter, remainder.flow(), remainder.sum())))
                .findFirst();
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
     * Each flow of a chapter must move at least as much between years as between items within the years. Otherwise it
     * would be a reallocation under the name of a cash shift.
     */
    static Optional<Refusal> checkShiftsBetweenYears(Proposal proposal) {
        return proposal.chapters().stream()
                .flatMap(chapter -> Stream.of(Flow.values())
                        .map(flow -> proposal.postingsOf(chapter).stream()
                                .filter(posting -> posting.flow() == flow
                                        && !posting.thousands().isZero())
                                .toList())
                        .filter(postings -> !postings.isEmpty())
                        .flatMap(postings -> checkShift(proposal, chapter, postings).stream()))
                .findFirst();
    }

    /** Checks the postings of one chapter and flow. */
    private static Optional<Refusal> checkShift(Proposal proposal, ChapterCode chapter, List<Posting> postings) {
        Map<BudgetYear, Map<BudgetAccount, Thousands>> years = new HashMap<>();
        RoundingRemainder.figures(postings)
                .forEach((account, thousands) -> years.computeIfAbsent(account.year(), year -> new HashMap<>())
                        .put(account, thousands));
        Thousands betweenYears = moved(
                years.values().stream().map(figures -> sum(figures.values())).toList());
        Thousands betweenItems = sum(
                years.values().stream().map(figures -> moved(figures.values())).toList());
        return betweenYears.isZero() || betweenYears.compareTo(betweenItems) < 0
                ? Optional.of(new NoShiftBetweenYears(
                        proposal.kind(), chapter, postings.getFirst().flow(), betweenYears, betweenItems))
                : Optional.empty();
    }

    /** What goes from the ones that give to the ones that receive: the smaller of both sums. */
    private static Thousands moved(Collection<Thousands> changes) {
        Thousands received =
                sum(changes.stream().filter(change -> !change.isNegative()).toList());
        Thousands given =
                sum(changes.stream().filter(Thousands::isNegative).toList()).negated();
        return given.compareTo(received) < 0 ? given : received;
    }

    private static Thousands sum(Collection<Thousands> changes) {
        return changes.stream().reduce(Thousands.ZERO, Thousands::plus);
    }
}
