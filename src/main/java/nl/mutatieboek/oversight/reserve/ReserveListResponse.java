package nl.mutatieboek.oversight.reserve;

import java.util.List;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.Reserve.Reservation;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/** The register of reserves, for programs. */
record ReserveListResponse(AsOfResponse axes, List<ReserveResponse> reserves) {
    ReserveListResponse {
        reserves = List.copyOf(reserves);
    }

    static ReserveListResponse of(ResolvedAsOf point, List<Reserve> reserves) {
        return new ReserveListResponse(
                AsOfResponse.of(point),
                reserves.stream().map(ReserveResponse::of).toList());
    }

    /**
     * Money set apart.
     *
     * @param holder whose balance includes it: its article, or a chapter without a budget statement (the Aanvullende Post)
     * @param onBudgetStatement whether the holder is an article of a budget statement
     */
    record ReserveResponse(
            String item,
            @Nullable String name,
            String holder,
            @Nullable String holderName,
            boolean onBudgetStatement,
            List<ReservationResponse> reservations,
            List<ReserveBalanceResponse> balances) {
        ReserveResponse {
            reservations = List.copyOf(reservations);
            balances = List.copyOf(balances);
        }

        static ReserveResponse of(Reserve reserve) {
            return new ReserveResponse(
                    reserve.item().toString(),
                    reserve.name(),
                    reserve.holder().toString(),
                    reserve.holderName(),
                    reserve.onBudgetStatement(),
                    reserve.reservations().stream().map(ReservationResponse::of).toList(),
                    reserve.lines().stream().map(ReserveBalanceResponse::of).toList());
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
    record ReservationResponse(
            String mutation,
            String number,
            String title,
            String explanation,
            @Nullable String decision,
            @Nullable String conditions,
            ReservationSourceResponse source,
            Basis basis,
            List<Basis> bases,
            List<String> notes,
            @Nullable String reversedBy) {
        ReservationResponse {
            bases = List.copyOf(bases);
            notes = List.copyOf(notes);
        }

        static ReservationResponse of(Reservation reservation) {
            MutationId reversedBy = reservation.reversedBy();
            return new ReservationResponse(
                    reservation.mutation().toString(),
                    reservation.number(),
                    reservation.proposal().title(),
                    reservation.proposal().explanation(),
                    reservation.proposal().particulars().decision(),
                    reservation.proposal().particulars().conditions(),
                    ReservationSourceResponse.of(reservation.proposal().source()),
                    reservation.proposal().basis(),
                    reservation.bases().stream().sorted().toList(),
                    reservation.notes(),
                    reversedBy == null ? null : reversedBy.toString());
        }
    }

    /** Where it was read. */
    record ReservationSourceResponse(
            String document,
            @Nullable String place,
            @Nullable String url) {
        static ReservationSourceResponse of(Source source) {
            return new ReservationSourceResponse(source.document(), source.place(), source.url());
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
    record ReserveBalanceResponse(Flow flow, int year, long madeAvailable, long allocated, long pending, long left) {
        static ReserveBalanceResponse of(ReserveBalance line) {
            return new ReserveBalanceResponse(
                    line.flow(),
                    line.year().value(),
                    line.madeAvailable().value(),
                    line.allocated().value(),
                    line.pending().value(),
                    line.left().value());
        }
    }
}
