package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Reversal;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Amounts of a chapter by item and moment, for each flow and year: what is booked there, or what documents state.
 *
 * @param columns of each flow and year the items, and of each of them the amount of each moment
 */
record Amounts(PMap<Column, PMap<ItemPath, PMap<Moment, Thousands>>> columns) {
    static final Amounts NONE = new Amounts(HashTreePMap.empty());

    /** What is summed together. */
    record Column(Flow flow, BudgetYear year) {
        static Column of(Account account) {
            return new Column(account.flow(), account.year());
        }
    }

    /** The sums with these postings of a moment as well. */
    Amounts plus(Moment moment, List<Posting> postings) {
        Amounts changed = this;
        for (Posting posting : postings) {
            Account account = Account.of(posting);
            Thousands before = changed.at(account, moment);
            changed = changed.with(
                    account, moment, before == null ? posting.thousands() : before.plus(posting.thousands()));
        }
        return changed;
    }

    /** Of what documents state: the balances with those that were taken over, or without those that were taken back. */
    Amounts stated(PostingsBooked booked) {
        Reversal reversal = booked.reversal();
        boolean takenBack = reversal != null && !reversal.restores();
        Amounts changed = this;
        for (Posting posting : booked.postings()) {
            if (posting.becomes() != null) {
                changed = changed.with(Account.of(posting), booked.moment(), takenBack ? null : posting.becomes());
            }
        }
        return changed;
    }

    @Nullable
    Thousands at(Account account, Moment moment) {
        return moments(account).get(moment);
    }

    PMap<Moment, Thousands> moments(Account account) {
        return items(Column.of(account)).getOrDefault(account.item(), HashTreePMap.empty());
    }

    PMap<ItemPath, PMap<Moment, Thousands>> items(Column column) {
        return columns.getOrDefault(column, HashTreePMap.empty());
    }

    /** What lies at or below an account in a moment or before it on the line. */
    Thousands sum(Account account, Moment upTo, Comparator<Moment> line) {
        return items(Column.of(account)).entrySet().stream()
                .filter(item -> account.item().contains(item.getKey()))
                .flatMap(item -> upTo(item.getValue(), upTo, line))
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    /** What lies at an account, and below it if asked, in all moments; null where nothing does. */
    @Nullable
    Thousands total(Account account, boolean below) {
        return items(Column.of(account)).entrySet().stream()
                .filter(item -> below
                        ? account.item().contains(item.getKey())
                        : account.item().equals(item.getKey()))
                .flatMap(item -> item.getValue().values().stream())
                .reduce(Thousands::plus)
                .orElse(null);
    }

    /** What lies on an account itself in a moment or before it on the line. */
    Thousands own(Account account, Moment upTo, Comparator<Moment> line) {
        return upTo(moments(account), upTo, line).reduce(Thousands.ZERO, Thousands::plus);
    }

    private static Stream<Thousands> upTo(Map<Moment, Thousands> moments, Moment upTo, Comparator<Moment> line) {
        return moments.entrySet().stream()
                .filter(moment -> line.compare(moment.getKey(), upTo) <= 0)
                .map(Map.Entry::getValue);
    }

    private Amounts with(Account account, Moment moment, @Nullable Thousands amount) {
        PMap<ItemPath, PMap<Moment, Thousands>> items = items(Column.of(account));
        PMap<Moment, Thousands> moments = items.getOrDefault(account.item(), HashTreePMap.empty());
        PMap<Moment, Thousands> changed = amount == null ? moments.minus(moment) : moments.plus(moment, amount);
        return new Amounts(columns.plus(Column.of(account), items.plus(account.item(), changed)));
    }
}
