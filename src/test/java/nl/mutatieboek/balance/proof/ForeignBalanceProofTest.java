package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verifier in another language agrees with the offline verifier, on proofs and on changed ones. */
@Tag("whole")
class ForeignBalanceProofTest {
    private static final int CASES = 3_000;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void verifiers_agree_on_each_proof() throws Exception {
        NodeBalanceVerifier.assumeInstalled();
        BalanceHeadFixture heads = new BalanceHeadFixture(folder);
        RandomAccounts accounts = new RandomAccounts(random, 150);
        AccountTree tree = accounts.tree();
        String commitments = Stream.of("V", "VI", "XX")
                .map(chapter -> chapter + " 2026-O1 " + BalanceProofFormatter.commitment(new byte[32], tree.root()))
                .collect(Collectors.joining(","));
        String opening = "2026-O1 " + "A".repeat(43) + "= " + commitments;
        String head = heads.head(tree.root(), commitments);
        List<String> keys = tree.keys();
        List<String> proofs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String key = keys.get(random.nextInt(keys.size()));
            String proof = switch (random.nextInt(5)) {
                case 0 -> BalanceProofFormatter.proveAccount(tree, key, head);
                case 1 -> BalanceProofFormatter.proveBelow(tree, key.substring(0, key.lastIndexOf('/')), head);
                case 2 -> BalanceProofFormatter.proveEmbargoed(tree, random.nextBoolean(), key, opening, head);
                case 3 ->
                    BalanceProofFormatter.proveBelow(
                            tree, key.substring(0, key.lastIndexOf('/')), accounts::trees, axis(), head);
                default ->
                    BalanceProofFormatter.proveAccount(
                            tree, key, new AccountPostingTrees(accounts.postings.get(key)), axis(), head);
            };
            proofs.add(random.nextBoolean() ? proof : changed(proof));
            int code = heads.verify(proofs.getLast());
            expected.add(code == VerifierMain.HOLDS ? "holds" + figures(heads.output()) : "fails");
        }

        List<String> verdicts = NodeBalanceVerifier.verify(folder, heads.verifierKey(), proofs);

        assertThat(verdicts).hasSameSizeAs(expected);
        for (int i = 0; i < CASES; i++) {
            assertThat(verdicts.get(i).replaceFirst("fails.*", "fails"))
                    .as("-Dseed=%d, %s of%n%s", seed, verdicts.get(i), proofs.get(i))
                    .isEqualTo(expected.get(i));
        }
        assertThat(expected).contains("fails").anyMatch(verdict -> verdict.startsWith("holds"));
    }

    private BalanceAxis axis() {
        int moment = random.nextInt(RandomAccounts.MOMENTS.size());
        return random.nextBoolean()
                ? BalanceAxis.upTo(RandomAccounts.FIRST_DAY.plusDays(random.nextInt(RandomAccounts.DAYS)))
                : BalanceAxis.upTo(RandomAccounts.MOMENTS.get(moment), moment);
    }

    private static String figures(String output) {
        return output.replaceAll(".*\"postings\": \"(\\d+)\", \"thousands\": \"(-?\\d+)\"\\}\\s*", " $1 $2");
    }

    private String changed(String proof) {
        int at = random.nextInt(proof.length());
        return proof.substring(0, at) + "0123456789-/aZ".charAt(random.nextInt(14)) + proof.substring(at + 1);
    }
}
