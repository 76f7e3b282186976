package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;
import nl.mutatieboek.budget.term.Thousands;
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
public record Residue(
        @Nullable ItemPath item, Flow flow, @Nullable BudgetYear year, Thousands sum, int figures) {
    /** The largest remainder that any rounding explains, in whole thousands of euros: € 1 million. */
    static final long LARGEST = 1_000;

    private static final Comparator<Residue> ORDER = Comparator.comparing(
                    Residue::item, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Residue::flow)
            .thenComparing(Residue::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * Each figure differs from the true one by at most half of the unit that the source rounds to. Two figures of one true
     * amount round alike, so at least three must count. Whatever the number of figures, one unit is the most, and
     * {@link #LARGEST}.
     */
    public boolean isOfRounding(Precision precision) {
        long missed = Math.abs(sum.value());
        return missed == 0
                || (missed < figures * precision.margin().value()
                        && missed <= precision.thousands()
                        && missed <= LARGEST);
    }

    /** The remainders of a mutation that the book accepted; empty unless its source is rounded. */
    public static List<Residue> of(Proposal proposal) {
        Reversal reversal = proposal.reversal();
        return of(reversal == null ? proposal.kind() : reversal.originalKind(), proposal.postings());
    }

    /**
     * The same of what was booked.
     *
     * @param kind of a reversal, that of its original
     */
    public static List<Residue> of(Kind kind, List<Posting> postings) {
        List<Residue> columns = switch (kind) {
            case CASH_SHIFT -> perArticleAndFlow(postings);
            case GROSS_UP -> expenditureLessReceipts(postings);
            default -> kind.isZeroByRule() ? perFlowAndYear(postings) : List.of();
        };
        return columns.stream().filter(residue -> !residue.sum().isZero()).toList();
    }

    static List<Residue> perFlowAndYear(List<Posting> postings) {
        return summed(
                figures(postings), account -> new Residue(null, account.flow(), account.year(), Thousands.ZERO, 0));
    }

    static List<Residue> perArticleAndFlow(List<Posting> postings) {
        return summed(
                figures(postings),
                account -> new Residue(article(account.item()), account.flow(), null, Thousands.ZERO, 0));
    }

    /** What lies on a chapter itself lies on some article of it. */
    private static ItemPath article(ItemPath account) {
        return account.isChapter() ? account.unassigned() : account.article();
    }

    static List<Residue> expenditureLessReceipts(List<Posting> postings) {
        Map<Account, Thousands> difference = figures(postings);
        difference.keySet().removeIf(account -> account.flow() == Flow.COMMITMENTS);
        difference.replaceAll(
                (account, thousands) -> account.flow() == Flow.RECEIPTS ? thousands.negated() : thousands);
        return summed(difference, account -> new Residue(null, Flow.EXPENDITURE, account.year(), Thousands.ZERO, 0));
    }

    /** A source states one figure for an account, however many lines it is entered in. */
    static Map<Account, Thousands> figures(List<Posting> postings) {
        Map<Account, Thousands> figures = new LinkedHashMap<>();
        for (Posting posting : postings) {
            figures.merge(Account.of(posting), posting.thousands(), Thousands::plus);
        }
        return figures;
    }

    private record Figure(ChapterCode chapter, Thousands thousands) {}

    private static List<Residue> summed(Map<Account, Thousands> figures, Function<Account, Residue> column) {
        Map<Residue, List<Figure>> columns = new TreeMap<>(ORDER);
        figures.forEach((account, thousands) -> columns.computeIfAbsent(column.apply(account), c -> new ArrayList<>())
                .add(new Figure(account.item().chapter(), thousands)));
        return columns.entrySet().stream()
                .map(one -> one.getKey().of(one.getValue()))
                .toList();
    }

    private Residue of(List<Figure> column) {
        Thousands total = column.stream().map(Figure::thousands).reduce(Thousands.ZERO, Thousands::plus);
        return new Residue(item, flow, year, total, counted(column));
    }

    /** Lines that cancel each other within a chapter do not widen what rounding explains. */
    private static int counted(List<Figure> column) {
        Map<Figure, Integer> uncancelled = new HashMap<>();
        for (Figure figure : column) {
            boolean negative = figure.thousands().isNegative();
            Thousands size = negative ? figure.thousands().negated() : figure.thousands();
            if (!size.isZero()) {
                uncancelled.merge(new Figure(figure.chapter(), size), negative ? -1 : 1, Integer::sum);
            }
        }
        return uncancelled.values().stream().mapToInt(Math::abs).sum();
    }
}
