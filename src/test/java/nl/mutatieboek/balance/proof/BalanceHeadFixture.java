package nl.mutatieboek.balance.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;

/** Signs heads of balances with a key of its own, and has the offline verifier judge proofs. */
final class BalanceHeadFixture {
    static final String BOOK = "mutatieboek.example/book";

    private final KeyPair pair;
    private final Path folder;
    private String output = "";

    BalanceHeadFixture(Path folder) throws GeneralSecurityException {
        this.folder = folder;
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private byte[] typeAndKey() {
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] bytes = Arrays.copyOfRange(x509, x509.length - 33, x509.length);
        bytes[0] = 1;
        return bytes;
    }

    private byte[] id() {
        var digest = Sha256Digest.newDigest();
        digest.update((BOOK + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typeAndKey()), 4);
    }

    String verifierKey() {
        return String.join(
                "+", BOOK, HexFormat.of().formatHex(id()), Base64.getEncoder().encodeToString(typeAndKey()));
    }

    /** Returns the head of balances with a root. */
    String head(byte[] root) {
        return head(root, "");
    }

    /** Returns the head of balances with a root and commitments to what is under embargo. */
    String head(byte[] root, String commitments) {
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] all = Sha256Digest.newDigest().digest(commitments.getBytes(StandardCharsets.UTF_8));
        return sign(
                BOOK + "/balances",
                "balances-v1 " + base64.encodeToString(root) + "\nembargoed-v1 " + base64.encodeToString(all) + "\n");
    }

    String sign(String name, String statement) {
        String text = name + "\n41\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n" + statement;
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] line =
                    ByteBuffer.allocate(68).put(id()).put(signature.sign()).array();
            return text + "\n— " + BOOK + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the exit code of the offline verifier. */
    int verify(String proof) {
        try {
            Path file = Files.writeString(folder.resolve("balance.proof"), proof);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
            int code = VerifierMain.run(
                    new String[] {"balance", file.toString(), "--key", verifierKey(), "--json"}, printed, printed);
            output = out.toString(StandardCharsets.UTF_8);
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the verifier printed last. */
    String output() {
        return output;
    }
}
