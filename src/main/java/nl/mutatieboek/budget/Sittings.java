package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Event.BillAdopted;
import nl.mutatieboek.budget.Event.BillAdoptionRevoked;
import nl.mutatieboek.budget.Event.BillPresentationRevoked;
import nl.mutatieboek.budget.Event.BillPresented;
import nl.mutatieboek.budget.Event.ClosingProposed;
import nl.mutatieboek.budget.Event.MomentClosed;
import nl.mutatieboek.budget.Event.MomentReopened;
import nl.mutatieboek.budget.Event.ReopeningProposed;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.PersonId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Where a chapter stands with each moment: open or closed to mutations, its bill presented or adopted.
 *
 * @param closed the moments that take no mutation any more
 * @param proposed who wants an open moment closed, or a closed one open
 * @param bills the bills that were presented
 */
record Sittings(PSet<Moment> closed, PMap<Moment, PersonId> proposed, PMap<Moment, Bill> bills) {
    static final Sittings NONE = new Sittings(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    boolean isClosed(Moment moment) {
        return closed.contains(moment);
    }

    @Nullable
    Bill bill(Moment moment) {
        return bills.get(moment);
    }

    @Nullable
    PersonId proposer(Moment moment) {
        return proposed.get(moment);
    }

    Sittings plus(ClosingProposed e) {
        return new Sittings(closed, proposed.plus(e.moment(), e.by()), bills);
    }

    Sittings plus(ReopeningProposed e) {
        return new Sittings(closed, proposed.plus(e.moment(), e.by()), bills);
    }

    Sittings withoutProposal(Moment moment, Event withdrawn) {
        if (proposer(moment) == null) {
            throw new IllegalStateException("Was not proposed: " + withdrawn);
        }
        return new Sittings(closed, proposed.minus(moment), bills);
    }

    Sittings plus(MomentClosed e) {
        return new Sittings(closed.plus(e.moment()), proposed.minus(e.moment()), bills);
    }

    Sittings plus(MomentReopened e) {
        if (!isClosed(e.moment())) {
            throw new IllegalStateException("Was not closed: " + e);
        }
        return new Sittings(closed.minus(e.moment()), proposed.minus(e.moment()), bills);
    }

    Sittings plus(BillPresented e) {
        if (bills.containsKey(e.bill())) {
            throw new IllegalStateException("Presented twice: " + e);
        }
        return new Sittings(closed, proposed, bills.plus(e.bill(), new Bill(e, null)));
    }

    Sittings plus(BillAdopted e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return new Sittings(closed, proposed, bills.plus(e.bill(), new Bill(bill.presented(), e)));
    }

    Sittings plus(BillPresentationRevoked e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return new Sittings(closed, proposed, bills.minus(e.bill()));
    }

    Sittings plus(BillAdoptionRevoked e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() == null) {
            throw new IllegalStateException("Not an act: " + e);
        }
        return new Sittings(closed, proposed, bills.plus(e.bill(), new Bill(bill.presented(), null)));
    }
}
