package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.EmbargoedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Previews the effect of a proposal on the reserves that it touches. Information only: the rules decide on the ledger.
 */
@Component
record ReserveImpactQueries(ReserveQueries reserves, AsOfResolver points) {
    /**
     * A reserve in a flow and year.
     *
     * @param left booked balance including pending mutations
     * @param change effect of this proposal
     * @param after resulting balance
     */
    record ReserveImpact(
            ItemPath reserve,
            @Nullable String name,
            Flow flow,
            BudgetYear year,
            Thousands left,
            Thousands change,
            Thousands after) {}

    List<ReserveImpact> findImpacts(Proposal proposal) {
        List<ReserveImpact> all = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            for (Reserve reserve : of(chapter)) {
                changes(reserve, proposal).forEach((column, change) -> {
                    Thousands left = left(reserve, column);
                    all.add(new ReserveImpact(
                            reserve.item(),
                            reserve.name(),
                            column.flow(),
                            column.year(),
                            left,
                            change,
                            left.plus(change)));
                });
            }
        }
        return all;
    }

    /** The reserves of a chapter that the reader may see. */
    private List<Reserve> of(ChapterCode chapter) {
        try {
            return reserves.find(
                    chapter,
                    points.awaitUnscoped(AsOfQuery.UNBOUNDED).limitAndRecordRead(EmbargoCheckScope.of(chapter)));
        } catch (EmbargoedException hidden) {
            return List.of();
        }
    }

    private static Map<FlowYear, Thousands> changes(Reserve reserve, Proposal proposal) {
        Map<FlowYear, Thousands> changes = new LinkedHashMap<>();
        for (Posting posting : proposal.postings()) {
            if (reserve.item().contains(posting.item().account())) {
                changes.merge(new FlowYear(posting.flow(), posting.year()), posting.thousands(), Thousands::plus);
            }
        }
        return changes;
    }

    private static Thousands left(Reserve reserve, FlowYear column) {
        return reserve.lines().stream()
                .filter(line -> line.flow() == column.flow() && line.year().equals(column.year()))
                .map(line -> line.left().plus(line.pending()))
                .reduce(Thousands.ZERO, Thousands::plus);
    }
}
