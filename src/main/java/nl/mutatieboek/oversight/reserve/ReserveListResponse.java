package nl.mutatieboek.oversight.reserve;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.Reserve.Reservation;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ItemPath;
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
            ItemPath item,
            @Nullable String name,
            ItemPath holder,
            @Nullable String holderName,
            boolean onBudgetStatement,
            List<ReservationResponse> reservations,
            @JsonIgnoreProperties({"basis", "precision"}) List<ReserveBalance> balances) {
        static ReserveResponse of(Reserve reserve) {
            return new ReserveResponse(
                    reserve.item(),
                    reserve.name(),
                    reserve.holder(),
                    reserve.holderName(),
                    reserve.onBudgetStatement(),
                    reserve.reservations().stream().map(ReservationResponse::of).toList(),
                    reserve.lines());
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
            MutationId mutation,
            String number,
            String title,
            String explanation,
            @Nullable String decision,
            @Nullable String conditions,
            @JsonIgnoreProperties("sha256") Source source,
            Basis basis,
            List<Basis> bases,
            List<String> notes,
            @Nullable MutationId reversedBy) {
        static ReservationResponse of(Reservation reservation) {
            return new ReservationResponse(
                    reservation.mutation(),
                    reservation.number(),
                    reservation.proposal().title(),
                    reservation.proposal().explanation(),
                    reservation.proposal().particulars().decision(),
                    reservation.proposal().particulars().conditions(),
                    reservation.proposal().source(),
                    reservation.proposal().basis(),
                    reservation.bases().stream().sorted().toList(),
                    reservation.notes(),
                    reservation.reversedBy());
        }
    }
}
