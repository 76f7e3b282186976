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
 * State of a chapter's moments and bills, and its pending changes.
 *
 * @param closedMoments moments that accept no further mutations
 * @param pendingChanges changes that wait for a second person, by subject
 * @param bills presented bills, by moment
 */
public record ChapterMoments(
        PSet<Moment> closedMoments,
        PMap<String, PendingTwoPersonChange> pendingChanges,
        PMap<Moment, ChapterBill> bills) {
    static final ChapterMoments NONE =
            new ChapterMoments(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    public boolean isClosed(Moment moment) {
        return closedMoments.contains(moment);
    }

    @Nullable
    public ChapterBill bill(Moment moment) {
        return bills.get(moment);
    }

    /** Returns the pending changes of a moment and of its bill. */
    public List<PendingTwoPersonChange> pendingChanges(Moment moment) {
        return Stream.of("closing " + moment, "bill " + moment)
                .flatMap(subject -> Stream.ofNullable(pendingChanges.get(subject)))
                .toList();
    }

    ChapterMoments plus(ChapterChangeProposed e) {
        return new ChapterMoments(
                closedMoments,
                pendingChanges.plus(e.change().subject(), new PendingTwoPersonChange(e.change(), e.by())),
                bills);
    }

    ChapterMoments without(ChapterChangeWithdrawn e) {
        PendingTwoPersonChange known = pendingChanges.get(e.change().subject());
        if (known == null || !known.change().equals(e.change())) {
            throw new IllegalStateException("Was not proposed: " + e);
        }
        return new ChapterMoments(closedMoments, pendingChanges.minus(e.change().subject()), bills);
    }

    /** Returns the pending corrections of a chapter or item. */
    List<PendingTwoPersonChange> pendingChanges(ItemPath item) {
        return pendingChanges.values().stream()
                .filter(pending -> switch (pending.change()) {
                    case Event.ItemCorrected e -> e.item().equals(item);
                    case Event.ItemNameCorrected e -> e.item().equals(item);
                    default -> false;
                })
                .sorted(Comparator.comparing(pending -> pending.change().subject()))
                .toList();
    }

    /** Returns the state after confirmation of a correction of a chapter or item. */
    ChapterMoments withConfirmed(Event.TwoPersonChange correction) {
        return withoutPending(correction, closedMoments, bills);
    }

    private ChapterMoments withoutPending(
            Event.TwoPersonChange change, PSet<Moment> nowClosed, PMap<Moment, ChapterBill> nowBills) {
        return new ChapterMoments(nowClosed, pendingChanges.minus(change.subject()), nowBills);
    }

    ChapterMoments plus(MomentClosed e) {
        return withoutPending(e, closedMoments.plus(e.moment()), bills);
    }

    ChapterMoments plus(MomentReopened e) {
        if (!isClosed(e.moment())) {
            throw new IllegalStateException("Was not closed: " + e);
        }
        return withoutPending(e, closedMoments.minus(e.moment()), bills);
    }

    ChapterMoments plus(BillPresented e) {
        if (bills.containsKey(e.bill())) {
            throw new IllegalStateException("Presented twice: " + e);
        }
        return withoutPending(e, closedMoments, bills.plus(e.bill(), new ChapterBill(e, null)));
    }

    ChapterMoments plus(BillAdopted e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return withoutPending(e, closedMoments, bills.plus(e.bill(), new ChapterBill(bill.presented(), e)));
    }

    ChapterMoments plus(BillPresentationRevoked e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() != null) {
            throw new IllegalStateException("Not a bill before parliament: " + e);
        }
        return withoutPending(e, closedMoments, bills.minus(e.bill()));
    }

    ChapterMoments plus(BillAdoptionRevoked e) {
        ChapterBill bill = bill(e.bill());
        if (bill == null || bill.adopted() == null) {
            throw new IllegalStateException("Not an act: " + e);
        }
        return withoutPending(e, closedMoments, bills.plus(e.bill(), new ChapterBill(bill.presented(), null)));
    }
}
