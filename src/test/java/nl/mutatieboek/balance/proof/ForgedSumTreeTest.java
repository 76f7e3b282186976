package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that lead to a signed root, of trees that are not made as they must be. */
class ForgedSumTreeTest {
    @TempDir
    Path folder;

    private BalanceHeadFixture heads;

    @BeforeEach
    void createKey() throws GeneralSecurityException {
        heads = new BalanceHeadFixture(folder);
    }

    /** A root over totals alone would allow this, and the total stays the same. */
    @Test
    void sum_or_count_that_moves_between_siblings_is_refused() {
        String content = " " + Base64.getEncoder().encodeToString(new byte[32]);
        SumNode first = SumNode.leaf((byte) 0, 2, 5, "EXPENDITURE/2026/XX/1" + content);
        SumNode second = SumNode.leaf((byte) 0, 2, 50, "EXPENDITURE/2026/XX/2" + content);
        SumNode third = SumNode.leaf((byte) 0, 2, 500, "EXPENDITURE/2026/XX/3" + content);
        SumNode last = SumNode.leaf((byte) 0, 2, 5_000, "EXPENDITURE/2026/XX/4" + content);
        String signed = heads.head(SumNode.parent(SumNode.parent(first, SumNode.parent(second, third)), last)
                .hash());
        for (String moved : List.of("2 50,2 500", "2 51,2 499", "3 50,1 500")) {
            String[] sums = moved.split(",", 2);
            String proof = ProofLines.write(
                    List.of(
                            "mutatieboek/balance-proof@v1",
                            "below EXPENDITURE/2026/XX",
                            "2 2 5 EXPENDITURE/2026/XX/1" + content,
                            "3 " + sums[0] + " " + Base64.getEncoder().encodeToString(second.hash()),
                            "3 " + sums[1] + " " + Base64.getEncoder().encodeToString(third.hash()),
                            "1 2 5000 EXPENDITURE/2026/XX/4" + content),
                    signed);
            assertThat(heads.verify(proof))
                    .as(heads.output())
                    .isEqualTo(moved.equals("2 50,2 500") ? VerifierMain.HOLDS : VerifierMain.FAILS);
        }
    }

    /** A tree that the maker summed without noticing the overflow. */
    @Test
    void overflow_is_refused() {
        long huge = Long.MAX_VALUE / 15;
        List<String> keys = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P");
        List<SumNode> nodes = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of("mutatieboek/balance-proof@v1", "below EXPENDITURE/2026"));
        for (String key : keys) {
            String shown = "EXPENDITURE/2026/" + key + " " + Base64.getEncoder().encodeToString(new byte[32]);
            nodes.add(SumNode.leaf((byte) 0, 1, huge, shown));
            lines.add("4 1 " + huge + " " + shown);
        }
        while (nodes.size() > 1) {
            List<SumNode> parents = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i += 2) {
                parents.add(wrapped(nodes.get(i), nodes.get(i + 1)));
            }
            nodes = parents;
        }
        assertRefused(ProofLines.write(lines, heads.head(nodes.getFirst().hash())));
        assertThat(heads.output()).contains("overflow");
    }

    /** A tree that the maker did not keep in order. */
    @Test
    void accounts_out_of_order_are_refused() {
        String content = " " + Base64.getEncoder().encodeToString(new byte[32]);
        String later = "EXPENDITURE/2026/XX/2" + content;
        String earlier = "EXPENDITURE/2026/XX/1" + content;
        SumNode root = SumNode.parent(SumNode.leaf((byte) 0, 1, 5, later), SumNode.leaf((byte) 0, 1, 6, earlier));
        assertRefused(ProofLines.write(
                List.of(
                        "mutatieboek/balance-proof@v1",
                        "below EXPENDITURE/2026/XX",
                        "1 1 5 " + later,
                        "1 1 6 " + earlier),
                heads.head(root.hash())));
        assertThat(heads.output()).contains("order");
    }

    private static SumNode wrapped(SumNode left, SumNode right) {
        ByteBuffer bound = ByteBuffer.allocate(97).put((byte) 1);
        for (SumNode child : List.of(left, right)) {
            bound.putLong(child.count()).putLong(child.sum()).put(child.hash());
        }
        return new SumNode(
                left.count() + right.count(),
                left.sum() + right.sum(),
                Sha256Digest.newDigest().digest(bound.array()));
    }

    private void assertRefused(String proof) {
        assertThat(heads.verify(proof)).as("%s of%n%s", heads.output(), proof).isEqualTo(VerifierMain.FAILS);
    }
}
