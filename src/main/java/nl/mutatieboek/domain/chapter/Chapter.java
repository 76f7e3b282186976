package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.BillAdopted;
import nl.mutatieboek.domain.Event.BillAdoptionRevoked;
import nl.mutatieboek.domain.Event.BillPresentationRevoked;
import nl.mutatieboek.domain.Event.BillPresented;
import nl.mutatieboek.domain.Event.ChapterChangeProposed;
import nl.mutatieboek.domain.Event.ChapterChangeWithdrawn;
import nl.mutatieboek.domain.Event.ChapterOpened;
import nl.mutatieboek.domain.Event.CounterpartInformed;
import nl.mutatieboek.domain.Event.ItemCorrected;
import nl.mutatieboek.domain.Event.ItemNameCorrected;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.Event.ItemRegistered;
import nl.mutatieboek.domain.Event.LineageLinked;
import nl.mutatieboek.domain.Event.LineageUnlinked;
import nl.mutatieboek.domain.Event.MomentClosed;
import nl.mutatieboek.domain.Event.MomentReopened;
import nl.mutatieboek.domain.Event.MutationNumberIssued;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.Event.PublishedBalanceRecorded;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.ReserveClaimEvent.ReserveDrawClaimed;
import nl.mutatieboek.domain.ReserveClaimEvent.ReserveDrawReleased;
import nl.mutatieboek.domain.matter.ChapterMatters;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** State of a chapter that decisions need. */
public sealed interface Chapter {
    /** The chapter is not in the book. */
    record NotOpened() implements Chapter {}

    /** The chapter is in the book. */
    record Open(
            ChapterOpened opened,
            ChapterItems items,
            ChapterMoments moments,
            PMap<BudgetYear, Integer> lastNumbers,
            OneTimeBookedAccounts oneTimeAccounts,
            ChapterReserves reserves,
            ChapterFigures figures,
            ChapterConstraints constraints,
            ChapterMatters matters)
            implements Chapter {
        /** Depth of the items that hold reserves: articles, or the chapter itself if it has no budget statement. */
        public int reserveHolderDepth() {
            return opened.budgetStatement() ? 1 : 0;
        }

        public int nextNumber(BudgetYear year) {
            return lastNumbers.getOrDefault(year, 0) + 1;
        }

        /**
         * Returns the total booked on an item and below it, in all moments; for {@code ~}, only the unassigned part.
         * Returns null if nothing is booked, which differs from zero.
         */
        public @Nullable Thousands balance(ItemPath item, Flow flow, BudgetYear year) {
            return figures.booked().total(new BudgetAccount(item.account(), flow, year), !item.isOpen());
        }

        private Open with(ChapterItems registered) {
            return new Open(
                    opened, registered, moments, lastNumbers, oneTimeAccounts, reserves, figures, constraints, matters);
        }

        private Open with(ChapterMoments changed) {
            return new Open(
                    opened, items, changed, lastNumbers, oneTimeAccounts, reserves, figures, constraints, matters);
        }

        private Open with(ChapterReserves changed) {
            return new Open(
                    opened, items, moments, lastNumbers, oneTimeAccounts, changed, figures, constraints, matters);
        }

        private Open with(ChapterFigures changed) {
            return new Open(
                    opened, items, moments, lastNumbers, oneTimeAccounts, reserves, changed, constraints, matters);
        }

        private Open with(ChapterConstraints changed) {
            return new Open(opened, items, moments, lastNumbers, oneTimeAccounts, reserves, figures, changed, matters);
        }

        private Open with(ChapterMatters changed) {
            return new Open(
                    opened, items, moments, lastNumbers, oneTimeAccounts, reserves, figures, constraints, changed);
        }

        private Open with(ItemCorrected e) {
            ChapterMoments confirmed = moments.withConfirmed(e);
            if (!e.item().isChapter()) {
                return with(items.plus(e)).with(confirmed);
            }
            if (!e.registeredFrom().equals(opened.validity().from())) {
                throw new IllegalStateException("Was not opened: " + e);
            }
            ChapterOpened corrected =
                    new ChapterOpened(opened.chapter(), e.name(), e.validity(), opened.budgetStatement());
            return new Open(
                    corrected, items, confirmed, lastNumbers, oneTimeAccounts, reserves, figures, constraints, matters);
        }

        private Open with(MutationNumberIssued e) {
            if (e.sequence() != nextNumber(e.year())) {
                throw new IllegalStateException("Not the next number: " + e);
            }
            return new Open(
                    opened,
                    items,
                    moments,
                    lastNumbers.plus(e.year(), e.sequence()),
                    oneTimeAccounts,
                    reserves,
                    figures.withProposed(e.year(), e.mutation(), e.amounts()),
                    constraints,
                    matters);
        }

        private Open with(PostingsBooked e) {
            return new Open(
                    opened,
                    items,
                    moments,
                    lastNumbers,
                    oneTimeAccounts.plus(e),
                    reserves.plus(e, reserveHolderDepth()),
                    figures.plus(e),
                    constraints,
                    matters);
        }
    }

    /** Applies an event. Throws an exception if the event cannot follow this state. */
    default Chapter evolve(Event.ChapterEvent event) {
        return switch (this) {
            case NotOpened n ->
                switch (event) {
                    case ChapterOpened e ->
                        new Open(
                                e,
                                ChapterItems.NONE,
                                ChapterMoments.NONE,
                                HashTreePMap.empty(),
                                OneTimeBookedAccounts.NONE,
                                ChapterReserves.NONE,
                                ChapterFigures.NONE,
                                ChapterConstraints.NONE,
                                ChapterMatters.NONE);
                    default -> throw new IllegalStateException("Before its chapter was opened: " + event);
                };
            case Open open ->
                switch (event) {
                    case ChapterOpened e -> throw new IllegalStateException("Opened twice: " + e);
                    case ItemRegistered e -> open.with(open.items.plus(e));
                    case ItemNamed e -> open.with(open.items.plus(e));
                    case DefaultMarksSet e -> open.with(open.items.plus(e));
                    case ItemCorrected e -> open.with(e);
                    case ItemNameCorrected e -> open.with(open.items.plus(e)).with(open.moments.withConfirmed(e));
                    case ChapterChangeProposed e -> open.with(open.moments.plus(e));
                    case ChapterChangeWithdrawn e -> open.with(open.moments.without(e));
                    case MomentClosed e -> open.with(open.moments.plus(e));
                    case MomentReopened e -> open.with(open.moments.plus(e));
                    case BillPresented e -> open.with(open.moments.plus(e));
                    case BillAdopted e -> open.with(open.moments.plus(e));
                    case BillPresentationRevoked e -> open.with(open.moments.plus(e));
                    case BillAdoptionRevoked e -> open.with(open.moments.plus(e));
                    case PublishedBalanceRecorded e -> open.with(open.figures.plus(e.published()));
                    case BudgetConstraintEvent e -> open.with(open.constraints.plus(e));
                    case LineageLinked e -> open;
                    case LineageUnlinked e -> open;
                    case MutationNumberIssued e -> open.with(e);
                    case CounterpartInformed e ->
                        open.with(open.figures.withProposed(e.year(), e.mutation(), e.amounts()));
                    case ReserveDrawClaimed e -> open.with(open.reserves.plus(e));
                    case ReserveDrawReleased e -> open.with(open.reserves.without(e.mutation()));
                    case PostingsBooked e -> open.with(e);
                    case MatterEvent e -> open.with(open.matters.plus(e));
                };
        };
    }
}
