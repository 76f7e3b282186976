package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CanonicalJson;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.Sha256Digest;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * The data of a request besides its body that a command needs: path, idempotency key, correlation id, canonical content
 * and {@code If-Match}. Available as a parameter of a handler method, after its {@code @RequestBody}.
 */
public final class CommandRequest {
    private static final int DIGEST_LENGTH = 16;

    private final String path;
    private final String correlation;
    private final String key;
    private final List<String> ifMatch;
    private final CanonicalJson content;

    private CommandRequest(String path, String correlation, String key, List<String> ifMatch, JsonNode body) {
        this.path = path;
        this.correlation = correlation;
        this.key = key;
        this.ifMatch = ifMatch;
        this.content = CanonicalJson.of(body);
    }

    /** Creates it for a valid request to the API. */
    static CommandRequest of(HttpServletRequest request, String key, JsonNode body) {
        return new CommandRequest(
                request.getServletPath(),
                ApiResponseFilter.correlationId(request),
                key,
                Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)),
                body);
    }

    /** Creates it for a valid form of a page. */
    static CommandRequest ofForm(String path, String key, JsonNode body) {
        return new CommandRequest(path, UUID.randomUUID().toString(), key, List.of(), body);
    }

    /** Creates the envelope of the command of this request. */
    public CommandEnvelope toEnvelope(Actor actor, Function<UUID, Command> command) {
        return CommandEnvelope.create(actor, path, key, content, correlation, command);
    }

    /** Creates the envelope of one of several commands of this request, each with its own id. */
    public CommandEnvelope toEnvelope(Actor actor, int position, Function<UUID, Command> command) {
        return CommandEnvelope.create(actor, path + "/" + position, key, content, correlation, command);
    }

    /** Returns the id of this request, for requests that are not commands. */
    public UUID commandId(Actor actor) {
        return CommandEnvelope.commandId(actor, path, key);
    }

    /** Returns the id of one of the commands of this request. */
    public UUID commandId(Actor actor, int position) {
        return CommandEnvelope.commandId(actor, path + "/" + position, key);
    }

    /** Returns the idempotency key. */
    public String key() {
        return key;
    }

    /** Whether the request has {@code If-Match}. */
    public boolean isConditional() {
        return !ifMatch.isEmpty();
    }

    /** Whether {@code If-Match} contains this version, on any of its lines. */
    public boolean matchesVersion(long version) {
        return ifMatch.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*")
                        || tag.equals("\"" + version + "\"")
                        || (tag.startsWith("\"" + version + "-") && tag.endsWith("\"")));
    }

    /**
     * Returns the entity tag of a response that shows a version. The representation of a version changes with the bills
     * and moments around it, so the tag contains a digest of the response beside the version that {@code If-Match}
     * refers to.
     */
    public static String entityTag(long version, byte[] response) {
        return "\"" + version + "-" + Sha256Digest.hex(response).substring(0, DIGEST_LENGTH) + "\"";
    }
}
