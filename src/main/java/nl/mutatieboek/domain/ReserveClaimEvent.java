package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;

/** Event about what pending mutations draw from the reserves of a chapter. */
public sealed interface ReserveClaimEvent extends Event.ChapterEvent {
    /** A pending mutation claimed what it would draw from reserves, so that no other mutation can draw it. */
    record ReserveDrawClaimed(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<ReserveDraw> draws)
            implements ReserveClaimEvent {
        public ReserveDrawClaimed {
            draws = List.copyOf(draws);
        }
    }

    /** The claim of a rejected, returned or withdrawn mutation was released. */
    record ReserveDrawReleased(ChapterCode chapter, MutationId mutation) implements ReserveClaimEvent {}

    /**
     * Amount that a pending mutation draws from a reserve, summed over its postings there.
     *
     * @param thousands in whole thousands of euros, negative
     */
    record ReserveDraw(ItemPath reserve, Flow flow, BudgetYear year, Thousands thousands) {}
}
