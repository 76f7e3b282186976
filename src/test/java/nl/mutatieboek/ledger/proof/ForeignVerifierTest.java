package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets a program in another language, with another project's library, judge heads, receipts and proofs of consistency.
 * Skipped without Go and its package {@code golang.org/x/mod}.
 */
@Tag("whole")
class ForeignVerifierTest {
    private static final int SIZE = 70_000;
    private static final int CASES = 100;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TiledTree tree = new TiledTree(new TileMapRepository());
    private final List<String> arguments = new ArrayList<>();
    private HeadSigningKey key;
    private int files;

    @BeforeEach
    void record() throws GeneralSecurityException {
        GoJudge.assumeInstalled();
        key = new HeadSigningKey(
                "mutatieboek.example/book",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        for (int i = 0; i < SIZE; i++) {
            tree.append(MerkleTree.leafHash(Sha256Digest.newDigest().digest(entry(i))));
        }
    }

    @Test
    void foreign_library_accepts_all_evidence() throws Exception {
        for (int i = 0; i < CASES; i++) {
            int later = 1 + random.nextInt(SIZE);
            int earlier = 1 + random.nextInt(later);
            int index = random.nextInt(later);
            addCase("head", head(later).note());
            addCase("receipt", receipt(index, later));
            addCase("consistency", head(earlier).note(), extension(earlier, later));
        }
        assertThat(judge()).as("-Dseed=" + seed).hasSize(3 * CASES).containsOnly("holds");
    }

    @Test
    void foreign_library_refuses_changed_evidence() throws Exception {
        for (int i = 0; i < CASES; i++) {
            int later = 300 + random.nextInt(SIZE - 300);
            int earlier = 1 + random.nextInt(later - 2);
            int index = random.nextInt(later - 1);
            addCase("head", head(later).note().replaceFirst("\n" + later + "\n", "\n" + (later + 1) + "\n"));
            addCase("receipt", receipt(index, later).replaceFirst("\nindex " + index, "\nindex " + (index + 1)));
            addCase("consistency", head(earlier + 1).note(), extension(earlier, later));
        }
        assertThat(judge()).as("-Dseed=" + seed).hasSize(3 * CASES).doesNotContain("holds");
    }

    private void addCase(String command, String... evidence) throws IOException {
        arguments.add(command);
        for (String text : evidence) {
            arguments.add(Files.writeString(folder.resolve("evidence-" + files++), text)
                    .toString());
        }
    }

    private List<String> judge() throws IOException, InterruptedException {
        return GoJudge.judge(folder, key.verifierKey(), arguments);
    }

    private SignedHead head(int size) {
        return SignedHead.sign(key, size, tree.tree().root(size));
    }

    private String receipt(int index, int size) {
        return head(size).receipt(index, tree.tree().inclusionProof(index, size), entry(index));
    }

    private String extension(int earlier, int later) {
        return head(later).consistency(earlier, tree.tree().consistencyProof(earlier, later));
    }

    private static byte[] entry(int index) {
        return ("salt and sealed bytes of entry " + index).getBytes(StandardCharsets.UTF_8);
    }
}
