package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Remainder of postings that should sum to zero: zero if the source states thousands, else no more than its rounding
 * explains. The remainder is shown and never absorbed by a posting.
 *
 * @param flow for a gross-up, expenditure minus receipts
 * @param year null if summed over the years, for each chapter of a cash shift
 * @param sum in whole thousands of euros
 * @param figures number of figures whose rounding counts: non-zero ones, without pairs that cancel each other in one
 *     chapter
 */
public record RoundingRemainder(Flow flow, @Nullable BudgetYear year, Thousands sum, int figures) {
    /** Largest remainder that rounding can explain, in whole thousands of euros: € 1 million. */
    static final long MAX_REMAINDER = 1_000;

    private static final Comparator<RoundingRemainder> ORDER = Comparator.comparing(RoundingRemainder::flow)
            .thenComparing(RoundingRemainder::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Whether rounding explains the remainder. Each figure deviates at most half a unit of the source. Two figures of
     * one true amount round alike, so at least three must count. The maximum is one unit, and {@link #MAX_REMAINDER}.
     */
    public boolean isExplainedByRounding(Precision precision) {
        long missed = Math.abs(sum.value());
        return missed == 0
                || (missed < figures * precision.margin().value()
                        && missed <= precision.thousands()
                        && missed <= MAX_REMAINDER);
    }

    /** Returns the remainders of an accepted mutation; empty unless its source is rounded. */
    public static List<RoundingRemainder> remaindersOf(Proposal proposal) {
        Reversal reversal = proposal.reversal();
        return remaindersOf(reversal == null ? proposal.kind() : reversal.originalKind(), proposal.postings());
    }

    /**
     * Returns the remainders of booked postings.
     *
     * @param kind for a reversal, the kind of its original
     */
    public static List<RoundingRemainder> remaindersOf(MutationKind kind, List<Posting> postings) {
        List<RoundingRemainder> remainders = switch (kind) {
            case CASH_SHIFT -> perChapterAndFlow(postings);
            case GROSS_UP -> expenditureLessReceipts(postings);
            default -> kind.isZeroByRule() ? perFlowAndYear(postings) : List.of();
        };
        return remainders.stream()
                .filter(remainder -> !remainder.sum().isZero())
                .toList();
    }

    static List<RoundingRemainder> perFlowAndYear(List<Posting> postings) {
        return sumBy(
                figures(postings), account -> new RoundingRemainder(account.flow(), account.year(), Thousands.ZERO, 0));
    }

    /** Sums the postings of each chapter by itself, because no chapter pays the shift of another. */
    private static List<RoundingRemainder> perChapterAndFlow(List<Posting> postings) {
        Map<ChapterCode, List<Posting>> chapters = new TreeMap<>();
        postings.forEach(posting -> chapters.computeIfAbsent(posting.item().chapter(), c -> new ArrayList<>())
                .add(posting));
        return chapters.values().stream().flatMap(own -> perFlow(own).stream()).toList();
    }

    static List<RoundingRemainder> perFlow(List<Posting> postings) {
        return sumBy(figures(postings), account -> new RoundingRemainder(account.flow(), null, Thousands.ZERO, 0));
    }

    public static List<RoundingRemainder> expenditureLessReceipts(List<Posting> postings) {
        Map<BudgetAccount, Thousands> difference = figures(postings);
        difference.keySet().removeIf(account -> account.flow() == Flow.COMMITMENTS);
        difference.replaceAll(
                (account, thousands) -> account.flow() == Flow.RECEIPTS ? thousands.negated() : thousands);
        return sumBy(difference, account -> new RoundingRemainder(Flow.EXPENDITURE, account.year(), Thousands.ZERO, 0));
    }

    /** Sums the postings per account, because a source states one figure per account. */
    public static Map<BudgetAccount, Thousands> figures(List<Posting> postings) {
        Map<BudgetAccount, Thousands> figures = new LinkedHashMap<>();
        for (Posting posting : postings) {
            figures.merge(BudgetAccount.ofPosting(posting), posting.thousands(), Thousands::plus);
        }
        return figures;
    }

    private record RemainderFigure(ChapterCode chapter, Thousands thousands) {}

    private static List<RoundingRemainder> sumBy(
            Map<BudgetAccount, Thousands> figures, Function<BudgetAccount, RoundingRemainder> groupOf) {
        Map<RoundingRemainder, List<RemainderFigure>> remainders = new TreeMap<>(ORDER);
        figures.forEach((account, thousands) -> remainders
                .computeIfAbsent(groupOf.apply(account), c -> new ArrayList<>())
                .add(new RemainderFigure(account.item().chapter(), thousands)));
        return remainders.entrySet().stream()
                .map(one -> one.getKey().remaindersOf(one.getValue()))
                .toList();
    }

    private RoundingRemainder remaindersOf(List<RemainderFigure> figures) {
        Thousands total = figures.stream().map(RemainderFigure::thousands).reduce(Thousands.ZERO, Thousands::plus);
        return new RoundingRemainder(flow, year, total, significantFigures(figures));
    }

    /** Counts the figures that do not cancel each other within a chapter; cancelling ones do not widen the margin. */
    private static int significantFigures(List<RemainderFigure> figures) {
        Map<RemainderFigure, Integer> uncancelled = new HashMap<>();
        for (RemainderFigure figure : figures) {
            boolean negative = figure.thousands().isNegative();
            Thousands size = negative ? figure.thousands().negated() : figure.thousands();
            if (!size.isZero()) {
                uncancelled.merge(new RemainderFigure(figure.chapter(), size), negative ? -1 : 1, Integer::sum);
            }
        }
        return uncancelled.values().stream().mapToInt(Math::abs).sum();
    }
}
