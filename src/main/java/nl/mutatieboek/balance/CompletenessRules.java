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
 * Decides whether an item has a base in one flow and budget year: without one its lines are changes of a balance that was never
 * read. A base is an opening or a stated balance of the item itself, an opening of each of its parts, or a reorganisation that
 * brought the item into being from items of its chapter that had a base. What is recorded elsewhere never gives it one.
 */
final class CompletenessRules {
    private final BalanceProjection lines;
    private final ResolvedAsOf point;
    private final AsOfFilter cut;
    private final StructureSnapshot structure;
    private final Function<BudgetAccount, BalanceAccumulator> sums;

    /** @param sums what lies on each account within the cut, as far as it is asked */
    CompletenessRules(
            BalanceProjection lines,
            ResolvedAsOf point,
            AsOfFilter cut,
            Function<BudgetAccount, BalanceAccumulator> sums) {
        this.sums = sums;
        this.lines = lines;
        this.point = point;
        this.cut = cut;
        this.structure = point.structure();
    }

    /** Whether a chapter has articles in that year, and each of them has a base. */
    boolean everyArticleHasBase(ItemPath chapter, Flow flow, BudgetYear year) {
        List<ItemPath> articles = structure.children(chapter).stream()
                .filter(article -> structure.validity(article, year).isPresent())
                .toList();
        return !articles.isEmpty() && articles.stream().allMatch(article -> hasBase(article, flow, year));
    }

    boolean hasBase(ItemPath item, Flow flow, BudgetYear year) {
        return hasOwnBase(item, flow, year, cut) || wasReorganisedInto(item, flow, year);
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
        if (at == cut) {
            return sums.apply(account);
        }
        BalanceAccumulator own = new BalanceAccumulator();
        AccountPostingColumns posted = lines.account(account);
        if (posted != null) {
            posted.addTo(own, at);
        }
        return own;
    }

    /**
     * A code that was valid in an earlier year than the first reorganisation into it, or had lines before it, existed with a
     * balance that was not read.
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
        AsOfFilter before = cut.limitedBefore(first);
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
