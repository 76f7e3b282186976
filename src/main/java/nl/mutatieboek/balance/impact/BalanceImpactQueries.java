package nl.mutatieboek.balance.impact;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.EmbargoUncheckedAsOf;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.mutation.BalanceChangeTotals;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.platform.EmbargoedException;
import org.springframework.stereotype.Component;

/** Reads the balances that proposals change. Information only: the rules decide on the ledger. */
@Component
public class BalanceImpactQueries {
    private final BalanceQueries balances;
    private final AsOfResolver points;

    BalanceImpactQueries(BalanceQueries balances, AsOfResolver points) {
        this.balances = balances;
        this.points = points;
    }

    /** Reads the balances of all proposals at once, those of each chapter up to what the reader may see of it. */
    public ProposalBalanceSnapshot read(Collection<Proposal> proposals, AsOfQuery axes) {
        EmbargoUncheckedAsOf unchecked = points.awaitUnscoped(axes);
        Map<ChapterCode, ResolvedAsOf> visible = new HashMap<>();
        chapters(proposals)
                .forEach(chapter -> limit(unchecked, chapter).ifPresent(point -> visible.put(chapter, point)));
        return read(proposals, unchecked.point(), visible);
    }

    /** What the reader may see of a chapter; empty if nothing was submitted yet. */
    private static Optional<ResolvedAsOf> limit(EmbargoUncheckedAsOf unchecked, ChapterCode chapter) {
        try {
            return Optional.of(unchecked.limitAndRecordRead(EmbargoCheckScope.of(chapter)));
        } catch (EmbargoedException hidden) {
            return Optional.empty();
        }
    }

    /** The amounts of proposals that count in no balance. */
    public List<BalanceImpactTable> amountsOf(Collection<Proposal> proposals) {
        return new ProposalBalanceSnapshot(points.latest().structure(), Map.of(), Map.of()).amountsOf(proposals);
    }

    private static Set<ChapterCode> chapters(Collection<Proposal> proposals) {
        return proposals.stream()
                .flatMap(proposal -> proposal.chapters().stream())
                .collect(Collectors.toSet());
    }

    private ProposalBalanceSnapshot read(
            Collection<Proposal> proposals, ResolvedAsOf point, Map<ChapterCode, ResolvedAsOf> visible) {
        Set<BudgetAccount> touched = new LinkedHashSet<>();
        proposals.forEach(proposal -> touched.addAll(new BalanceChangeTotals(proposal.postings()).touched()));
        return new ProposalBalanceSnapshot(point.structure(), visible, balances.findEach(touched, visible));
    }
}
