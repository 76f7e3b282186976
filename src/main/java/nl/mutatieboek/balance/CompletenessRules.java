package nl.mutatieboek.balance;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.ItemLineage;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;

/**
 * Decides whether an item has a base in a flow and budget year; without one its postings are changes of an unknown
 * balance. A base is an opening or stated balance of the item itself, an opening of each of its parts, or a
 * reorganisation that created the item from items of its chapter with a base.
 */
final class CompletenessRules {
    private final BalanceProjection lines;
    private final ResolvedAsOf point;
    private final AsOfFilter filter;
    private final StructureSnapshot structure;
    private final Function<BudgetAccount, BalanceAccumulator> sums;

    /** @param sums sum of an account within the filter */
    CompletenessRules(
            BalanceProjection lines,
            ResolvedAsOf point,
            AsOfFilter filter,
            Function<BudgetAccount, BalanceAccumulator> sums) {
        this.sums = sums;
        this.lines = lines;
        this.point = point;
        this.filter = filter;
        this.structure = point.structure();
    }

    /** Whether a chapter has articles in that year, each with a base. */
    boolean everyArticleHasBase(ItemPath chapter, Flow flow, BudgetYear year) {
        List<ItemPath> articles = structure.children(chapter).stream()
                .filter(article -> structure.validity(article, year).isPresent())
                .toList();
        return !articles.isEmpty() && articles.stream().allMatch(article -> hasBase(article, flow, year));
    }

    boolean hasBase(ItemPath item, Flow flow, BudgetYear year) {
        return hasOwnBase(item, flow, year, filter) || wasReorganisedInto(item, flow, year);
    }

    private boolean hasOwnBase(ItemPath item, Flow flow, BudgetYear year, AsOfFilter at) {
        BalanceAccumulator own = own(item, flow, year, at);
        return own.hasBase() || isOpenedInParts(item, flow, year, at);
    }

    private boolean isOpenedInParts(ItemPath item, Flow flow, BudgetYear year, AsOfFilter at) {
        List<ItemPath> parts = structure.children(item).stream()
                .filter(part -> structure.validity(part, year).isPresent())
                .toList();
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(part ->
                                own(part, flow, year, at).hasOpening() || isOpenedInParts(part, flow, year, at));
    }

    private BalanceAccumulator own(ItemPath item, Flow flow, BudgetYear year, AsOfFilter at) {
        BudgetAccount account = new BudgetAccount(item, flow, year);
        if (at == filter) {
            return sums.apply(account);
        }
        BalanceAccumulator own = new BalanceAccumulator();
        AccountPostingColumns postings = lines.account(account);
        if (postings != null) {
            postings.addTo(own, at);
        }
        return own;
    }

    /**
     * Whether a reorganisation created the item from items with a base. An item that was valid or had postings before
     * had a balance that was not read.
     */
    private boolean wasReorganisedInto(ItemPath item, Flow flow, BudgetYear year) {
        List<SuccessionChange> links = structure.lineage().stream()
                .filter(linked -> linked.inForce() && linked.link().becomes().equals(item))
                .filter(linked -> point.includesMoment(linked.moment()) && point.isInEffect(linked.effectiveOn()))
                .toList();
        if (links.isEmpty() || ItemLineage.asOf(point).predecessors(item).isEmpty()) {
            return false;
        }
        Moment first = links.stream()
                .map(SuccessionChange::moment)
                .min(point.momentOrder())
                .orElseThrow();
        AsOfFilter before = filter.limitedBefore(first);
        return structure.validity(item, year).stream()
                        .allMatch(validity -> validity.from().compareTo(first.year()) >= 0)
                && lines.accountsWithin(item).noneMatch(account -> counts(account, before))
                && links.stream()
                        .map(linked -> linked.link().was())
                        .allMatch(was -> was.chapter().equals(item.chapter()) && hasOwnBase(was, flow, year, before));
    }

    private static boolean counts(AccountPostingColumns account, AsOfFilter at) {
        BalanceAccumulator sum = new BalanceAccumulator();
        account.addTo(sum, at);
        return sum.booked() != null;
    }
}
