package nl.mutatieboek.mutation;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/**
 * The single amount that represents a mutation in a list: expenditure in the moment's own budget year, or the amount
 * closest to that.
 *
 * @param thousands effect on its own chapter; if that is zero, the amount moved within it
 * @param shifted whether the amount is moved within the chapter
 */
public record HeadlineAmount(Flow flow, BudgetYear year, Thousands thousands, boolean shifted) {
    static HeadlineAmount of(ChapterCode own, Proposal proposal) {
        Flow flow = Flow.DOCUMENT_ORDER.stream()
                .filter(one -> proposal.postings().stream().anyMatch(posting -> posting.flow() == one))
                .findFirst()
                .orElseThrow();
        List<Posting> inFlow = proposal.postings().stream()
                .filter(posting -> posting.flow() == flow)
                .toList();
        BudgetYear year = inFlow.stream()
                .map(Posting::year)
                .filter(proposal.moment().year()::equals)
                .findFirst()
                .orElseGet(() ->
                        inFlow.stream().map(Posting::year).sorted().findFirst().orElseThrow());
        List<Thousands> amounts = inFlow.stream()
                .filter(posting ->
                        posting.year().equals(year) && posting.item().chapter().equals(own))
                .map(Posting::thousands)
                .toList();
        Thousands net = amounts.stream().reduce(Thousands.ZERO, Thousands::plus);
        Thousands up = amounts.stream().filter(amount -> !amount.isNegative()).reduce(Thousands.ZERO, Thousands::plus);
        boolean shifted = net.isZero() && !up.isZero();
        return new HeadlineAmount(flow, year, shifted ? up : net, shifted);
    }
}
