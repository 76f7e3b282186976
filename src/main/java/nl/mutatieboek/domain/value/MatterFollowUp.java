package nl.mutatieboek.domain.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a parliamentary matter.
 *
 * @param followedUpOn day of the document
 * @param document where it is stated, such as {@code 36800-XX-2, p. 14}
 * @param remark explanation; for a structural amendment that is not carried, the weighty reason
 * @param laterBill the later budget bill that carries a structural amendment or not; null for other follow-ups
 */
public record MatterFollowUp(
        FollowUpType type,
        LocalDate followedUpOn,
        String document,
        @Nullable String remark,
        @Nullable Moment laterBill) {
    public enum FollowUpType {
        /** Parliament was informed; it remains open. */
        REPORTED,
        /** The undertaking is fulfilled, or the motion carried out. */
        FULFILLED,
        /** A later budget bill carries the structural amendment. */
        CARRIED,
        /** A later budget bill does not carry it, for a weighty reason: Comptabiliteitswet 2016, art. 2.3(5). */
        NOT_CARRIED;

        /** Whether it is about a later budget bill. */
        public boolean isOfBill() {
            return this == CARRIED || this == NOT_CARRIED;
        }
    }

    public MatterFollowUp {
        Proposal.requireDate(followedUpOn);
        Source.requireLine(document);
        if (remark != null) {
            KindDetails.requireProse(remark);
        }
    }
}
