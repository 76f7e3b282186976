package nl.mutatieboek.domain.chapter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelinePoint;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Reversal;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Accounts on which a one-time booking was made: an opening, or the extrapolation of a year. A reversal allows it
 * again, where no balance would count two.
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
     * @param counts by account, how many more were booked than reversed at a day and moment; without zeros
     */
    public record OneTimeBookings(PMap<BudgetAccount, PMap<TimelinePoint, Integer>> counts) {
        private static final OneTimeBookings NONE = new OneTimeBookings(HashTreePMap.empty());

        /** Whether no balance at this day and moment, or at later ones, has such a booking already. */
        public boolean allows(BudgetAccount account, TimelinePoint from, Comparator<Moment> momentOrder) {
            PMap<TimelinePoint, Integer> points = counts.getOrDefault(account, HashTreePMap.empty());
            BinaryOperator<Moment> later = BinaryOperator.maxBy(momentOrder);
            return points.keySet().stream()
                    .map(point ->
                            point.effectiveOn().isAfter(from.effectiveOn()) ? point.effectiveOn() : from.effectiveOn())
                    .allMatch(day -> points.keySet().stream()
                            .map(point -> later.apply(point.moment(), from.moment()))
                            .allMatch(moment -> countUpTo(points, day, moment, momentOrder) <= 0));
        }

        private static int countUpTo(
                PMap<TimelinePoint, Integer> points, LocalDate day, Moment moment, Comparator<Moment> momentOrder) {
            return points.entrySet().stream()
                    .filter(entry -> !entry.getKey().effectiveOn().isAfter(day)
                            && momentOrder.compare(entry.getKey().moment(), moment) <= 0)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        private OneTimeBookings plus(MutationKind kind, PostingsBooked postings) {
            Reversal reversal = postings.reversal();
            if (postings.kind() == kind || (reversal != null && reversal.restores(kind))) {
                return plus(1, postings);
            }
            return reversal != null && reversal.undoes(kind) ? plus(-1, postings) : this;
        }

        private OneTimeBookings plus(int change, PostingsBooked postings) {
            TimelinePoint at = new TimelinePoint(postings.effectiveOn(), postings.moment());
            PMap<BudgetAccount, PMap<TimelinePoint, Integer>> changed = counts;
            for (BudgetAccount account : postings.postings().stream()
                    .map(posting -> BudgetAccount.ofPosting(posting))
                    .collect(Collectors.toSet())) {
                PMap<TimelinePoint, Integer> points = changed.getOrDefault(account, HashTreePMap.empty());
                int count = points.getOrDefault(at, 0) + change;
                changed = changed.plus(account, count == 0 ? points.minus(at) : points.plus(at, count));
            }
            return new OneTimeBookings(changed);
        }
    }
}
