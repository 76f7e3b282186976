package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;

/** An uploaded file and the idempotency key of its request; errors of both are reported together. */
public final class FileUploadRequest {
    private final RequestErrorCollector faults = new RequestErrorCollector();
    private final String path;
    private final String correlation;
    private final @Nullable String key;
    private final @Nullable UploadedFile file;

    private FileUploadRequest(HttpServletRequest request) {
        this.path = request.getServletPath();
        this.correlation = ApiResponseFilter.correlationId(request);
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

    /** Returns the file, and throws if any error was found. */
    public UploadedFile requireFile() {
        faults.throwIfAny();
        if (file == null) {
            throw new IllegalStateException("No file, and no error");
        }
        return file;
    }

    /** Creates the envelope of the command of this upload, and throws if any error was found. */
    public CommandEnvelope toEnvelope(Actor actor, Function<UUID, Command> command) {
        faults.throwIfAny();
        if (key == null) {
            throw new IllegalStateException("No idempotency key, and no error");
        }
        return CommandEnvelope.create(actor, path, key, correlation, command);
    }

    /** Returns the id of the upload, and throws if any error was found. */
    public UUID requireCommandId(Actor actor) {
        faults.throwIfAny();
        if (key == null) {
            throw new IllegalStateException("No idempotency key, and no error");
        }
        return CommandEnvelope.commandId(actor, path, key);
    }
}
