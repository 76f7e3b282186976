package nl.mutatieboek.balance.reserve;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Money set apart: an item that had a reservation.
 *
 * @param item the earmark
 * @param name its name
 * @param holder whose balance includes it: its article, or a chapter without a budget statement (the Aanvullende Post)
 * @param holderName the name of that
 * @param onBudgetStatement whether the holder is an article of a budget statement
 * @param reservations which set it apart, those proposed first in front
 * @param lines what lies on it, by flow and year
 */
public record Reserve(
        ItemPath item,
        @Nullable String name,
        ItemPath holder,
        @Nullable String holderName,
        boolean onBudgetStatement,
        List<Reservation> reservations,
        List<ReserveBalance> lines) {
    public Reserve {
        reservations = List.copyOf(reservations);
        lines = List.copyOf(lines);
    }

    /**
     * A mutation that set it apart.
     *
     * @param bases how its lines on this item are known
     * @param notes what a reader of them must know, each once
     * @param reversedBy the mutation that took it back
     */
    public record Reservation(
            MutationId mutation,
            String number,
            Proposal proposal,
            Set<Basis> bases,
            List<String> notes,
            @Nullable MutationId reversedBy) {
        public Reservation {
            bases = Set.copyOf(bases);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What lies on it in one flow and year. What was made available and what was allocated are together what is left.
     *
     * @param madeAvailable by reservations, less those taken back
     * @param allocated what all other mutations changed of it: a decrease for what went to its purpose
     * @param pending what pending mutations would change
     * @param left what is booked on it
     * @param basis the worst basis of what is booked on it; null when nothing is
     * @param precision the coarsest precision of what is booked on it; null when nothing is
     */
    public record ReserveBalance(
            Flow flow,
            BudgetYear year,
            Thousands madeAvailable,
            Thousands allocated,
            Thousands pending,
            Thousands left,
            @Nullable Basis basis,
            @Nullable Precision precision) {}
}
