package nl.mutatieboek.mutation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/**
 * An amount that differs between two proposals.
 *
 * @param before amount in the earlier proposal; zero without a posting
 * @param after amount in the later proposal; zero without a posting
 */
public record ProposalDifference(ItemPath item, Flow flow, BudgetYear year, Thousands before, Thousands after) {
    /** The differences by item, flow and year. */
    static List<ProposalDifference> between(Proposal earlier, Proposal later) {
        Map<BudgetAccount, Thousands> before = amounts(earlier);
        Map<BudgetAccount, Thousands> after = amounts(later);
        Map<BudgetAccount, Thousands> places = new LinkedHashMap<>(before);
        places.putAll(after);
        return places.keySet().stream()
                .map(place -> new ProposalDifference(
                        place.item(),
                        place.flow(),
                        place.year(),
                        before.getOrDefault(place, Thousands.ZERO),
                        after.getOrDefault(place, Thousands.ZERO)))
                .filter(change -> !change.before().equals(change.after()))
                .sorted(Comparator.comparing(ProposalDifference::item, ItemPathComparator.PATHS)
                        .thenComparing(ProposalDifference::flow)
                        .thenComparing(ProposalDifference::year))
                .toList();
    }

    private static Map<BudgetAccount, Thousands> amounts(Proposal proposal) {
        Map<BudgetAccount, Thousands> amounts = new LinkedHashMap<>();
        for (Posting posting : proposal.postings()) {
            amounts.merge(
                    new BudgetAccount(posting.item(), posting.flow(), posting.year()),
                    posting.thousands(),
                    Thousands::plus);
        }
        return amounts;
    }
}
