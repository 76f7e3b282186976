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

/** The register of reserves in the API. */
record ReserveListResponse(AsOfResponse axes, List<ReserveResponse> reserves) {
    static ReserveListResponse of(ResolvedAsOf point, List<Reserve> reserves) {
        return new ReserveListResponse(
                AsOfResponse.of(point),
                reserves.stream().map(ReserveResponse::of).toList());
    }

    /**
     * A reserve: money set apart.
     *
     * @param holder owner of the balance that includes it: its article, or a chapter without budget statement (the
     *     Aanvullende Post)
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
     * A mutation that added to the reserve.
     *
     * @param title its purpose
     * @param bases bases of its postings on this item, if they differ from that of the mutation
     * @param notes remarks on these postings
     * @param reversedBy the mutation that reversed it
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

    /** Source of a reservation. */
    record ReservationSourceResponse(
            String document,
            @Nullable String place,
            @Nullable String url) {
        static ReservationSourceResponse of(Source source) {
            return new ReservationSourceResponse(source.document(), source.place(), source.url());
        }
    }

    /**
     * Balance of a reserve in whole thousands of euros; {@code madeAvailable} plus {@code allocated} is {@code left}.
     *
     * @param madeAvailable reservations less their reversals
     * @param allocated all other changes; negative for money spent on its purpose
     * @param pending the effect of pending mutations
     * @param left the booked balance
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
