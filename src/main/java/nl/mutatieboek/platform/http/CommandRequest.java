package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CanonicalJson;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.Sha256Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What signing a command takes besides its body: the path and the idempotency key of the request, its correlation id, the
 * canonical content and {@code If-Match}. A handler method has it as a parameter after its {@code @RequestBody}.
 */
public final class CommandRequest {
    private static final int DIGEST_LENGTH = 16;

    private final String path;
    private final String correlation;
    private final String key;
    private final @Nullable String ifMatch;
    private final CanonicalJson content;

    private CommandRequest(String path, String correlation, String key, @Nullable String ifMatch, JsonNode body) {
        this.path = path;
        this.correlation = correlation;
        this.key = key;
        this.ifMatch = ifMatch;
        this.content = CanonicalJson.of(body);
    }

    /** A request to the API, of which nothing was wrong. */
    static CommandRequest of(HttpServletRequest request, String key, JsonNode body) {
        return new CommandRequest(
                request.getServletPath(),
                ApiResponseFilter.correlationId(request),
                key,
                request.getHeader(HttpHeaders.IF_MATCH),
                body);
    }

    /** The form of a page, of which nothing was wrong. */
    static CommandRequest ofForm(String path, String key, JsonNode body) {
        return new CommandRequest(path, UUID.randomUUID().toString(), key, null, body);
    }

    /** Signs the command of this request. */
    public CommandEnvelope toEnvelope(Actor actor, Function<UUID, Command> command) {
        return CommandEnvelope.create(actor, path, key, content, correlation, command);
    }

    /** Signs one of the commands of this request, each with an identity of its own. */
    public CommandEnvelope toEnvelope(Actor actor, int position, Function<UUID, Command> command) {
        return CommandEnvelope.create(actor, path + "/" + position, key, content, correlation, command);
    }

    /** The identity of what is requested, for what is no command. */
    public UUID commandId(Actor actor) {
        return CommandEnvelope.commandId(actor, path, key);
    }

    /** The identity of one of the commands of this request. */
    public UUID commandId(Actor actor, int position) {
        return CommandEnvelope.commandId(actor, path + "/" + position, key);
    }

    /** The idempotency key. */
    public String key() {
        return key;
    }

    /** Whether the request names versions to which it applies. */
    public boolean isConditional() {
        return ifMatch != null;
    }

    /** Whether this version is one of them. */
    public boolean matchesVersion(long version) {
        return ifMatch != null
                && Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*")
                                || tag.equals("\"" + version + "\"")
                                || (tag.startsWith("\"" + version + "-") && tag.endsWith("\"")));
    }

    /**
     * The entity tag of a response that shows a version. The same version is shown differently once the bills or moments around
     * it change, so the tag has a digest of the response beside the version that {@code If-Match} names.
     */
    public static String entityTag(long version, byte[] response) {
        return "\"" + version + "-" + Sha256Digest.hex(response).substring(0, DIGEST_LENGTH) + "\"";
    }
}
