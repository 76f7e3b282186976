package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.FigureRefusal.ReserveBelowZero;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.ReserveClaimEvent.ReserveDraw;
import nl.mutatieboek.domain.ReserveClaimEvent.ReserveDrawClaimed;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelinePoint;
import nl.mutatieboek.domain.chapter.AccountTimeline.TimelineSum;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Reserves of a chapter and their balances (law 3). An item becomes a reserve by its first RESERVATION and remains one.
 * It may have a balance by then, so balances of all possible reserves are kept.
 *
 * @param reserveItems items with a RESERVATION
 * @param timelines amounts of each item below the articles, including everything below it
 * @param claims draws of pending mutations
 */
public record ChapterReserves(
        PSet<ItemPath> reserveItems,
        PMap<BudgetAccount, AccountTimeline> timelines,
        PMap<MutationId, ReserveDrawClaimed> claims) {
    static final ChapterReserves NONE =
            new ChapterReserves(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** Whether postings on this item belong to a reserve. */
    public boolean isOnReserve(ItemPath item) {
        return item.account().ancestorsAndSelf().stream().anyMatch(reserveItems::contains);
    }

    /** Returns the net draw of these postings from each reserve. */
    public List<ReserveDraw> drawsFrom(List<Posting> postings) {
        Map<BudgetAccount, Thousands> nets = new LinkedHashMap<>();
        for (Posting posting : postings) {
            for (ItemPath reserve : posting.item().account().ancestorsAndSelf()) {
                if (reserveItems.contains(reserve)) {
                    BudgetAccount account = new BudgetAccount(reserve, posting.flow(), posting.year());
                    nets.merge(account, posting.thousands(), Thousands::plus);
                }
            }
        }
        return nets.entrySet().stream()
                .filter(net -> net.getValue().isNegative())
                .map(net -> new ReserveDraw(
                        net.getKey().item(), net.getKey().flow(), net.getKey().year(), net.getValue()))
                .toList();
    }

    /** Refuses the first draw that its reserve does not cover. */
    public Optional<Refusal> checkOverdrawn(List<ReserveDraw> draws, TimelinePoint from, MomentCalendar calendar) {
        for (ReserveDraw draw : draws) {
            BudgetAccount account = new BudgetAccount(draw.reserve(), draw.flow(), draw.year());
            Optional<AccountTimeline.TimelineShortage> shortage = timelines
                    .getOrDefault(account, AccountTimeline.EMPTY)
                    .firstShortage(from, draw.thousands(), calendar.momentOrder());
            if (shortage.isPresent()) {
                TimelinePoint at = shortage.get().at();
                TimelineSum sum = shortage.get().sum();
                return Optional.of(new ReserveOverdrawn(
                        draw.reserve(),
                        draw.flow(),
                        draw.year(),
                        at.effectiveOn(),
                        at.moment(),
                        sum.booked(),
                        sum.claimed(),
                        sum.available(),
                        draw.thousands().negated()));
            }
        }
        return Optional.empty();
    }

    /** Refuses reservations on items that are below zero at some point, in any flow and year. */
    public Optional<Refusal> checkBelowZero(List<Posting> reservations, TimelinePoint from, MomentCalendar calendar) {
        Set<ItemPath> newReserves = new LinkedHashSet<>();
        reservations.forEach(posting -> newReserves.add(posting.item().account()));
        newReserves.removeAll(reserveItems);
        PMap<BudgetAccount, AccountTimeline> changed = timelines;
        for (Posting posting : reservations) {
            for (ItemPath level : posting.item().account().ancestorsAndSelf()) {
                BudgetAccount account = new BudgetAccount(level, posting.flow(), posting.year());
                changed = withAmount(changed, account, from, TimelineSum.booked(posting.thousands()));
            }
        }
        return changed.entrySet().stream()
                .filter(entry -> newReserves.contains(entry.getKey().item()))
                .flatMap(entry -> entry.getValue().firstBelowZero(calendar.momentOrder()).stream()
                        .map(shortage -> belowZeroRefusal(entry.getKey(), shortage)))
                .min(Comparator.comparing(Object::toString));
    }

    private static Refusal belowZeroRefusal(BudgetAccount account, AccountTimeline.TimelineShortage shortage) {
        return new ReserveBelowZero(
                account.item(),
                account.flow(),
                account.year(),
                shortage.at().effectiveOn(),
                shortage.at().moment(),
                shortage.sum().available());
    }

    /** Returns the reserves without the claim of this mutation. */
    public ChapterReserves without(MutationId mutation) {
        ReserveDrawClaimed claim = claims.get(mutation);
        if (claim == null) {
            return this;
        }
        return new ChapterReserves(reserveItems, withClaim(claim, true), claims.minus(mutation));
    }

    ChapterReserves plus(ReserveDrawClaimed claim) {
        if (claims.containsKey(claim.mutation())) {
            throw new IllegalStateException("Claimed twice: " + claim);
        }
        return new ChapterReserves(reserveItems, withClaim(claim, false), claims.plus(claim.mutation(), claim));
    }

    private PMap<BudgetAccount, AccountTimeline> withClaim(ReserveDrawClaimed claim, boolean released) {
        PMap<BudgetAccount, AccountTimeline> changed = timelines;
        TimelinePoint at = new TimelinePoint(claim.effectiveOn(), claim.moment());
        for (ReserveDraw draw : claim.draws()) {
            Thousands thousands = released ? draw.thousands().negated() : draw.thousands();
            changed = withAmount(
                    changed,
                    new BudgetAccount(draw.reserve(), draw.flow(), draw.year()),
                    at,
                    TimelineSum.claimed(thousands));
        }
        return changed;
    }

    /** Adds booked postings; items of a RESERVATION become reserves. */
    ChapterReserves plus(PostingsBooked booked, int holderDepth) {
        ChapterReserves unclaimed = without(booked.mutation());
        PMap<BudgetAccount, AccountTimeline> changed = unclaimed.timelines;
        PSet<ItemPath> earmarked = unclaimed.reserveItems;
        TimelinePoint at = new TimelinePoint(booked.effectiveOn(), booked.moment());
        for (Posting posting : booked.postings()) {
            ItemPath account = posting.item().account();
            for (ItemPath level : account.ancestorsAndSelf()) {
                if (level.depth() > holderDepth && !level.isOpen()) {
                    changed = withAmount(
                            changed,
                            new BudgetAccount(level, posting.flow(), posting.year()),
                            at,
                            TimelineSum.booked(posting.thousands()));
                }
            }
            if (booked.kind() == MutationKind.RESERVATION) {
                earmarked = earmarked.plus(account);
            }
        }
        return new ChapterReserves(earmarked, changed, unclaimed.claims);
    }

    private static PMap<BudgetAccount, AccountTimeline> withAmount(
            PMap<BudgetAccount, AccountTimeline> timelines, BudgetAccount account, TimelinePoint at, TimelineSum sum) {
        return timelines.plus(
                account, timelines.getOrDefault(account, AccountTimeline.EMPTY).plus(at, sum));
    }
}
