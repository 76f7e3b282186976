package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.budget.term.BudgetYear;
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
 * What is left where the lines of a mutation should sum to nothing: nothing where the source states thousands, and no more than
 * its rounding can explain where it states millions or tenths of them. It is shown, never absorbed.
 *
 * @param item the article over whose years it is summed; null where it is summed over all items
 * @param flow the flow; of a gross-up, expenditure less receipts
 * @param year the budget year; null where it is summed over the years
 * @param sum in whole thousands of euros
 * @param figures how many figures other than zero it is the sum of
 * @param asRound whether each of them is as round as the source says
 */
public record Residue(
        @Nullable ItemPath item, Flow flow, @Nullable BudgetYear year, Thousands sum, int figures, boolean asRound) {
    private static final Comparator<Residue> ORDER = Comparator.comparing(
                    Residue::item, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Residue::flow)
            .thenComparing(Residue::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Each figure may differ from the true one by half of what it is rounded to, but it must be rounded to that. */
    boolean isOfRounding(Precision precision) {
        return sum.isZero()
                || (asRound
                        && Math.abs(sum.value()) <= figures * precision.margin().value());
    }

    /** What is left in a mutation that the book took; empty unless its source is rounded. */
    public static List<Residue> of(Proposal proposal) {
        Reversal reversal = proposal.reversal();
        Kind kind = reversal == null ? proposal.kind() : reversal.originalKind();
        List<Residue> columns = switch (kind) {
            case CASH_SHIFT -> perArticleAndFlow(proposal);
            case GROSS_UP -> expenditureLessReceipts(proposal);
            default -> kind.isZeroByRule() ? perFlowAndYear(proposal) : List.of();
        };
        return columns.stream().filter(residue -> !residue.sum().isZero()).toList();
    }

    static List<Residue> perFlowAndYear(Proposal proposal) {
        return summed(
                proposal.precision(),
                proposal.postings(),
                posting -> new Residue(null, posting.flow(), posting.year(), Thousands.ZERO, 0, true));
    }

    static List<Residue> perArticleAndFlow(Proposal proposal) {
        return summed(
                proposal.precision(),
                proposal.postings(),
                posting -> new Residue(posting.item().article(), posting.flow(), null, Thousands.ZERO, 0, true));
    }

    static List<Residue> expenditureLessReceipts(Proposal proposal) {
        List<Posting> difference = new ArrayList<>();
        for (Posting posting : proposal.postings()) {
            switch (posting.flow()) {
                case EXPENDITURE -> difference.add(posting);
                case RECEIPTS -> difference.add(posting.negated());
                case COMMITMENTS -> {}
            }
        }
        return summed(
                proposal.precision(),
                difference,
                posting -> new Residue(null, Flow.EXPENDITURE, posting.year(), Thousands.ZERO, 0, true));
    }

    /** A source states one figure for an account, however many lines it is entered in. */
    private static List<Residue> summed(
            Precision precision, List<Posting> postings, Function<Posting, Residue> column) {
        Map<Account, Posting> figures = new LinkedHashMap<>();
        for (Posting posting : postings) {
            Account account = Account.of(posting);
            figures.merge(account, posting, Residue::together);
        }
        Map<Residue, Residue> sums = new TreeMap<>(ORDER);
        for (Posting figure : figures.values()) {
            Residue empty = column.apply(figure);
            sums.put(empty, sums.getOrDefault(empty, empty).plus(figure.thousands(), precision));
        }
        return List.copyOf(sums.values());
    }

    private static Posting together(Posting one, Posting other) {
        return new Posting(
                one.item(), one.flow(), one.year(), one.thousands().plus(other.thousands()), null, null, null);
    }

    private Residue plus(Thousands thousands, Precision precision) {
        boolean round = thousands.value() % precision.thousands() == 0;
        return new Residue(
                item, flow, year, sum.plus(thousands), figures + (thousands.isZero() ? 0 : 1), asRound && round);
    }
}
