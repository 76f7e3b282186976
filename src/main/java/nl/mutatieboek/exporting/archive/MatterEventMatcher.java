package nl.mutatieboek.exporting.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.matter.ChapterMatters;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;

/**
 * Matches events of amendments, motions and undertakings that concern a moment: those of matters on its bill. A step
 * that names another moment concerns that one only, and so does its revocation: a link that of its mutation, a
 * follow-up in a later bill that bill. A matter that names a later moment concerns no earlier one from then on.
 */
final class MatterEventMatcher {
    private final Moment moment;
    private final Predicate<Moment> presented;
    private final Set<MutationId> mutations;
    private final Map<MatterId, ParliamentaryMatter> matters = new HashMap<>();

    /**
     * @param presented whether a moment is the moment itself or an earlier one
     * @param mutations mutations of the moment
     */
    MatterEventMatcher(Moment moment, Predicate<Moment> presented, Set<MutationId> mutations) {
        this.moment = moment;
        this.presented = presented;
        this.mutations = mutations;
    }

    /** Adds an event to the history of its matter. Every event is added before it is matched, in ledger order. */
    void add(MatterEvent event) {
        matters.put(event.matter(), ChapterMatters.evolve(matters.get(event.matter()), event));
    }

    boolean matches(MatterEvent event) {
        ParliamentaryMatter matter = matters.get(event.matter());
        return matter != null && matter.bills().stream().allMatch(presented) && matches(event, matter);
    }

    private boolean matches(MatterEvent event, ParliamentaryMatter matter) {
        return switch (event) {
            case MatterEvent.MatterFollowedUp e
            when e.followUp().laterBill() != null -> moment.equals(e.followUp().laterBill());
            case MatterEvent.MatterLinked e -> isOnBill(matter) && mutations.contains(e.mutation());
            case MatterEvent.MatterStepRevoked e -> matches(matter.steps().get(e.step() - 1), matter);
            case MatterEvent e -> isOnBill(matter);
        };
    }

    private boolean isOnBill(ParliamentaryMatter matter) {
        return moment.bill().equals(matter.recorded().bill());
    }
}
