package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.budget.Event.ChapterOpened;
import nl.mutatieboek.budget.Event.DrawClaimed;
import nl.mutatieboek.budget.Event.DrawReleased;
import nl.mutatieboek.budget.Event.ItemRegistered;
import nl.mutatieboek.budget.Event.MomentClosed;
import nl.mutatieboek.budget.Event.NumberIssued;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.Event.PublishedBalanceRecorded;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Reversal;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** What decisions need to remember of a chapter: its items, open moments, numbers, openings and reserves. */
public sealed interface Chapter {
    /** A chapter that the book does not know. */
    record NotOpened() implements Chapter {}

    /** A chapter in the book. */
    record Open(
            ChapterOpened opened,
            Items items,
            PSet<Moment> closed,
            PMap<BudgetYear, Integer> numbers,
            PSet<Account> openings,
            Reserves reserves)
            implements Chapter {
        /** A reserve lies below an article, or directly below a chapter without a budget statement. */
        int holderDepth() {
            return opened.budgetStatement() ? 1 : 0;
        }

        int nextNumber(BudgetYear year) {
            return numbers.getOrDefault(year, 0) + 1;
        }

        private Open with(Items registered) {
            return new Open(opened, registered, closed, numbers, openings, reserves);
        }

        private Open with(Reserves changed) {
            return new Open(opened, items, closed, numbers, openings, changed);
        }
    }

    /** Trusts history, and stops loudly if it is impossible. */
    default Chapter evolve(Event.OfChapter event) {
        return switch (this) {
            case NotOpened n ->
                switch (event) {
                    case ChapterOpened e ->
                        new Open(
                                e,
                                Items.NONE,
                                HashTreePSet.empty(),
                                HashTreePMap.empty(),
                                HashTreePSet.empty(),
                                Reserves.NONE);
                    default -> throw new IllegalStateException("Before its chapter was opened: " + event);
                };
            case Open open ->
                switch (event) {
                    case ChapterOpened e -> throw new IllegalStateException("Opened twice: " + e);
                    case ItemRegistered e -> open.with(open.items.plus(e));
                    case MomentClosed e ->
                        new Open(
                                open.opened,
                                open.items,
                                open.closed.plus(e.moment()),
                                open.numbers,
                                open.openings,
                                open.reserves);
                    case PublishedBalanceRecorded e -> open;
                    case NumberIssued e -> numbered(open, e);
                    case DrawClaimed e -> open.with(open.reserves.plus(e));
                    case DrawReleased e -> open.with(open.reserves.without(e.mutation()));
                    case PostingsBooked e ->
                        new Open(
                                open.opened,
                                open.items,
                                open.closed,
                                open.numbers,
                                openings(open.openings, e),
                                open.reserves.plus(e, open.holderDepth()));
                };
        };
    }

    private static Open numbered(Open open, NumberIssued e) {
        if (e.sequence() != open.nextNumber(e.year())) {
            throw new IllegalStateException("Not the next number: " + e);
        }
        return new Open(
                open.opened,
                open.items,
                open.closed,
                open.numbers.plus(e.year(), e.sequence()),
                open.openings,
                open.reserves);
    }

    /** An item is opened once; a reversal of the opening lets it be opened anew. */
    private static PSet<Account> openings(PSet<Account> openings, PostingsBooked booked) {
        Reversal reversal = booked.reversal();
        if (booked.kind() == Kind.OPENING || (reversal != null && reversal.restores(Kind.OPENING))) {
            return openings.plusAll(accounts(booked.postings()));
        }
        return reversal != null && reversal.undoes(Kind.OPENING)
                ? openings.minusAll(accounts(booked.postings()))
                : openings;
    }

    private static List<Account> accounts(List<Posting> postings) {
        return postings.stream()
                .map(posting -> new Account(posting.item().account(), posting.flow(), posting.year()))
                .toList();
    }
}
