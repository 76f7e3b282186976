package nl.mutatieboek.balance;

import java.util.List;
import java.util.function.BiFunction;
import nl.mutatieboek.budget.ItemLineage;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

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
    private final BiFunction<ItemPath, FlowYear, @Nullable BalanceAccumulator> sums;
    private @Nullable ItemLineage lineage;

    /** @param sums sum of an account within the filter; null without postings */
    CompletenessRules(
            BalanceProjection lines,
            ResolvedAsOf point,
            AsOfFilter filter,
            BiFunction<ItemPath, FlowYear, @Nullable BalanceAccumulator> sums) {
        this.sums = sums;
        this.lines = lines;
        this.point = point;
        this.filter = filter;
        this.structure = point.structure();
    }

    /** Whether a chapter has articles in that year, each with a base. */
    boolean everyArticleHasBase(ItemPath chapter, FlowYear flowYear) {
        boolean any = false;
        for (ItemPath article : structure.children(chapter)) {
            if (structure.validity(article, flowYear.year()).isPresent()) {
                any = true;
                if (!hasBase(article, flowYear)) {
                    return false;
                }
            }
        }
        return any;
    }

    boolean hasBase(ItemPath item, FlowYear flowYear) {
        return hasOwnBase(item, flowYear, filter) || wasReorganisedInto(item, flowYear);
    }

    private boolean hasOwnBase(ItemPath item, FlowYear flowYear, AsOfFilter at) {
        BalanceAccumulator own = own(item, flowYear, at);
        return (own != null && own.hasBase()) || isOpenedInParts(item, flowYear, at);
    }

    private boolean isOpenedInParts(ItemPath item, FlowYear flowYear, AsOfFilter at) {
        boolean any = false;
        for (ItemPath part : structure.children(item)) {
            if (structure.validity(part, flowYear.year()).isPresent()) {
                any = true;
                BalanceAccumulator own = own(part, flowYear, at);
                if ((own == null || !own.hasOpening()) && !isOpenedInParts(part, flowYear, at)) {
                    return false;
                }
            }
        }
        return any;
    }

    private @Nullable BalanceAccumulator own(ItemPath item, FlowYear flowYear, AsOfFilter at) {
        if (at == filter) {
            return sums.apply(item, flowYear);
        }
        AccountPostingColumns postings = lines.account(new BudgetAccount(item, flowYear.flow(), flowYear.year()));
        if (postings == null) {
            return null;
        }
        BalanceAccumulator own = new BalanceAccumulator();
        postings.addTo(own, at);
        return own;
    }

    /**
     * Whether a reorganisation created the item from items with a base. An item that was valid or had postings before
     * had a balance that was not read.
     */
    private boolean wasReorganisedInto(ItemPath item, FlowYear flowYear) {
        List<SuccessionChange> all = structure.successionsInto(item);
        if (all.isEmpty()) {
            return false;
        }
        List<SuccessionChange> links = all.stream()
                .filter(SuccessionChange::inForce)
                .filter(linked -> point.includesMoment(linked.moment()) && point.isInEffect(linked.effectiveOn()))
                .toList();
        if (links.isEmpty() || lineage().predecessors(item).isEmpty()) {
            return false;
        }
        Moment first = links.stream()
                .map(SuccessionChange::moment)
                .min(point.momentOrder())
                .orElseThrow();
        AsOfFilter before = filter.limitedBefore(first);
        return structure.validity(item, flowYear.year()).stream()
                        .allMatch(validity -> validity.from().compareTo(first.year()) >= 0)
                && lines.accountsWithin(item).noneMatch(account -> counts(account, before))
                && links.stream()
                        .map(linked -> linked.link().was())
                        .allMatch(was -> was.chapter().equals(item.chapter()) && hasOwnBase(was, flowYear, before));
    }

    private ItemLineage lineage() {
        if (lineage == null) {
            lineage = ItemLineage.asOf(point);
        }
        return lineage;
    }

    private static boolean counts(AccountPostingColumns account, AsOfFilter at) {
        BalanceAccumulator sum = new BalanceAccumulator();
        account.addTo(sum, at);
        return sum.booked() != null;
    }
}
