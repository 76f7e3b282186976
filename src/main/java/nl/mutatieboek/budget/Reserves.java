package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.budget.Event.Draw;
import nl.mutatieboek.budget.Event.DrawClaimed;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.Refusal.ReserveBelowZero;
import nl.mutatieboek.budget.Refusal.ReserveOverdrawn;
import nl.mutatieboek.budget.Timeline.Point;
import nl.mutatieboek.budget.Timeline.Sum;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The earmarks of a chapter and what lies on them (law 3). An item becomes a reserve by its first RESERVATION and stays one;
 * because it then has a balance like any other, the balance of every item that could become one is kept.
 *
 * @param reserves the items that have had a RESERVATION
 * @param timelines of each item below the articles, everything below it included
 * @param claims what pending mutations draw
 */
record Reserves(PSet<ItemPath> reserves, PMap<Account, Timeline> timelines, PMap<MutationId, DrawClaimed> claims) {
    static final Reserves NONE = new Reserves(HashTreePSet.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    /** Whether a posting on this item lies on a reserve. */
    boolean covers(ItemPath item) {
        return item.account().lineage().stream().anyMatch(reserves::contains);
    }

    /** What these postings take from each reserve, over all their lines there. */
    List<Draw> draws(List<Posting> postings) {
        Map<Account, Thousands> nets = new LinkedHashMap<>();
        for (Posting posting : postings) {
            for (ItemPath reserve : posting.item().account().lineage()) {
                if (reserves.contains(reserve)) {
                    Account account = new Account(reserve, posting.flow(), posting.year());
                    nets.merge(account, posting.thousands(), Thousands::plus);
                }
            }
        }
        return nets.entrySet().stream()
                .filter(net -> net.getValue().isNegative())
                .map(net -> new Draw(
                        net.getKey().item(), net.getKey().flow(), net.getKey().year(), net.getValue()))
                .toList();
    }

    /** The first of these draws that its reserve does not cover. */
    Optional<Refusal> overdrawn(List<Draw> draws, Point from, Calendar calendar) {
        for (Draw draw : draws) {
            Account account = new Account(draw.reserve(), draw.flow(), draw.year());
            Optional<Timeline.Shortage> shortage =
                    timelines.getOrDefault(account, Timeline.EMPTY).shortage(from, draw.thousands(), calendar.line());
            if (shortage.isPresent()) {
                Point at = shortage.get().at();
                Sum there = shortage.get().there();
                return Optional.of(new ReserveOverdrawn(
                        draw.reserve(),
                        draw.flow(),
                        draw.year(),
                        at.day(),
                        at.moment(),
                        there.booked(),
                        there.claimed(),
                        there.available(),
                        draw.thousands().negated()));
            }
        }
        return Optional.empty();
    }

    /** The first point at which an item that these reservations make a reserve has less than zero, in any flow and year. */
    Optional<Refusal> belowZero(List<Posting> reservations, Point from, Calendar calendar) {
        Set<ItemPath> made = new LinkedHashSet<>();
        reservations.forEach(posting -> made.add(posting.item().account()));
        made.removeAll(reserves);
        PMap<Account, Timeline> changed = timelines;
        for (Posting posting : reservations) {
            for (ItemPath level : posting.item().account().lineage()) {
                Account account = new Account(level, posting.flow(), posting.year());
                changed = added(changed, account, from, Sum.booked(posting.thousands()));
            }
        }
        return changed.entrySet().stream()
                .filter(one -> made.contains(one.getKey().item()))
                .flatMap(one -> one.getValue().belowZero(calendar.line()).stream()
                        .map(shortage -> belowZero(one.getKey(), shortage)))
                .min(Comparator.comparing(Object::toString));
    }

    private static Refusal belowZero(Account account, Timeline.Shortage shortage) {
        return new ReserveBelowZero(
                account.item(),
                account.flow(),
                account.year(),
                shortage.at().day(),
                shortage.at().moment(),
                shortage.there().available());
    }

    /**
     * The reserves without the claim of this mutation, which is being booked or is gone.
     */
    Reserves without(MutationId mutation) {
        DrawClaimed claim = claims.get(mutation);
        if (claim == null) {
            return this;
        }
        return new Reserves(reserves, claimed(claim, true), claims.minus(mutation));
    }

    Reserves plus(DrawClaimed claim) {
        if (claims.containsKey(claim.mutation())) {
            throw new IllegalStateException("Claimed twice: " + claim);
        }
        return new Reserves(reserves, claimed(claim, false), claims.plus(claim.mutation(), claim));
    }

    private PMap<Account, Timeline> claimed(DrawClaimed claim, boolean released) {
        PMap<Account, Timeline> changed = timelines;
        Point at = new Point(claim.effectiveOn(), claim.moment());
        for (Draw draw : claim.draws()) {
            Thousands thousands = released ? draw.thousands().negated() : draw.thousands();
            changed = added(changed, new Account(draw.reserve(), draw.flow(), draw.year()), at, Sum.claimed(thousands));
        }
        return changed;
    }

    /** What booking changes; the items become reserves if it is their first RESERVATION. */
    Reserves plus(PostingsBooked booked, int holderDepth) {
        Reserves unclaimed = without(booked.mutation());
        PMap<Account, Timeline> changed = unclaimed.timelines;
        PSet<ItemPath> earmarked = unclaimed.reserves;
        Point at = new Point(booked.effectiveOn(), booked.moment());
        for (Posting posting : booked.postings()) {
            ItemPath account = posting.item().account();
            for (ItemPath level : account.lineage()) {
                if (level.depth() > holderDepth && !level.isOpen()) {
                    changed = added(
                            changed,
                            new Account(level, posting.flow(), posting.year()),
                            at,
                            Sum.booked(posting.thousands()));
                }
            }
            if (booked.kind() == Kind.RESERVATION) {
                earmarked = earmarked.plus(account);
            }
        }
        return new Reserves(earmarked, changed, unclaimed.claims);
    }

    private static PMap<Account, Timeline> added(
            PMap<Account, Timeline> timelines, Account account, Point at, Sum sum) {
        return timelines.plus(
                account, timelines.getOrDefault(account, Timeline.EMPTY).plus(at, sum));
    }
}
