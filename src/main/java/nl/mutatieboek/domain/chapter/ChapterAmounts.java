package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Amounts of a chapter by flow and year, item and moment: either booked amounts or stated balances.
 *
 * @param byFlowYear amounts per flow and year, item and moment
 */
public record ChapterAmounts(PMap<FlowYear, PMap<ItemPath, PMap<Moment, Thousands>>> byFlowYear) {
    public static final ChapterAmounts NONE = new ChapterAmounts(HashTreePMap.empty());

    /** Returns the amounts increased by these postings of a moment. */
    ChapterAmounts plus(Moment moment, List<Posting> postings) {
        ChapterAmounts changed = this;
        for (Posting posting : postings) {
            BudgetAccount account = BudgetAccount.ofPosting(posting);
            Thousands before = changed.amountAt(account, moment);
            changed = changed.with(
                    account, moment, before == null ? posting.thousands() : before.plus(posting.thousands()));
        }
        return changed;
    }

    @Nullable
    public Thousands amountAt(BudgetAccount account, Moment moment) {
        return amountsByMoment(account).get(moment);
    }

    public PMap<Moment, Thousands> amountsByMoment(BudgetAccount account) {
        return amountsByItem(account.flowYear()).getOrDefault(account.item(), HashTreePMap.empty());
    }

    PMap<ItemPath, PMap<Moment, Thousands>> amountsByItem(FlowYear flowYear) {
        return byFlowYear.getOrDefault(flowYear, HashTreePMap.empty());
    }

    /** Returns the sum of an account and everything below it, up to and including a moment. */
    public Thousands sumIncludingBelow(BudgetAccount account, Moment upTo, Comparator<Moment> momentOrder) {
        return amountsByItem(account.flowYear()).entrySet().stream()
                .filter(item -> account.item().contains(item.getKey()))
                .flatMap(item -> amountsUpTo(item.getValue(), upTo, momentOrder))
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    /** Returns the sum of an account over all moments, with or without lower items; null without amounts. */
    @Nullable
    Thousands total(BudgetAccount account, boolean below) {
        return amountsByItem(account.flowYear()).entrySet().stream()
                .filter(item -> below
                        ? account.item().contains(item.getKey())
                        : account.item().equals(item.getKey()))
                .flatMap(item -> item.getValue().values().stream())
                .reduce(Thousands::plus)
                .orElse(null);
    }

    /** Returns the sum of an account itself, up to and including a moment. */
    Thousands sumOfItemItself(BudgetAccount account, Moment upTo, Comparator<Moment> momentOrder) {
        return amountsUpTo(amountsByMoment(account), upTo, momentOrder).reduce(Thousands.ZERO, Thousands::plus);
    }

    private static Stream<Thousands> amountsUpTo(
            Map<Moment, Thousands> moments, Moment upTo, Comparator<Moment> momentOrder) {
        return moments.entrySet().stream()
                .filter(moment -> momentOrder.compare(moment.getKey(), upTo) <= 0)
                .map(Map.Entry::getValue);
    }

    /** Returns the amounts with this one in place of an earlier one, or without any if it is null. */
    ChapterAmounts with(BudgetAccount account, Moment moment, @Nullable Thousands amount) {
        PMap<ItemPath, PMap<Moment, Thousands>> items = amountsByItem(account.flowYear());
        PMap<Moment, Thousands> moments = items.getOrDefault(account.item(), HashTreePMap.empty());
        PMap<Moment, Thousands> changed = amount == null ? moments.minus(moment) : moments.plus(moment, amount);
        return new ChapterAmounts(byFlowYear.plus(account.flowYear(), items.plus(account.item(), changed)));
    }
}
