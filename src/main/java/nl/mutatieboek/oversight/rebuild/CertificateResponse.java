package nl.mutatieboek.oversight.rebuild;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.ledger.verification.StoredCertificate;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * A stored certificate as a file.
 *
 * @param startedBy subject of the person who asked for it
 * @param startedByName name at that time; null if none was stored or it was erased
 * @param head signed head of the entries read; null if this process does not sign
 */
record CertificateResponse(
        @JsonUnwrapped RebuildCertificate certificate,
        RebuildKind kind,
        String startedBy,
        @Nullable String startedByName,
        @Nullable String head) {
    static CertificateResponse of(
            StoredCertificate stored, RebuildCertificate disclosed, @Nullable String head, ActorNameResolver names) {
        return new CertificateResponse(
                disclosed,
                stored.kind(),
                stored.startedBy().subject(),
                names.findName(stored.startedBy()).orElse(null),
                head);
    }
}
