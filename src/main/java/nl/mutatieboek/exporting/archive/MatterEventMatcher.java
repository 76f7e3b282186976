package nl.mutatieboek.exporting.archive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.matter.ChapterMatters;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;

/**
 * Matches events of amendments, motions and undertakings that concern a moment: those of matters on its bill. A step
 * that names another moment concerns that one only, and so does its revocation: a link that of its mutation, a
 * follow-up in a later bill that bill. A matter corrected to a later bill concerns the moments of that bill from then on.
 */
final class MatterEventMatcher {
    private final Moment moment;
    private final Comparator<Moment> order;
    private final Set<MutationId> mutations;
    private final Map<MatterId, ParliamentaryMatter> matters = new HashMap<>();

    /** @param mutations mutations of the moment */
    MatterEventMatcher(Moment moment, Comparator<Moment> order, Set<MutationId> mutations) {
        this.moment = moment;
        this.order = order;
        this.mutations = mutations;
    }

    /** Adds an event to the history of its matter. Every event is added before it is matched, in ledger order. */
    void add(MatterEvent event) {
        matters.put(event.matter(), ChapterMatters.evolve(matters.get(event.matter()), event));
    }

    boolean matches(MatterEvent event) {
        ParliamentaryMatter matter = matters.get(event.matter());
        return matter != null && matter.bills().stream().allMatch(this::isPresented) && matches(event, matter);
    }

    private boolean matches(MatterEvent event, ParliamentaryMatter matter) {
        return switch (event) {
            case MatterEvent.MatterFollowedUp e
            when e.followUp().laterBill() != null -> moment.equals(e.followUp().laterBill());
            case MatterEvent.MatterLinked e -> isOnBill(matter) && mutations.contains(e.mutation());
            case MatterEvent.MatterStepRevoked e -> matches(matter.steps().get(e.step() - 1), matter);
            default -> isOnBill(matter);
        };
    }

    private boolean isPresented(Moment bill) {
        return order.compare(bill, moment) <= 0;
    }

    /** Whether the moment presents the last bill that the matter names, in a revoked correction too. */
    private boolean isOnBill(ParliamentaryMatter matter) {
        return matter.bills().stream().max(order).filter(moment.bill()::equals).isPresent();
    }
}
