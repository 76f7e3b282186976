package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * What a reader should look at twice in a mutation that the book takes. Never a refusal.
 *
 * @param item the article, where it is about one
 * @param flow the flow, where it is about one
 * @param year the budget year, where it is about one
 * @param thousands by how much, in whole thousands of euros
 */
public record Signal(
        Sort sort,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Thousands thousands) {
    /** What can be looked at twice. */
    public enum Sort {
        /** The leg of one chapter is inferred only (D-07). */
        ONE_SIDED,
        /** Sources, or two places in one, say different things. */
        DISPUTED,
        /** Rounded figures do not sum to nothing (D-15). */
        LEFT_BY_ROUNDING,
        /** More expenditure was realised than the last balance of the article: CW 2016, art. 2.3(4). */
        REALISATION_EXCEEDS,
        /** An intensification that no package covers. */
        NOT_COVERED
    }

    /** All that a proposal gives reason for. */
    public static List<Signal> of(Proposal proposal) {
        List<Signal> signals = new ArrayList<>();
        if (proposal.oneSided()) {
            signals.add(new Signal(Sort.ONE_SIDED, null, null, null, null));
        }
        boolean disputed = proposal.basis() == Basis.DISPUTED
                || proposal.postings().stream().anyMatch(posting -> posting.basis() == Basis.DISPUTED);
        if (disputed) {
            signals.add(new Signal(Sort.DISPUTED, null, null, null, null));
        }
        Residue.of(proposal)
                .forEach(residue -> signals.add(new Signal(
                        Sort.LEFT_BY_ROUNDING, residue.item(), residue.flow(), residue.year(), residue.sum())));
        if (proposal.kind() == Kind.FINAL_BUDGET) {
            exceeding(proposal).forEach((article, by) -> {
                if (by.compareTo(Thousands.ZERO) > 0) {
                    signals.add(new Signal(
                            Sort.REALISATION_EXCEEDS,
                            article,
                            Flow.EXPENDITURE,
                            proposal.moment().year(),
                            by));
                }
            });
        }
        if (proposal.kind() == Kind.INTENSIFICATION && proposal.coverage() == null) {
            signals.add(new Signal(Sort.NOT_COVERED, null, null, null, null));
        }
        return List.copyOf(signals);
    }

    /** Realisation less the last balance, per article: parliament authorises there. */
    private static Map<ItemPath, Thousands> exceeding(Proposal proposal) {
        Map<ItemPath, Thousands> sums = new TreeMap<>(Comparator.naturalOrder());
        for (Posting posting : proposal.postings()) {
            if (posting.flow() == Flow.EXPENDITURE) {
                sums.merge(posting.item().article(), posting.thousands(), Thousands::plus);
            }
        }
        return sums;
    }
}
