package nl.mutatieboek.balance.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.impact.BalanceImpact.BalanceVisibility;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactAmounts;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactBalance;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactItem;
import nl.mutatieboek.budget.ItemFlow;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.mutation.BalanceChangeTotals;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Balances read for proposals.
 *
 * @param points what the reader may see of each chapter; a chapter of which nothing is visible is absent
 */
public record ProposalBalanceSnapshot(
        StructureSnapshot structure, Map<ChapterCode, ResolvedAsOf> points, Map<BudgetAccount, Balance> balances) {
    private record ProposedPosting(Proposal proposal, Posting posting) {
        Basis basis() {
            return Objects.requireNonNullElse(posting.basis(), proposal.basis());
        }
    }

    /** Whether the reader may see the balances of a chapter up to the moment of a proposal. */
    public boolean isVisible(Proposal proposal, ChapterCode chapter) {
        ResolvedAsOf point = points.get(chapter);
        return point != null
                && (point.axes().moment() == null
                        || (point.now().knows(proposal.moment()) && point.includesMoment(proposal.moment())));
    }

    /** The balance of an item in a proposal; null if nothing is known, or if the reader may not see it. */
    public @Nullable Thousands find(Proposal proposal, BudgetAccount account) {
        Balance balance = isVisible(proposal, account.item().chapter()) ? balances.get(account) : null;
        return balance == null ? null : balance.thousands();
    }

    /**
     * The tables of proposals that are not counted in these balances.
     *
     * @param pending whether their changes are among the pending ones
     */
    public List<BalanceImpactTable> tablesOf(Collection<Proposal> proposals, boolean pending) {
        Map<ChapterCode, BalanceVisibility> visibility = new HashMap<>();
        for (Proposal proposal : proposals) {
            for (ChapterCode chapter : proposal.chapters()) {
                if (!isVisible(proposal, chapter)) {
                    visibility.put(chapter, BalanceVisibility.UNDER_EMBARGO);
                }
                visibility.putIfAbsent(chapter, BalanceVisibility.SHOWN);
            }
        }
        return tables(proposals, pending, visibility);
    }

    /** The tables of proposals without balances. */
    public List<BalanceImpactTable> amountsOf(Collection<Proposal> proposals) {
        return tables(proposals, false, Map.of());
    }

    private List<BalanceImpactTable> tables(
            Collection<Proposal> proposals, boolean pending, Map<ChapterCode, BalanceVisibility> visibility) {
        Map<ItemFlow, List<ProposedPosting>> postings = new HashMap<>();
        List<Posting> all = new ArrayList<>();
        for (Proposal proposal : proposals) {
            for (Posting posting : proposal.postings()) {
                all.add(posting);
                postings.computeIfAbsent(new ItemFlow(posting.item(), posting.flow()), key -> new ArrayList<>())
                        .add(new ProposedPosting(proposal, posting));
            }
        }
        BalanceChangeTotals changes = new BalanceChangeTotals(all);
        Map<ItemFlow, ImpactItem> items = new HashMap<>();
        List<BalanceImpact> impacts = new ArrayList<>();
        for (BudgetAccount account : changes.touched()) {
            ItemFlow key = new ItemFlow(account.item(), account.flow());
            List<ProposedPosting> own = Objects.requireNonNull(postings.get(key));
            BalanceVisibility shown = visibility.getOrDefault(account.item().chapter(), BalanceVisibility.LEFT_OUT);
            impacts.add(new BalanceImpact(
                    items.computeIfAbsent(key, k -> item(account.item(), own, shown)),
                    account.flow(),
                    account.year(),
                    amounts(
                            own.stream()
                                    .filter(one -> one.posting().year().equals(account.year()))
                                    .toList(),
                            shown == BalanceVisibility.SHOWN ? balances.get(account) : null,
                            changes.changeOf(account),
                            pending)));
        }
        return BalanceImpactTable.of(impacts);
    }

    private ImpactItem item(ItemPath path, List<ProposedPosting> postings, BalanceVisibility visibility) {
        return new ImpactItem(
                path,
                structure.lastName(path).orElse(null),
                false,
                visibility,
                postings.stream()
                        .map(ProposedPosting::basis)
                        .distinct()
                        .sorted()
                        .toList(),
                postings.stream()
                        .map(one -> one.posting().note())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private static ImpactAmounts amounts(
            List<ProposedPosting> postings, @Nullable Balance balance, Thousands change, boolean pending) {
        if (balance == null) {
            return new ImpactAmounts(ImpactBalance.UNKNOWN, change, ImpactBalance.UNKNOWN, Thousands.ZERO);
        }
        ImpactBalance now = ImpactBalance.of(balance);
        Thousands before = now.thousands();
        ImpactBalance after = new ImpactBalance(
                before == null ? change : before.plus(change),
                before == null
                        ? postings.stream().anyMatch(one -> PostingQueries.isBase(one.proposal(), one.posting()))
                        : now.complete(),
                postings.stream().map(ProposedPosting::basis).reduce(now.basis(), Basis::worse),
                postings.stream().map(one -> one.proposal().precision()).reduce(now.precision(), Precision::coarser));
        return new ImpactAmounts(now, change, after, pending ? balance.pending().minus(change) : balance.pending());
    }
}
