package nl.mutatieboek.ledger.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.mutatieboek.ledger.Sha256Digest;

/** A witness that answers as a test wants; an honest one remembers a size and checks no proof. */
public final class WitnessStub implements AutoCloseable {
    private static final byte TIMED_ED25519 = 0x04;

    private final KeyPair pair = newPair();
    private final String name;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile WitnessBehaviour behaviour = this::answerHonestly;
    private volatile long knownSize;

    /** Answers a request. */
    public interface WitnessBehaviour {
        /** @param body what was sent */
        void answer(HttpExchange exchange, String body) throws IOException, InterruptedException;
    }

    public WitnessStub(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body);
            behaviour.answer(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerHonestly(HttpExchange exchange, String body) throws IOException {
        String text = textOf(body);
        if (!body.startsWith("old " + knownSize + "\n")) {
            reply(exchange, 409, knownSize + "\n");
        } else {
            knownSize = Long.parseLong(text.split("\n")[1]);
            reply(exchange, 200, cosign(text, Instant.now()));
        }
    }

    static String textOf(String body) {
        String note = body.substring(body.indexOf("\n\n") + 2);
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    void behave(WitnessBehaviour wanted) {
        behaviour = wanted;
    }

    void behaveHonestly() {
        behaviour = this::answerHonestly;
    }

    void remember(long size) {
        knownSize = size;
    }

    List<String> requests() {
        return requests;
    }

    /** Address prefix. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Public key, as a policy has it. */
    public String verifierKey() {
        return verifierKey(name, rawKey());
    }

    static String verifierKey(String name, byte[] rawKey) {
        byte[] typeAndKey = ByteBuffer.allocate(1 + rawKey.length)
                .put(TIMED_ED25519)
                .put(rawKey)
                .array();
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(id(name, typeAndKey)),
                        Base64.getEncoder().encodeToString(typeAndKey));
    }

    private static byte[] id(String name, byte[] typeAndKey) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typeAndKey), Integer.BYTES);
    }

    private byte[] rawKey() {
        byte[] x509 = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(x509, x509.length - 32, x509.length);
    }

    /** Returns the signature line of this witness over a text. */
    String cosign(String text, Instant at) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update("cosignature/v1\ntime %d\n%s"
                    .formatted(at.getEpochSecond(), text)
                    .getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] typeAndKey =
                    ByteBuffer.allocate(33).put(TIMED_ED25519).put(rawKey()).array();
            byte[] line = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signed.length)
                    .put(id(name, typeAndKey))
                    .putLong(at.getEpochSecond())
                    .put(signed)
                    .array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
