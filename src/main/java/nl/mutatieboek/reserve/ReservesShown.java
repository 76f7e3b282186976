package nl.mutatieboek.reserve;

import java.util.List;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.reserve.Reserve.Line;
import nl.mutatieboek.reserve.Reserve.Reservation;
import org.jspecify.annotations.Nullable;

/** The register of reserves, for programs. */
record ReservesShown(AsOfResponse axes, List<ReserveShown> reserves) {
    ReservesShown {
        reserves = List.copyOf(reserves);
    }

    static ReservesShown of(AsOf point, List<Reserve> reserves) {
        return new ReservesShown(
                AsOfResponse.of(point), reserves.stream().map(ReserveShown::of).toList());
    }

    /**
     * Money set apart.
     *
     * @param holder whose balance includes it: its article, or a chapter without a budget statement (the Aanvullende Post)
     * @param onBudgetStatement whether the holder is an article of a budget statement
     */
    record ReserveShown(
            String item,
            @Nullable String name,
            String holder,
            @Nullable String holderName,
            boolean onBudgetStatement,
            List<ReservationShown> reservations,
            List<LineShown> balances) {
        ReserveShown {
            reservations = List.copyOf(reservations);
            balances = List.copyOf(balances);
        }

        static ReserveShown of(Reserve reserve) {
            return new ReserveShown(
                    reserve.item().toString(),
                    reserve.name(),
                    reserve.holder().toString(),
                    reserve.holderName(),
                    reserve.onBudgetStatement(),
                    reserve.reservations().stream().map(ReservationShown::of).toList(),
                    reserve.lines().stream().map(LineShown::of).toList());
        }
    }

    /**
     * A mutation that set it apart.
     *
     * @param title its purpose
     * @param bases how its lines on this item are known, where that differs from the mutation as a whole
     * @param notes what a reader of these lines must know
     * @param reversedBy the mutation that took it back
     */
    record ReservationShown(
            String mutation,
            String number,
            String title,
            String explanation,
            @Nullable String decision,
            @Nullable String conditions,
            ReservationSource source,
            Basis basis,
            List<Basis> bases,
            List<String> notes,
            @Nullable String reversedBy) {
        ReservationShown {
            bases = List.copyOf(bases);
            notes = List.copyOf(notes);
        }

        static ReservationShown of(Reservation reservation) {
            MutationId reversedBy = reservation.reversedBy();
            return new ReservationShown(
                    reservation.mutation().toString(),
                    reservation.number(),
                    reservation.proposal().title(),
                    reservation.proposal().explanation(),
                    reservation.proposal().particulars().decision(),
                    reservation.proposal().particulars().conditions(),
                    ReservationSource.of(reservation.proposal().source()),
                    reservation.proposal().basis(),
                    reservation.bases().stream().sorted().toList(),
                    reservation.notes(),
                    reversedBy == null ? null : reversedBy.toString());
        }
    }

    /** Where it was read. */
    record ReservationSource(
            String document,
            @Nullable String place,
            @Nullable String url) {
        static ReservationSource of(Source source) {
            return new ReservationSource(source.document(), source.place(), source.url());
        }
    }

    /**
     * What lies on it, in whole thousands of euros: {@code madeAvailable} and {@code allocated} are together {@code left}.
     *
     * @param madeAvailable by reservations, less those taken back
     * @param allocated what all other mutations changed of it: negative for what went to its purpose
     * @param pending what pending mutations would change
     * @param left what is booked on it
     */
    record LineShown(Flow flow, int year, long madeAvailable, long allocated, long pending, long left) {
        static LineShown of(Line line) {
            return new LineShown(
                    line.flow(),
                    line.year().value(),
                    line.madeAvailable().value(),
                    line.allocated().value(),
                    line.pending().value(),
                    line.left().value());
        }
    }
}
