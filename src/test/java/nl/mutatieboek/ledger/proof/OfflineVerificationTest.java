package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence of a small book, checked by the offline verifier, which shares no code with it. */
@Tag("whole")
class OfflineVerificationTest {
    private static final int SIZE = 1_000;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final HeadSigningKey key = newKey("mutatieboek.example/book");
    private final TiledTree tree = new TiledTree(new TileMapRepository());
    private final Map<Integer, SignedHead> heads = new HashMap<>();

    @BeforeEach
    void record_a_book() {
        for (int i = 0; i < SIZE; i++) {
            tree.append(MerkleTree.leafHash(leafData(i)));
        }
    }

    @Test
    void head_of_the_book_holds() {
        assertThat(verify("head", head(SIZE).note())).isEqualTo(VerifierMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("mutatieboek.example/book", "1000");
    }

    @Test
    void head_signed_with_another_key_fails() {
        HeadSigningKey other = newKey("mutatieboek.example/book");
        String forged = SignedHead.sign(other, SIZE, tree.tree().root(SIZE)).note();
        assertThat(verify("head", forged)).isEqualTo(VerifierMain.FAILS);
    }

    @Test
    void head_of_an_empty_book_fails() {
        assertThat(verify("head", head(0).note())).isEqualTo(VerifierMain.FAILS);
    }

    @Test
    void receipt_of_every_entry_holds_at_every_head() {
        for (int i = 0; i < 300; i++) {
            int size = 1 + random.nextInt(SIZE);
            assertThat(verify("receipt", receipt(random.nextInt(size), size)))
                    .as("-Dseed=%d, size %d", seed, size)
                    .isEqualTo(VerifierMain.HOLDS);
        }
    }

    @Test
    void later_head_extends_an_earlier_one() {
        for (int i = 0; i < 300; i++) {
            int later = 1 + random.nextInt(SIZE);
            int earlier = 1 + random.nextInt(later);
            assertThat(verify("consistency", head(earlier).note(), consistency(earlier, later)))
                    .as("-Dseed=%d, %d to %d", seed, earlier, later)
                    .isEqualTo(VerifierMain.HOLDS);
        }
    }

    @Test
    void receipt_with_one_changed_character_fails() {
        for (int i = 0; i < 2_000; i++) {
            String receipt = receipt(random.nextInt(SIZE), SIZE);
            assertThat(verify("receipt", withOneChange(receipt)))
                    .as("-Dseed=%d, change %d", seed, i)
                    .isEqualTo(VerifierMain.FAILS);
        }
    }

    @Test
    void consistency_with_one_changed_character_fails() {
        for (int i = 0; i < 1_000; i++) {
            int earlier = 1 + random.nextInt(SIZE - 1);
            assertThat(verify("consistency", head(earlier).note(), withOneChange(consistency(earlier, SIZE))))
                    .as("-Dseed=%d, change %d", seed, i)
                    .isEqualTo(VerifierMain.FAILS);
        }
    }

    @Test
    void receipt_with_the_entry_of_another_number_fails() {
        String receipt = head(SIZE).receipt(6, tree.tree().inclusionProof(7, SIZE), extra(7));
        assertThat(verify("receipt", receipt)).isEqualTo(VerifierMain.FAILS);
    }

    @Test
    void receipt_without_its_entry_fails() {
        String receipt = head(SIZE).receipt(7, tree.tree().inclusionProof(7, SIZE), new byte[0]);
        assertThat(verify("receipt", receipt)).isEqualTo(VerifierMain.FAILS);
    }

    @Test
    void head_of_a_rewritten_book_does_not_extend_the_earlier_head() {
        TiledTree rewritten = new TiledTree(new TileMapRepository());
        for (int i = 0; i < SIZE; i++) {
            rewritten.append(MerkleTree.leafHash(leafData(i == 500 ? 501 : i)));
        }
        String forged = SignedHead.sign(key, SIZE, rewritten.tree().root(SIZE))
                .consistency(600, rewritten.tree().consistencyProof(600, SIZE));
        assertThat(verify("consistency", head(600).note(), forged)).isEqualTo(VerifierMain.FAILS);
        assertThat(verify("consistency", head(400).note(), consistency(400, 600)))
                .isEqualTo(VerifierMain.HOLDS);
    }

    @Test
    void two_heads_of_one_size_fail() {
        String other = SignedHead.sign(key, SIZE, tree.tree().root(999)).consistency(SIZE, List.of());
        assertThat(verify("consistency", head(SIZE).note(), other)).isEqualTo(VerifierMain.FAILS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("two histories");
    }

    @Test
    void wrong_use_and_missing_files_verify_nothing() {
        PrintStream ignored = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        String file = folder.resolve("missing").toString();
        for (String[] arguments : new String[][] {
            {}, {"head"}, {"head", file}, {"head", file, "--key", key.verifierKey()}, {"head", file, "--key", "none"}
        }) {
            assertThat(VerifierMain.run(arguments, ignored, ignored))
                    .as(Arrays.toString(arguments))
                    .isEqualTo(VerifierMain.NOT_VERIFIED);
        }
    }

    private String withOneChange(String text) {
        StringBuilder changed = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char other;
        do {
            other = (char) (' ' + random.nextInt(95));
        } while (other == text.charAt(at));
        changed.setCharAt(at, other);
        return changed.toString();
    }

    private SignedHead head(int size) {
        return heads.computeIfAbsent(
                size, one -> SignedHead.sign(key, one, tree.tree().root(one)));
    }

    private String receipt(int index, int size) {
        return head(size).receipt(index, tree.tree().inclusionProof(index, size), extra(index));
    }

    private String consistency(int earlier, int later) {
        return head(later).consistency(earlier, tree.tree().consistencyProof(earlier, later));
    }

    private int verify(String command, String... evidence) {
        String[] arguments = new String[evidence.length + 3];
        arguments[0] = command;
        try {
            for (int i = 0; i < evidence.length; i++) {
                arguments[i + 1] = Files.writeString(folder.resolve("evidence-" + i), evidence[i])
                        .toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arguments[evidence.length + 1] = "--key";
        arguments[evidence.length + 2] = key.verifierKey();
        return VerifierMain.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
    }

    private static byte[] leafData(int index) {
        return Sha256Digest.newDigest().digest(extra(index));
    }

    /** Salt and sealed bytes. */
    private static byte[] extra(int index) {
        byte[] text = ("text " + index).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1_000).put(new byte[32]);
        bytes.putInt(8).putLong(index + 1L);
        for (int column = 1; column < 10; column++) {
            if (column == 4) {
                bytes.putInt(8).putLong(index);
            } else if (column == 6) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(text.length).put(text);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static HeadSigningKey newKey(String name) {
        try {
            return new HeadSigningKey(
                    name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
