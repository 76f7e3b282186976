package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.FigureRefusal.AdjustedWithoutReason;
import nl.mutatieboek.domain.FigureRefusal.FigureNotRounded;
import nl.mutatieboek.domain.FigureRefusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.KindRefusal.CounterEntryElsewhere;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.GrossUpUneven;
import nl.mutatieboek.domain.KindRefusal.MomentNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotTheAddedYear;
import nl.mutatieboek.domain.KindRefusal.NotTheNextYear;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.NothingReserved;
import nl.mutatieboek.domain.KindRefusal.OneYearOnly;
import nl.mutatieboek.domain.KindRefusal.StatedTwice;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.UnbalancedOverYears;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
import nl.mutatieboek.domain.StructureRefusal.NotAnEarmark;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterTurnover;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Checks the invariant of each mutation kind (law 2). */
public final class KindInvariantPolicy {
    private KindInvariantPolicy() {}

    /**
     * Returns the first violation of the rules of its kind.
     *
     * @param chapters the open chapter of each posting
     */
    static Optional<Refusal> firstViolation(Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return firstRefusal(proposal, chapters);
    }

    /** Returns the first violation, without the rules that need the book, such as whether an item is a reserve. */
    public static Optional<Refusal> firstViolationWithoutBook(Proposal proposal) {
        return firstRefusal(proposal, null);
    }

    private static Optional<Refusal> firstRefusal(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return checkSuggestedKind(proposal)
                .or(() -> checkRounding(proposal))
                .or(() -> checkTotal(proposal))
                .or(() -> checkKindRule(proposal, chapters))
                .or(() -> proposal.kind().isZeroByRule()
                        ? first(List.of(checkBalanced(proposal), checkAmountsMove(proposal)))
                        : Optional.empty());
    }

    /** Checks the rules of the kind, except that its postings sum to zero. */
    private static Optional<Refusal> checkKindRule(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return switch (proposal.kind()) {
            case RE_ESTIMATE, PUBLISHED -> checkChapterCount(proposal, 1);
            case OPENING -> first(List.of(checkChapterCount(proposal, 1), checkStatedOnce(proposal)));
            case INTENSIFICATION, SPENDING_CUT, AMENDMENT, GOVERNMENT_AMENDMENT ->
                first(List.of(checkChapterCount(proposal, 1), checkAmountsMove(proposal)));
            case RESERVATION ->
                first(List.of(
                        checkChapterCount(proposal, 1),
                        checkNotNegative(proposal),
                        checkEarmark(proposal, chapters),
                        checkReservedAmounts(proposal)));
            case RESERVE_ALLOCATION ->
                first(List.of(checkChapterCount(proposal, 1), checkReserveSigns(proposal, chapters)));
            case TRANSFER -> checkChapterCount(proposal, 2);
            case REALLOCATION -> checkChapterCount(proposal, 1);
            case REORGANISATION -> Optional.empty();
            case CASH_SHIFT ->
                first(List.of(
                        checkChapterCount(proposal, 1),
                        checkAmountsMove(proposal),
                        checkBalancedOverYears(proposal),
                        checkSeveralYears(proposal)));
            case GROSS_UP ->
                first(List.of(checkChapterCount(proposal, 1), checkGrossUpEven(proposal), checkGrossUpMoves(proposal)));
            case WAGE_AND_PRICE_ADJUSTMENT ->
                first(List.of(checkChapterCount(proposal, 2), checkCounterEntry(proposal, chapters)));
            case YEAR_END_MARGIN ->
                first(List.of(
                        checkChapterCount(proposal, 2),
                        checkCounterEntry(proposal, chapters),
                        checkNextYear(proposal)));
            case EXTRAPOLATION ->
                first(List.of(
                        checkChapterCount(proposal, 1),
                        checkAddedYear(proposal),
                        checkAdjustmentReason(proposal),
                        checkStatedOnce(proposal)));
            case FINAL_BUDGET ->
                first(List.of(checkChapterCount(proposal, 1), checkFinalAct(proposal), checkStatedOnce(proposal)));
            // A reversal negates booked postings, which kept their own rule.
            case REVERSAL -> Optional.empty();
        };
    }

