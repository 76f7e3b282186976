package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;

/** A file that was posted, and the idempotency key of its request; whatever is wrong with either is answered together. */
public final class FileUploadRequest {
    private final RequestErrorCollector faults = new RequestErrorCollector();
    private final String path;
    private final @Nullable String key;
    private final @Nullable UploadedFile file;

    private FileUploadRequest(HttpServletRequest request) {
        this.path = request.getServletPath();
        this.key = IdempotencyKeyParser.parseHeader(request, faults);
        this.file = UploadedFile.ofRequest(request);
        if (file == null) {
            faults.add(RequestError.of(ErrorLocation.BODY, "/" + UploadedFile.PART, "missing"));
        }
        // An option that is sent as a part would be ignored, such as a dry run.
        UploadedFile.otherParts(request)
                .forEach(name -> faults.add(
                        RequestError.of(ErrorLocation.BODY, "/" + JsonPointerEscaper.escape(name), "unknown-field")));
    }

    static FileUploadRequest of(HttpServletRequest request) {
        return new FileUploadRequest(request);
    }

    /** The file; ends the reading. */
    public UploadedFile requireFile() {
        faults.throwIfAny();
        if (file == null) {
            throw new IllegalStateException("A missing part is a fault");
        }
        return file;
    }

    /** The identity of what was posted; ends the reading. */
    public UUID requireCommandId(Actor actor) {
        faults.throwIfAny();
        if (key == null) {
            throw new IllegalStateException("A missing key is a fault");
        }
        return CommandEnvelope.commandId(actor, path, key);
    }
}
