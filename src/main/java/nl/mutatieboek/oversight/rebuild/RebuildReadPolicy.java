package nl.mutatieboek.oversight.rebuild;

import java.util.List;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.springframework.stereotype.Component;

/** Access to rebuilds and replays, whose digests, counts and differences disclose what is under embargo. */
@Component
record RebuildReadPolicy(RebuildService rebuilds, CurrentActor acting, EmbargoedMomentProvider embargo) {
    /** Whether the reader may ask for a replay, which derives all of it, or for a rebuild if it is one. */
    boolean isReadable(RebuildKind kind) {
        return acting.mayReplay(embargo) || (kind == RebuildKind.REBUILD && acting.mayRebuild());
    }

    /** The most recent ones that the reader may read, newest first. */
    List<RebuildResponse> recent() {
        return rebuilds.recent().stream()
                .filter(one -> isReadable(one.kind()))
                .map(this::disclose)
                .toList();
    }

    /** Leaves out digests, rows and the reason of a failure, if the reader may not read all that they are of. */
    RebuildResponse disclose(RebuildResponse rebuild) {
        return acting.mayReplay(embargo) ? rebuild : rebuild.withoutContent();
    }

    /** Leaves out digests and rows, if the reader may not read all that they are of. */
    RebuildCertificate disclose(RebuildCertificate certificate) {
        return acting.mayReplay(embargo) ? certificate : certificate.withoutContent();
    }
}
