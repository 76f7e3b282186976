package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterAmounts;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Computes the postings that bring the book to the balances that documents state and keep it there. A change below a
 * stated balance is offset in the unassigned part of that item, at the first moment for which the balance is stated.
 */
final class BalanceAdjustmentCalculator {
    private final BookState book;
    private final Comparator<Moment> momentOrder;
    private final List<AccountChange> changes = new ArrayList<>();
    private final Map<BudgetAccount, Map<Moment, StatedBalance>> stated = new HashMap<>();
    private final Map<Moment, List<Posting>> adjustments;
    private @Nullable Refusal firstTooLarge;

    /** Change of an account in a moment. */
    private record AccountChange(BudgetAccount account, Moment moment, Thousands thousands) {
        boolean affects(BudgetAccount above, Moment upTo, Comparator<Moment> momentOrder) {
            return account.flowYear().equals(above.flowYear())
                    && above.item().contains(account.item())
                    && momentOrder.compare(moment, upTo) <= 0;
        }
    }

    BalanceAdjustmentCalculator(BookState book) {
        this.book = book;
        this.momentOrder = book.calendar().momentOrder();
        this.adjustments = new TreeMap<>(momentOrder);
    }

    /** Adds a posting that will be booked in a known moment. */
    void addChange(Posting posting, Moment moment) {
        if (book.calendar().submittedOn(moment).isPresent()) {
            changes.add(new AccountChange(BudgetAccount.ofPosting(posting), moment, posting.thousands()));
        }
    }

    /** Adds a balance that no document stated before. */
    void addStatedBalance(StatedBalance balance, Moment moment) {
        stated.computeIfAbsent(balance.account(), a -> new TreeMap<>(momentOrder))
                .put(moment, balance);
    }

    /** Returns the adjusting postings by moment, for new and earlier stated balances. */
    Map<Moment, List<Posting>> adjustments() {
        for (BudgetAccount account : accounts()) {
            Map<Moment, StatedBalance> now = stated.getOrDefault(account, Map.of());
            NavigableSet<Moment> moments = new TreeSet<>(momentOrder);
            moments.addAll(now.keySet());
            moments.addAll(statedBefore(account).amountsByMoment(account).keySet());
            for (Moment moment : moments) {
                adjust(account, moment, now.get(moment));
            }
        }
        return adjustments;
    }

    /** Returns the first adjustment that exceeds the maximum of one posting; the adjustments are then unusable. */
    Optional<Refusal> firstTooLarge() {
        return Optional.ofNullable(firstTooLarge);
    }

    /** Returns the accounts with stated balances that are affected, deepest first. */
    private List<BudgetAccount> accounts() {
        Set<BudgetAccount> accounts = new LinkedHashSet<>(stated.keySet());
        Set<BudgetAccount> changed = new LinkedHashSet<>(stated.keySet());
        changes.forEach(change -> changed.add(change.account()));
        for (BudgetAccount below : changed) {
            for (ItemPath above : below.item().ancestorsAndSelf()) {
                BudgetAccount account = new BudgetAccount(above, below.flow(), below.year());
                if (!statedBefore(account).amountsByMoment(account).isEmpty()) {
                    accounts.add(account);
                }
            }
        }
        return accounts.stream()
                .sorted(Comparator.comparingInt(
                                (BudgetAccount account) -> -account.item().depth())
                        .thenComparing(BudgetAccount::item)
                        .thenComparing(BudgetAccount::year)
                        .thenComparing(BudgetAccount::flow))
                .toList();
    }

    private ChapterAmounts statedBefore(BudgetAccount account) {
        return book.chapter(account.item().chapter()) instanceof Chapter.Open open
                ? open.figures().statedBalances().amounts()
                : ChapterAmounts.NONE;
    }

    private void adjust(BudgetAccount account, Moment moment, @Nullable StatedBalance now) {
        Thousands accountChange = changes.stream()
                .filter(change -> change.affects(account, moment, momentOrder))
                .map(AccountChange::thousands)
                .reduce(Thousands.ZERO, Thousands::plus);
        Thousands thousands = accountChange.negated();
        Thousands resulting = now == null ? null : now.thousands();
        if (resulting != null && book.chapter(account.item().chapter()) instanceof Chapter.Open open) {
            thousands = thousands.plus(
                    resulting.minus(open.figures().booked().sumIncludingBelow(account, moment, momentOrder)));
        }
        if (!thousands.isPostable()) {
            firstTooLarge = firstTooLarge == null
                    ? new FigureRefusal.ChangeTooLarge(
                            account.item(), account.flow(), account.year(), moment, thousands)
                    : firstTooLarge;
        } else if (resulting != null || !thousands.isZero()) {
            changes.add(new AccountChange(account, moment, thousands));
            adjustments
                    .computeIfAbsent(moment, m -> new ArrayList<>())
                    .add(new Posting(
                            account.item().toUnassigned(),
                            account.flow(),
                            account.year(),
                            thousands,
                            now == null ? null : now.basis(),
                            now == null ? null : now.note(),
                            null,
                            resulting,
                            now == null ? null : now.marks()));
        }
    }
}
