package nl.mutatieboek.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.api.Fault.In;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.ledger.Sha256;
import nl.mutatieboek.ledger.Signed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it was posted: its body, which is a JSON object or nothing, and its idempotency key. A handler method takes
 * it as a parameter, reads the body, and has it signed; whatever is wrong with any of it is answered together.
 */
public final class Posted {
    /** The largest body, in bytes; more than five thousand postings with their notes need. */
    static final int LARGEST = 1_000_000;

    private static final int AT_ONCE = 8_192;
    private static final int DIGEST_LENGTH = 16;

    private final Faults faults = new Faults();
    private final String path;
    private final String correlation;
    private final @Nullable String key;
    private final @Nullable String ifMatch;
    private final JsonNode value;
    private final Fields body;
    private byte @Nullable [] content;

    private Posted(HttpServletRequest request, Duration longest) {
        this.path = request.getServletPath();
        this.correlation = Frame.correlation(request);
        this.key = Keys.of(request, faults);
        this.ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        byte[] bytes = bytes(request, longest);
        this.value = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.read(bytes, faults);
        this.body = body(value, faults);
    }

    private Posted(String path, String key, ObjectNode said) {
        this.path = path;
        this.correlation = UUID.randomUUID().toString();
        this.key = Keys.bare(key, faults);
        this.ifMatch = null;
        this.value = said;
        this.body = body(said, faults);
    }

    private static Fields body(JsonNode value, Faults faults) {
        if (!value.isMissingNode() && !value.isObject()) {
            faults.add(Fault.of(In.BODY, "", "not-an-object"));
        }
        return new Fields(value, "", value.isObject(), faults);
    }

    /** @param longest how long its body may take to come in */
    static Posted of(HttpServletRequest request, Duration longest) {
        return new Posted(request, longest);
    }

    /**
     * The same command from a form of a page.
     *
     * @param path where the form is sent, the scope of its key
     * @param key that was made with the form
     * @param said what it says, as the API asks it
     */
    public static Posted ofForm(String path, String key, ObjectNode said) {
        return new Posted(path, key, said);
    }

    public Fields body() {
        return body;
    }

    /**
     * Nothing more will be read of the body.
     *
     * @throws Problem if anything was wrong with it or with the key
     */
    public void end() {
        faults.end();
    }

    /** Signs the command that was posted; ends the reading if that has not been done. */
    public Signed signed(Actor actor, Function<UUID, Command> command) {
        return Signed.by(actor, path, key(), content(), correlation, command);
    }

    /** Signs one of several commands that were posted together, each with an identity of its own. */
    public Signed signed(Actor actor, int position, Function<UUID, Command> command) {
        return Signed.by(actor, path + "/" + position, key(), content(), correlation, command);
    }

    /** Made once, however many commands are signed with it. */
    private byte[] content() {
        if (content == null) {
            content = StrictJson.canonical(value);
        }
        return content;
    }

    /** The identity of what was posted, for what is no command; ends the reading if that has not been done. */
    public UUID identity(Actor actor) {
        return Signed.identity(actor, path, key());
    }

    /** The identity of one of several commands that were posted together. */
    public UUID identity(Actor actor, int position) {
        return Signed.identity(actor, path + "/" + position, key());
    }

    /** Its idempotency key; ends the reading if that has not been done. */
    public String key() {
        end();
        if (key == null) {
            throw new IllegalStateException("A missing key is a fault");
        }
        return key;
    }

    /** Whether the sender asks that it be done to versions that it names only. */
    public boolean isConditional() {
        return ifMatch != null;
    }

    /** Whether this version is one of them. */
    public boolean isMeantFor(long version) {
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
    public static String tag(long version, byte[] response) {
        return "\"" + version + "-" + Sha256.hex(response).substring(0, DIGEST_LENGTH) + "\"";
    }

    /** Never more than the largest body, whatever the sender says of its length or keeps silent about. */
    private static byte[] bytes(HttpServletRequest request, Duration longest) {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = readWithin(request.getInputStream(), longest);
        } catch (IOException e) {
            throw BodyInTime.told(e);
        }
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        if (bytes.length > 0) {
            requireJson(request);
        }
        return bytes;
    }

    /** A byte now and then keeps a connection alive, and nobody waits for it for ever. */
    private static byte[] readWithin(InputStream body, Duration longest) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] some = new byte[AT_ONCE];
        for (int count = body.read(some); count >= 0; count = body.read(some)) {
            read.write(some, 0, Math.min(count, LARGEST + 1 - read.size()));
            if (read.size() > LARGEST) {
                break;
            }
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw Problem.of(408, "too-slow", Map.of("seconds", longest.toSeconds()))
                        .with(HttpHeaders.CONNECTION, "close");
            }
        }
        return read.toByteArray();
    }

    private static Problem tooLarge() {
        return Problem.of(413, "too-large", Map.of("largest", (long) LARGEST));
    }

    private static void requireJson(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
        if (!plain || !json(request.getContentType())) {
            throw Problem.of(415, "media-type").with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        }
    }

    private static boolean json(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            // What cannot be read as a media type is another one.
            return false;
        }
    }
}