    private static Optional<Refusal> first(List<Optional<Refusal>> checks) {
        return checks.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> checkChapterCount(Proposal proposal, int required) {
        int found = proposal.chapters().size();
        return found == required
                ? Optional.empty()
                : Optional.of(new WrongNumberOfChapters(proposal.kind(), required, found));
    }

    /** Postings must sum to zero per flow and year. */
    private static Optional<Refusal> checkBalanced(Proposal proposal) {
        return RoundingRemainder.perFlowAndYear(proposal.postings()).stream()
                .filter(remainder -> !remainder.isExplainedByRounding(proposal.precision()))
                .findFirst()
                .map(remainder -> new Unbalanced(
                        proposal.kind(), remainder.flow(), Objects.requireNonNull(remainder.year()), remainder.sum()));
    }

    /** Postings must sum to zero per article and flow over the years. */
    private static Optional<Refusal> checkBalancedOverYears(Proposal proposal) {
        return RoundingRemainder.perArticleAndFlow(proposal.postings()).stream()
                .filter(remainder -> !remainder.isExplainedByRounding(proposal.precision()))
                .findFirst()
                .map(remainder -> new UnbalancedOverYears(
                        proposal.kind(), Objects.requireNonNull(remainder.item()), remainder.flow(), remainder.sum()));
    }

    /** A cash shift must touch several years; within one year it is a reallocation. */
    private static Optional<Refusal> checkSeveralYears(Proposal proposal) {
        Set<BudgetYear> years = proposal.postings().stream()
                .filter(posting -> !posting.thousands().isZero())
                .map(Posting::year)
                .collect(Collectors.toSet());
        return years.size() < 2 ? Optional.of(new OneYearOnly(proposal.kind())) : Optional.empty();
    }

    /** Expenditure and receipts of a year must change equally. */
    private static Optional<Refusal> checkGrossUpEven(Proposal proposal) {
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

    private static Optional<Refusal> checkGrossUpMoves(Proposal proposal) {
        return proposal.postings().stream()
                        .allMatch(posting ->
                                sum(proposal, Flow.EXPENDITURE, posting.year()).isZero())
                ? Optional.of(new NothingMoves(proposal.kind()))
                : Optional.empty();
    }

    /** The counter entry must be on the Aanvullende Post, the chapter without a budget statement. */
    private static Optional<Refusal> checkCounterEntry(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        long without = proposal.chapters().stream()
                .map(chapter -> proposal.postingsOf(chapter).getFirst())
                .filter(posting -> !chapters.apply(posting).opened().budgetStatement())
                .count();
        return without == 1
                ? Optional.empty()
                : Optional.of(new CounterEntryElsewhere(proposal.kind(), ChapterCode.listed(proposal.chapters())));
    }

    /** A year-end margin of year t must go to t+1 only. */
    private static Optional<Refusal> checkNextYear(Proposal proposal) {
        BudgetYear carriedFrom = Objects.requireNonNull(proposal.particulars().carriedFrom());
        return proposal.postings().stream()
                .filter(posting -> !posting.year().equals(carriedFrom.plus(1)))
                .findFirst()
                .map(posting -> new NotTheNextYear(posting.year(), carriedFrom));
    }

    /** An extrapolation must be in the last year of a document that looks beyond its own year. */
    private static Optional<Refusal> checkAddedYear(Proposal proposal) {
        Moment moment = proposal.moment();
        BudgetYear added = moment.lastYear();
        return proposal.postings().stream()
                .filter(posting ->
                        added.equals(moment.year()) || !posting.year().equals(added))
                .findFirst()
                .map(posting -> new NotTheAddedYear(moment, posting.year(), added));
    }

    /** Only an extrapolation may carry {@code suggested}. */
    private static Optional<Refusal> checkSuggestedKind(Proposal proposal) {
        boolean suggested = proposal.postings().stream().anyMatch(posting -> posting.suggested() != null);
        return suggested && proposal.kind() != MutationKind.EXTRAPOLATION
                ? Optional.of(new FieldNotOfKind(proposal.kind(), "suggested"))
                : Optional.empty();
    }

    /** Amounts must be multiples of the unit to which the source rounds. */
    private static Optional<Refusal> checkRounding(Proposal proposal) {
        long unit = proposal.precision().thousands();
        return proposal.postings().stream()
                .filter(posting -> posting.thousands().value() % unit != 0)
                .findFirst()
                .map(posting -> new FigureNotRounded(
                        posting.item(), posting.flow(), posting.year(), posting.thousands(), new Thousands(unit)));
    }

    /** The increases, and the decreases, per chapter, flow and year must not exceed the maximum of one posting. */
    private static Optional<Refusal> checkTotal(Proposal proposal) {
        for (ChapterCode chapter : proposal.chapters()) {
            List<Posting> postings = proposal.postingsOf(chapter);
            ChapterTurnover turnover = ChapterTurnover.of(postings);
            for (Posting posting : postings) {
                if (turnover.exceedsLimit(posting)) {
                    return Optional.of(new MutationTotalTooLarge(
                            chapter, posting.flow(), posting.year(), turnover.total(posting)));
                }
            }
        }
        return Optional.empty();
    }

    /** An amount that differs from the suggestion needs a note. */
    private static Optional<Refusal> checkAdjustmentReason(Proposal proposal) {
        for (Posting posting : proposal.postings()) {
            Thousands suggested = posting.suggested();
            if (suggested != null && !suggested.equals(posting.thousands()) && posting.note() == null) {
                return Optional.of(new AdjustedWithoutReason(
                        posting.item(), posting.flow(), posting.year(), suggested, posting.thousands()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> checkFinalAct(Proposal proposal) {
        return proposal.moment().code() == Moment.Code.SW
                ? Optional.empty()
                : Optional.of(new MomentNotOfKind(proposal.kind(), proposal.moment()));
    }

    /** Each account must have only one figure, because the document states one. */
    private static Optional<Refusal> checkStatedOnce(Proposal proposal) {
        Set<BudgetAccount> stated = new HashSet<>();
        return proposal.postings().stream()
                .filter(posting -> !stated.add(BudgetAccount.ofPosting(posting)))
                .findFirst()
                .map(posting -> new StatedTwice(proposal.kind(), posting.item(), posting.flow(), posting.year()));
    }

    /** In every chapter, at least one account must change. */
    private static Optional<Refusal> checkAmountsMove(Proposal proposal) {
        return proposal.chapters().stream().map(proposal::postingsOf).anyMatch(KindInvariantPolicy::netsToZero)
                ? Optional.of(new NothingMoves(proposal.kind()))
                : Optional.empty();
    }

    private static boolean netsToZero(List<Posting> postings) {
        Map<BudgetAccount, Thousands> sums = new HashMap<>();
        postings.forEach(p -> sums.merge(BudgetAccount.ofPosting(p), p.thousands(), Thousands::plus));
        return sums.values().stream().allMatch(Thousands::isZero);
    }

    private static Optional<Refusal> checkNotNegative(Proposal proposal) {
        return proposal.postings().stream()
                .filter(posting -> posting.thousands().isNegative())
                .findFirst()
                .map(posting -> wrongSign(proposal, posting));
    }

    /** A reservation must be on a registered item below its holder, because the holder itself may be negative. */
    private static Optional<Refusal> checkEarmark(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return proposal.postings().stream()
                .filter(posting -> posting.item().isOpen()
                        || (chapters != null
                                && posting.item().depth()
                                        <= chapters.apply(posting).reserveHolderDepth()))
                .findFirst()
                .map(posting -> new NotAnEarmark(posting.item()));
    }

    /** Every item of a reservation needs an amount, because it becomes a reserve for good. */
    private static Optional<Refusal> checkReservedAmounts(Proposal proposal) {
        return proposal.postings().stream()
                .map(posting -> posting.item().account())
                .filter(item -> proposal.postings().stream()
                        .filter(posting -> posting.item().account().equals(item))
                        .allMatch(posting -> posting.thousands().isZero()))
                .findFirst()
                .map(NothingReserved::new);
    }

    /** Only reserve postings may be negative, and none may be positive: a refund is a reversal. */
    private static Optional<Refusal> checkReserveSigns(
            Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        return proposal.postings().stream()
                .map(posting -> {
                    boolean reserve = chapters.apply(posting).reserves().isOnReserve(posting.item());
                    boolean negative = posting.thousands().isNegative();
                    if (negative && !reserve) {
                        return new NotAReserve(posting.item());
                    }
                    boolean adds = !negative && !posting.thousands().isZero();
                    return adds && reserve ? wrongSign(proposal, posting) : null;
                })
                .filter(Objects::nonNull)
                .<Refusal>map(refusal -> refusal)
                .findFirst();
    }

    private static Refusal wrongSign(Proposal proposal, Posting posting) {
        return new WrongSign(proposal.kind(), posting.item(), posting.flow(), posting.year(), posting.thousands());
    }
}
