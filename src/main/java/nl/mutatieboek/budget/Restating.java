package nl.mutatieboek.budget;

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
import nl.mutatieboek.budget.Amounts.Column;
import nl.mutatieboek.budget.Command.StatedBalance;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Brings the book to balances that documents state, and keeps it there: what changes below a balance that was stated before
 * goes out of the part of it that no line carries, at the first moment of which the balance is stated.
 */
final class Restating {
    private final Book book;
    private final Comparator<Moment> line;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Account, Map<Moment, StatedBalance>> stated = new HashMap<>();
    private final Map<Moment, List<Posting>> restored;
    private @Nullable Refusal tooLarge;

    /** So much more or less, in a moment. */
    private record Change(Account account, Moment moment, Thousands thousands) {
        boolean countsFor(Account above, Moment upTo, Comparator<Moment> line) {
            return Column.of(account).equals(Column.of(above))
                    && above.item().contains(account.item())
                    && line.compare(moment, upTo) <= 0;
        }
    }

    Restating(Book book) {
        this.book = book;
        this.line = book.calendar().line();
        this.restored = new TreeMap<>(line);
    }

    /** Something that is going to be booked in a known moment. */
    void change(Posting posting, Moment moment) {
        if (book.calendar().submittedOn(moment).isPresent()) {
            changes.add(new Change(Account.of(posting), moment, posting.thousands()));
        }
    }

    /** A balance that a document states and none stated before. */
    void state(StatedBalance balance, Moment moment) {
        stated.computeIfAbsent(Account.of(balance), a -> new TreeMap<>(line)).put(moment, balance);
    }

    /** The lines that bring the book to the balances stated now, and keep it at those stated before; by moment. */
    Map<Moment, List<Posting>> restored() {
        for (Account account : accounts()) {
            Map<Moment, StatedBalance> now = stated.getOrDefault(account, Map.of());
            NavigableSet<Moment> moments = new TreeSet<>(line);
            moments.addAll(now.keySet());
            moments.addAll(before(account).moments(account).keySet());
            for (Moment moment : moments) {
                restore(account, moment, now.get(moment));
            }
        }
        return restored;
    }

    /** The first line that would carry more than a line may; what was restored is then of no use. */
    Optional<Refusal> tooLarge() {
        return Optional.ofNullable(tooLarge);
    }

    /** Those that are stated now or before in the columns that change, what lies deepest first. */
    private List<Account> accounts() {
        Set<Account> accounts = new LinkedHashSet<>(stated.keySet());
        Set<Account> changed = new LinkedHashSet<>(stated.keySet());
        changes.forEach(change -> changed.add(change.account()));
        for (Account below : changed) {
            for (ItemPath above : below.item().lineage()) {
                Account account = new Account(above, below.flow(), below.year());
                if (!before(account).moments(account).isEmpty()) {
                    accounts.add(account);
                }
            }
        }
        return accounts.stream()
                .sorted(Comparator.comparingInt(
                                (Account account) -> -account.item().depth())
                        .thenComparing(Account::item)
                        .thenComparing(Account::year)
                        .thenComparing(Account::flow))
                .toList();
    }

    private Amounts before(Account account) {
        return book.chapter(account.item().chapter()) instanceof Chapter.Open open
                ? open.figures().stated()
                : Amounts.NONE;
    }

    private void restore(Account account, Moment moment, @Nullable StatedBalance now) {
        Thousands shift = changes.stream()
                .filter(change -> change.countsFor(account, moment, line))
                .map(Change::thousands)
                .reduce(Thousands.ZERO, Thousands::plus);
        Thousands thousands = shift.negated();
        Thousands becomes = now == null ? null : now.thousands();
        if (becomes != null && book.chapter(account.item().chapter()) instanceof Chapter.Open open) {
            thousands = thousands.plus(becomes.minus(open.figures().booked().sum(account, moment, line)));
        }
        if (!thousands.canBePosted()) {
            tooLarge = tooLarge == null
                    ? new Refusal.ChangeTooLarge(account.item(), account.flow(), account.year(), moment, thousands)
                    : tooLarge;
        } else if (becomes != null || !thousands.isZero()) {
            changes.add(new Change(account, moment, thousands));
            restored.computeIfAbsent(moment, m -> new ArrayList<>())
                    .add(new Posting(
                            account.item().unassigned(),
                            account.flow(),
                            account.year(),
                            thousands,
                            now == null ? null : now.basis(),
                            now == null ? null : now.note(),
                            null,
                            becomes));
        }
    }
}
