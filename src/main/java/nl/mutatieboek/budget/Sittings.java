package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.Event.BillAdopted;
import nl.mutatieboek.budget.Event.BillAdoptionRevoked;
import nl.mutatieboek.budget.Event.BillPresentationRevoked;
import nl.mutatieboek.budget.Event.BillPresented;
import nl.mutatieboek.budget.Event.ChangeProposed;
import nl.mutatieboek.budget.Event.ChangeWithdrawn;
import nl.mutatieboek.budget.Event.MomentClosed;
import nl.mutatieboek.budget.Event.MomentReopened;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Where a chapter stands with each moment, open or closed to mutations, its bill presented or adopted; and what waits for a
 * second person.
 *
 * @param closed the moments that take no mutation any more
 * @param pending the changes that wait for a second person, by their subject
 * @param bills the bills that were presented
 */
record Sittings(PSet<Moment> closed, PMap<String, PendingChange> pending, PMap<Moment, Bill> bills) {
    static final Sittings NONE = new Sittings(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    boolean isClosed(Moment moment) {
        return closed.contains(moment);
    }

    @Nullable
    Bill bill(Moment moment) {
        return bills.get(moment);
    }

    /** The pending changes of a moment and of its bill. */
    List<PendingChange> pending(Moment moment) {
        return Stream.of("closing " + moment, "bill " + moment)
                .flatMap(subject -> Stream.ofNullable(pending.get(subject)))
                .toList();
    }

    Sittings plus(ChangeProposed e) {
        return new Sittings(closed, pending.plus(e.change().subject(), new PendingChange(e.change(), e.by())), bills);
    }

    Sittings without(ChangeWithdrawn e) {
        PendingChange known = pending.get(e.change().subject());
        if (known == null || !known.change().equals(e.change())) {
            throw new IllegalStateException("Was not proposed: " + e);
        }
        return new Sittings(closed, pending.minus(e.change().subject()), bills);
    }

    /** The pending corrections of a chapter or an item. */
    List<PendingChange> pending(ItemPath item) {
        return pending.values().stream()
                .filter(one -> switch (one.change()) {
                    case Event.ItemCorrected e -> e.item().equals(item);
                    case Event.ItemNameCorrected e -> e.item().equals(item);
                    default -> false;
                })
                .sorted(Comparator.comparing(one -> one.change().subject()))
                .toList();
    }

    /** The same once a correction of a chapter or an item was confirmed. */
    Sittings confirmed(Event.TwoPersonChange correction) {
        return done(correction, closed, bills);
    }

    private Sittings done(Event.TwoPersonChange change, PSet<Moment> nowClosed, PMap<Moment, Bill> nowBills) {
        return new Sittings(nowClosed, pending.minus(change.subject()), nowBills);
    }

    Sittings plus(MomentClosed e) {
        return done(e, closed.plus(e.moment()), bills);
    }

    Sittings plus(MomentReopened e) {
        if (!isClosed(e.moment())) {
            throw new IllegalStateException("Was not closed: " + e);
        }
        return done(e, closed.minus(e.moment()), bills);
    }

    Sittings plus(BillPresented e) {
        if (bills.containsKey(e.bill())) {
            throw new IllegalStateException("Presented twice: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new Bill(e, null)));
    }

    Sittings plus(BillAdopted e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new Bill(bill.presented(), e)));
    }

    Sittings plus(BillPresentationRevoked e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return done(e, closed, bills.minus(e.bill()));
    }

    Sittings plus(BillAdoptionRevoked e) {
        Bill bill = bill(e.bill());
        if (bill == null || bill.adopted() == null) {
            throw new IllegalStateException("Not an act: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new Bill(bill.presented(), null)));
    }
}
