package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelinePoint;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Reversal;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Accounts on which a one-time booking was made: an opening, or the extrapolation of a year. A reversal allows it
 * again, from its own moment and day on.
 */
public record OneTimeBookedAccounts(OneTimeBookings openings, OneTimeBookings extrapolations) {
    static final OneTimeBookedAccounts NONE = new OneTimeBookedAccounts(OneTimeBookings.NONE, OneTimeBookings.NONE);

    OneTimeBookedAccounts plus(PostingsBooked booked) {
        return new OneTimeBookedAccounts(
                openings.plus(MutationKind.OPENING, booked), extrapolations.plus(MutationKind.EXTRAPOLATION, booked));
    }

    /**
     * Bookings of one kind.
     *
     * @param booked accounts with a booking that is not reversed
     * @param lastReversals when such a booking was last reversed; no reversal lies before an earlier one
     */
    public record OneTimeBookings(PSet<BudgetAccount> booked, PMap<BudgetAccount, TimelinePoint> lastReversals) {
        private static final OneTimeBookings NONE = new OneTimeBookings(HashTreePSet.empty(), HashTreePMap.empty());

        /** Whether no balance from this day and moment on, or before it, would count two bookings. */
        public boolean allows(BudgetAccount account, TimelinePoint from, Comparator<Moment> momentOrder) {
            TimelinePoint reversed = lastReversals.get(account);
            return !booked.contains(account)
                    && (reversed == null
                            || (!from.effectiveOn().isBefore(reversed.effectiveOn())
                                    && momentOrder.compare(from.moment(), reversed.moment()) >= 0));
        }

        private OneTimeBookings plus(MutationKind kind, PostingsBooked postings) {
            Reversal reversal = postings.reversal();
            List<BudgetAccount> accounts = postings.postings().stream()
                    .map(posting -> BudgetAccount.ofPosting(posting))
                    .toList();
            if (postings.kind() == kind || (reversal != null && reversal.restores(kind))) {
                return new OneTimeBookings(booked.plusAll(accounts), lastReversals);
            }
            if (reversal == null || !reversal.undoes(kind)) {
                return this;
            }
            TimelinePoint from = new TimelinePoint(postings.effectiveOn(), postings.moment());
            PMap<BudgetAccount, TimelinePoint> reversals = lastReversals;
            for (BudgetAccount account : accounts) {
                reversals = reversals.plus(account, from);
            }
            return new OneTimeBookings(booked.minusAll(accounts), reversals);
        }
    }
}
