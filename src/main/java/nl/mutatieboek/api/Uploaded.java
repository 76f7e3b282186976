package nl.mutatieboek.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import nl.mutatieboek.api.Fault.In;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.ledger.CommandEnvelope;
import org.jspecify.annotations.Nullable;

/** A file that was posted, and the idempotency key of its request; whatever is wrong with either is answered together. */
public final class Uploaded {
    private final Faults faults = new Faults();
    private final String path;
    private final @Nullable String key;
    private final @Nullable SentFile file;

    private Uploaded(HttpServletRequest request) {
        this.path = request.getServletPath();
        this.key = Keys.of(request, faults);
        this.file = SentFile.of(request);
        if (file == null) {
            faults.add(Fault.of(In.BODY, "/" + SentFile.PART, "missing"));
        }
    }

    static Uploaded of(HttpServletRequest request) {
        return new Uploaded(request);
    }

    /** The file; ends the reading. */
    public SentFile file() {
        faults.end();
        if (file == null) {
            throw new IllegalStateException("A missing part is a fault");
        }
        return file;
    }

    /** The identity of what was posted; ends the reading. */
    public UUID identity(Actor actor) {
        faults.end();
        if (key == null) {
            throw new IllegalStateException("A missing key is a fault");
        }
        return CommandEnvelope.identity(actor, path, key);
    }
}
