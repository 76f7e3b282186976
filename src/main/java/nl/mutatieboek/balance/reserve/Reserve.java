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
 * @param holder item whose balance includes it: its article, or a chapter without a budget statement (the Aanvullende
 *     Post)
 * @param holderName name of the holder
 * @param onBudgetStatement whether the holder is an article of a budget statement
 * @param reservations its reservations, by proposal
 * @param lines balances by flow and year
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
     * A mutation that reserved money on the item.
     *
     * @param bases bases of its postings on this item
     * @param notes notes of its postings, without duplicates
     * @param reversedBy mutation that reversed it
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
     * Balance of a flow and year: {@code left} is {@code madeAvailable} plus {@code allocated}.
     *
     * @param madeAvailable sum of reservations, minus reversals
     * @param allocated sum of all other mutations; negative if money was allocated to its purpose
     * @param pending change by pending mutations
     * @param left booked balance
     * @param basis worst basis of the booked postings; null if there are none
     * @param precision coarsest precision of the booked postings; null if there are none
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
