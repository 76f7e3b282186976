package nl.mutatieboek.oversight.rebuild;

import java.util.List;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.springframework.stereotype.Component;

/** Access to rebuilds and replays, whose digests, counts and differences disclose what is under embargo. */
@Component
record RebuildReadPolicy(RebuildService rebuilds, CurrentActor acting, EmbargoedMomentProvider embargo) {
    /** Whether the reader may ask for a replay, which derives all of it, or for a rebuild if it is one. */
    boolean isReadable(boolean replaces) {
        return acting.mayReplay(embargo) || (replaces && acting.mayRebuild());
    }

    /** The most recent ones that the reader may read, newest first. */
    List<RebuildResponse> recent() {
        return rebuilds.recent().stream()
                .filter(one -> isReadable(one.replaces()))
                .map(this::disclose)
                .toList();
    }

    /** Leaves out the hash of the last entry, if the reader may not read that entry. */
    RebuildResponse disclose(RebuildResponse rebuild) {
        RebuildCertificate certificate = rebuild.certificate();
        return certificate == null ? rebuild : rebuild.withCertificate(disclose(certificate));
    }

    /** Leaves out the hash of the last entry, if the reader may not read that entry. */
    RebuildCertificate disclose(RebuildCertificate certificate) {
        return acting.mayReplay(embargo) ? certificate : certificate.withoutHeadHash();
    }
}
