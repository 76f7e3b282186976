package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.BillAdopted;
import nl.mutatieboek.domain.Event.BillAdoptionRevoked;
import nl.mutatieboek.domain.Event.BillPresentationRevoked;
import nl.mutatieboek.domain.Event.BillPresented;
import nl.mutatieboek.domain.Event.ChapterChangeProposed;
import nl.mutatieboek.domain.Event.ChapterChangeWithdrawn;
import nl.mutatieboek.domain.Event.MomentClosed;
import nl.mutatieboek.domain.Event.MomentReopened;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
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
public record ChapterMoments(
        PSet<Moment> closed, PMap<String, PendingChange> pending, PMap<Moment, ChapterBill> bills) {
    static final ChapterMoments NONE =
            new ChapterMoments(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    public boolean isClosed(Moment moment) {
        return closed.contains(moment);
    }

    @Nullable
    public ChapterBill bill(Moment moment) {
        return bills.get(moment);
    }

    /** The pending changes of a moment and of its bill. */
    public List<PendingChange> pending(Moment moment) {
        return Stream.of("closing " + moment, "bill " + moment)
                .flatMap(subject -> Stream.ofNullable(pending.get(subject)))
                .toList();
    }

    ChapterMoments plus(ChapterChangeProposed e) {
        return new ChapterMoments(
                closed, pending.plus(e.change().subject(), new PendingChange(e.change(), e.by())), bills);
    }

    ChapterMoments without(ChapterChangeWithdrawn e) {
        PendingChange known = pending.get(e.change().subject());
        if (known == null || !known.change().equals(e.change())) {
            throw new IllegalStateException("Was not proposed: " + e);
        }
        return new ChapterMoments(closed, pending.minus(e.change().subject()), bills);
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
    ChapterMoments confirmed(Event.TwoPersonChange correction) {
        return done(correction, closed, bills);
    }

    private ChapterMoments done(
            Event.TwoPersonChange change, PSet<Moment> nowClosed, PMap<Moment, ChapterBill> nowBills) {
        return new ChapterMoments(nowClosed, pending.minus(change.subject()), nowBills);
    }

    ChapterMoments plus(MomentClosed e) {
        return done(e, closed.plus(e.moment()), bills);
    }

    ChapterMoments plus(MomentReopened e) {
        if (!isClosed(e.moment())) {
            throw new IllegalStateException("Was not closed: " + e);
        }
        return done(e, closed.minus(e.moment()), bills);
    }

    ChapterMoments plus(BillPresented e) {
        if (bills.containsKey(e.bill())) {
            throw new IllegalStateException("Presented twice: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new ChapterBill(e, null)));
    }

    ChapterMoments plus(BillAdopted e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new ChapterBill(bill.presented(), e)));
    }

    ChapterMoments plus(BillPresentationRevoked e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return done(e, closed, bills.minus(e.bill()));
    }

    ChapterMoments plus(BillAdoptionRevoked e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() == null) {
            throw new IllegalStateException("Not an act: " + e);
        }
        return done(e, closed, bills.plus(e.bill(), new ChapterBill(bill.presented(), null)));
    }
}
