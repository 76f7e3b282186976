package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Event.BillAdopted;
import nl.mutatieboek.budget.Event.BillAdoptionRevoked;
import nl.mutatieboek.budget.Event.BillPresentationRevoked;
import nl.mutatieboek.budget.Event.BillPresented;
import nl.mutatieboek.budget.Event.ChangeProposed;
import nl.mutatieboek.budget.Event.ChangeWithdrawn;
import nl.mutatieboek.budget.Event.ChapterOpened;
import nl.mutatieboek.budget.Event.CounterpartInformed;
import nl.mutatieboek.budget.Event.DrawClaimed;
import nl.mutatieboek.budget.Event.DrawReleased;
import nl.mutatieboek.budget.Event.ItemCorrected;
import nl.mutatieboek.budget.Event.ItemNameCorrected;
import nl.mutatieboek.budget.Event.ItemNamed;
import nl.mutatieboek.budget.Event.ItemRegistered;
import nl.mutatieboek.budget.Event.LineageLinked;
import nl.mutatieboek.budget.Event.LineageUnlinked;
import nl.mutatieboek.budget.Event.MomentClosed;
import nl.mutatieboek.budget.Event.MomentReopened;
import nl.mutatieboek.budget.Event.NumberIssued;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.Event.PublishedBalanceRecorded;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What decisions need to remember of a chapter: its items, moments, numbers, openings, reserves, and balances. */
public sealed interface Chapter {
    /** A chapter that the book does not know. */
    record NotOpened() implements Chapter {}

    /** A chapter in the book. */
    record Open(
            ChapterOpened opened,
            Items items,
            Sittings sittings,
            PMap<BudgetYear, Integer> numbers,
            Once once,
            Reserves reserves,
            Figures figures)
            implements Chapter {
        /** A reserve lies below an article, or directly below a chapter without a budget statement. */
        int holderDepth() {
            return opened.budgetStatement() ? 1 : 0;
        }

        int nextNumber(BudgetYear year) {
            return numbers.getOrDefault(year, 0) + 1;
        }

        /**
         * What is booked on an item and below it, in all moments; of {@code ~} what no line below carries; null where nothing
         * is booked, which is not zero.
         */
        public @Nullable Thousands balance(ItemPath item, Flow flow, BudgetYear year) {
            return figures.booked().total(new Account(item.account(), flow, year), !item.isOpen());
        }

        private Open with(Items registered) {
            return new Open(opened, registered, sittings, numbers, once, reserves, figures);
        }

        private Open with(Sittings changed) {
            return new Open(opened, items, changed, numbers, once, reserves, figures);
        }

        private Open with(Reserves changed) {
            return new Open(opened, items, sittings, numbers, once, changed, figures);
        }

        private Open with(ItemCorrected e) {
            Sittings confirmed = sittings.confirmed(e);
            if (!e.item().isChapter()) {
                return with(items.plus(e)).with(confirmed);
            }
            if (!e.from().equals(opened.validity().from())) {
                throw new IllegalStateException("Was not opened: " + e);
            }
            ChapterOpened corrected =
                    new ChapterOpened(opened.chapter(), e.name(), e.validity(), opened.budgetStatement());
            return new Open(corrected, items, confirmed, numbers, once, reserves, figures);
        }

        private Open with(PublishedBalance check) {
            return new Open(opened, items, sittings, numbers, once, reserves, figures.plus(check));
        }

        private Open with(NumberIssued e) {
            if (e.sequence() != nextNumber(e.year())) {
                throw new IllegalStateException("Not the next number: " + e);
            }
            return new Open(
                    opened,
                    items,
                    sittings,
                    numbers.plus(e.year(), e.sequence()),
                    once,
                    reserves,
                    figures.unbooked(e.year(), e.mutation()));
        }

        private Open with(CounterpartInformed e) {
            return new Open(opened, items, sittings, numbers, once, reserves, figures.unbooked(e.year(), e.mutation()));
        }

        private Open with(PostingsBooked e) {
            return new Open(
                    opened, items, sittings, numbers, once.plus(e), reserves.plus(e, holderDepth()), figures.plus(e));
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
                                Sittings.NONE,
                                HashTreePMap.empty(),
                                Once.NONE,
                                Reserves.NONE,
                                Figures.NONE);
                    default -> throw new IllegalStateException("Before its chapter was opened: " + event);
                };
            case Open open ->
                switch (event) {
                    case ChapterOpened e -> throw new IllegalStateException("Opened twice: " + e);
                    case ItemRegistered e -> open.with(open.items.plus(e));
                    case ItemNamed e -> open.with(open.items.plus(e));
                    case ItemCorrected e -> open.with(e);
                    case ItemNameCorrected e -> open.with(open.items.plus(e)).with(open.sittings.confirmed(e));
                    case ChangeProposed e -> open.with(open.sittings.plus(e));
                    case ChangeWithdrawn e -> open.with(open.sittings.without(e));
                    case MomentClosed e -> open.with(open.sittings.plus(e));
                    case MomentReopened e -> open.with(open.sittings.plus(e));
                    case BillPresented e -> open.with(open.sittings.plus(e));
                    case BillAdopted e -> open.with(open.sittings.plus(e));
                    case BillPresentationRevoked e -> open.with(open.sittings.plus(e));
                    case BillAdoptionRevoked e -> open.with(open.sittings.plus(e));
                    case PublishedBalanceRecorded e -> open.with(e.published());
                    case LineageLinked e -> open;
                    case LineageUnlinked e -> open;
                    case NumberIssued e -> open.with(e);
                    case CounterpartInformed e -> open.with(e);
                    case DrawClaimed e -> open.with(open.reserves.plus(e));
                    case DrawReleased e -> open.with(open.reserves.without(e.mutation()));
                    case PostingsBooked e -> open.with(e);
                };
        };
    }
}
