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
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The remainder where the lines of a mutation should sum to zero: zero where the source states thousands, and no more than
 * its rounding explains where it states millions or tenths of them. The remainder is shown and never absorbed by a line.
 *
 * @param item the article over whose years it is summed; null where it is summed over all items
 * @param flow the flow; of a gross-up, expenditure less receipts
 * @param year the budget year; null where it is summed over the years
 * @param sum in whole thousands of euros
 * @param figures the number of figures whose rounding counts: those other than zero, without equal and opposite ones of one
 *     chapter
 */
public record RoundingRemainder(
        @Nullable ItemPath item, Flow flow, @Nullable BudgetYear year, Thousands sum, int figures) {
    /** The largest remainder that any rounding explains, in whole thousands of euros: € 1 million. */
    static final long MAX_REMAINDER = 1_000;

    private static final Comparator<RoundingRemainder> ORDER = Comparator.comparing(
                    RoundingRemainder::item, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(RoundingRemainder::flow)
            .thenComparing(RoundingRemainder::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Each figure differs from the true one by at most half of the unit that the source rounds to. Two figures of one true
     * amount round alike, so at least three must count. Whatever the number of figures, one unit is the most, and
     * {@link #MAX_REMAINDER}.
     */
    public boolean isExplainedByRounding(Precision precision) {
        long missed = Math.abs(sum.value());
        return missed == 0
                || (missed < figures * precision.margin().value()
                        && missed <= precision.thousands()
                        && missed <= MAX_REMAINDER);
    }

    /** The remainders of a mutation that the book accepted; empty unless its source is rounded. */
    public static List<RoundingRemainder> remaindersOf(Proposal proposal) {
        Reversal reversal = proposal.reversal();
        return remaindersOf(reversal == null ? proposal.kind() : reversal.originalKind(), proposal.postings());
    }

    /**
     * The same of what was booked.
     *
     * @param kind of a reversal, that of its original
     */
    public static List<RoundingRemainder> remaindersOf(MutationKind kind, List<Posting> postings) {
        List<RoundingRemainder> columns = switch (kind) {
            case CASH_SHIFT -> perArticleAndFlow(postings);
            case GROSS_UP -> expenditureLessReceipts(postings);
            default -> kind.isZeroByRule() ? perFlowAndYear(postings) : List.of();
        };
        return columns.stream().filter(residue -> !residue.sum().isZero()).toList();
    }

    static List<RoundingRemainder> perFlowAndYear(List<Posting> postings) {
        return sumBy(
                figures(postings),
                account -> new RoundingRemainder(null, account.flow(), account.year(), Thousands.ZERO, 0));
    }

    static List<RoundingRemainder> perArticleAndFlow(List<Posting> postings) {
        return sumBy(
                figures(postings),
                account -> new RoundingRemainder(article(account.item()), account.flow(), null, Thousands.ZERO, 0));
    }

    /** What lies on a chapter itself lies on some article of it. */
    private static ItemPath article(ItemPath account) {
        return account.isChapter() ? account.toUnassigned() : account.articlePath();
    }

    public static List<RoundingRemainder> expenditureLessReceipts(List<Posting> postings) {
        Map<BudgetAccount, Thousands> difference = figures(postings);
        difference.keySet().removeIf(account -> account.flow() == Flow.COMMITMENTS);
        difference.replaceAll(
                (account, thousands) -> account.flow() == Flow.RECEIPTS ? thousands.negated() : thousands);
        return sumBy(
                difference,
                account -> new RoundingRemainder(null, Flow.EXPENDITURE, account.year(), Thousands.ZERO, 0));
    }

    /** A source states one figure for an account, however many lines it is entered in. */
    public static Map<BudgetAccount, Thousands> figures(List<Posting> postings) {
        Map<BudgetAccount, Thousands> figures = new LinkedHashMap<>();
        for (Posting posting : postings) {
            figures.merge(BudgetAccount.ofPosting(posting), posting.thousands(), Thousands::plus);
        }
        return figures;
    }

    private record RemainderFigure(ChapterCode chapter, Thousands thousands) {}

    private static List<RoundingRemainder> sumBy(
            Map<BudgetAccount, Thousands> figures, Function<BudgetAccount, RoundingRemainder> column) {
        Map<RoundingRemainder, List<RemainderFigure>> columns = new TreeMap<>(ORDER);
        figures.forEach((account, thousands) -> columns.computeIfAbsent(column.apply(account), c -> new ArrayList<>())
                .add(new RemainderFigure(account.item().chapter(), thousands)));
        return columns.entrySet().stream()
                .map(one -> one.getKey().remaindersOf(one.getValue()))
                .toList();
    }

    private RoundingRemainder remaindersOf(List<RemainderFigure> column) {
        Thousands total = column.stream().map(RemainderFigure::thousands).reduce(Thousands.ZERO, Thousands::plus);
        return new RoundingRemainder(item, flow, year, total, significantFigures(column));
    }

    /** Lines that cancel each other within a chapter do not widen what rounding explains. */
    private static int significantFigures(List<RemainderFigure> column) {
        Map<RemainderFigure, Integer> uncancelled = new HashMap<>();
        for (RemainderFigure figure : column) {
            boolean negative = figure.thousands().isNegative();
            Thousands size = negative ? figure.thousands().negated() : figure.thousands();
            if (!size.isZero()) {
                uncancelled.merge(new RemainderFigure(figure.chapter(), size), negative ? -1 : 1, Integer::sum);
            }
        }
        return uncancelled.values().stream().mapToInt(Math::abs).sum();
    }
}
