package nl.mutatieboek.dossier;

import java.util.List;
import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;

/** Proposes several mutations. */
record NewBatchRequest(Mode mode, List<ProposalRequest> mutations) implements ValidatedRequest {
    /** How several proposals are taken. */
    enum Mode {
        /** All in one commit, each decided on what those before it leave; or none. */
        TOGETHER,
        /** Each as if it came alone, in their order. */
        EACH
    }

    @Override
    public void check(RequestFindings findings) {
        for (int i = 0; mutations != null && i < mutations.size(); i++) {
            ProposalRequest mutation = mutations.get(i);
            if (mutation != null) {
                mutation.check(findings.below("/mutations/" + i));
            }
        }
    }
}
