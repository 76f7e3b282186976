package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forged proofs of amounts under embargo, signed by the book where the forger is the book itself. */
@Tag("whole")
class ForgedEmbargoProofTest {
    private static final String KEY = "EXPENDITURE/2022/XX";
    private static final byte[] SALT = new byte[32];
    private static final byte[] OTHER_SALT = {
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private BalanceHeadFixture heads;
    private AccountTree tree;
    private AccountTree other;
    private long count;
    private long sum;
    private String own;

    @BeforeEach
    void create() throws Exception {
        heads = new BalanceHeadFixture(folder);
        RandomAccounts accounts = new RandomAccounts(random, 60);
        tree = accounts.tree();
        other = new RandomAccounts(random, 60).tree();
        count = accounts.countBelow(KEY);
        sum = accounts.sumBelow(KEY);
        own = pair("XX 2026-O1", SALT, tree);
    }

    private static String pair(String pair, byte[] salt, AccountTree of) {
        return pair + " " + BalanceProofFormatter.commitment(salt, of.root());
    }

    private String prove(AccountTree of, String moment, byte[] salt, String... commitments) {
        return prove(KEY, of, moment, salt, commitments);
    }

    private String prove(String key, AccountTree of, String moment, byte[] salt, String... commitments) {
        String list = String.join(",", commitments);
        String opening = moment + " " + Base64.getEncoder().encodeToString(salt) + " " + list;
        return BalanceProofFormatter.proveEmbargoed(of, false, key, opening, heads.head(other.root(), list));
    }

    private void assertProven(String proof) throws Exception {
        assertThat(heads.verify(proof))
                .as("-Dseed=%d, %s of%n%s", seed, heads.output(), proof)
                .isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output())
                .contains(
                        "\"embargoed-moment\": \"2026-O1\"",
                        "\"postings\": \"" + count + "\"",
                        "\"thousands\": \"" + sum + "\"");
        assertThat(nodeVerdicts(proof)).isSubsetOf("holds " + count + " " + sum);
    }

    private void assertRefused(String proof, String reason) throws Exception {
        assertThat(heads.verify(proof))
                .as("-Dseed=%d, %s of%n%s", seed, heads.output(), proof)
                .isEqualTo(VerifierMain.FAILS);
        assertThat(heads.output()).contains(reason);
        assertThat(nodeVerdicts(proof)).allMatch(verdict -> verdict.startsWith("fails"));
    }

    /** Empty if Node.js is not available. */
    private List<String> nodeVerdicts(String proof) throws Exception {
        return NodeBalanceVerifier.isInstalled()
                ? NodeBalanceVerifier.verify(folder, heads.verifierKey(), List.of(proof))
                : List.of();
    }

    @Test
    void honest_proof_holds_and_says_of_which_moment_it_is() throws Exception {
        assertProven(prove(tree, "2026-O1", SALT, own));
        assertProven(
                prove(tree, "2026-O1", SALT, pair("V 2026-O1", SALT, other), own, pair("XX 2026-O2", SALT, other)));
    }

    @Test
    void second_commitment_to_one_chapter_and_moment_is_refused_wherever_it_is() throws Exception {
        String second = pair("XX 2026-O1", SALT, other);
        String next = pair("XX 2026-O2", SALT, other);
        String reason = "not one to each chapter and moment";
        for (AccountTree shown : List.of(tree, other)) {
            assertRefused(prove(shown, "2026-O1", SALT, own, second), reason);
            assertRefused(prove(shown, "2026-O1", SALT, second, own), reason);
            assertRefused(prove(shown, "2026-O1", SALT, own, next, second), reason);
        }
        assertRefused(prove(tree, "2026-O1", SALT, next, own), reason);
        assertRefused(prove(tree, "2026-O1", SALT, own, pair("XX 2026-O1", OTHER_SALT, tree)), reason);
    }

    @Test
    void second_commitment_by_another_name_of_a_moment_is_refused() throws Exception {
        for (String name : List.of("2026-1SUPP", "2026-I1", "2026-O1-1", "2026-NVW", "2026-ISB-0", "2026-ISB-100")) {
            String alias = pair("XX " + name, SALT, other);
            String[] both = Stream.of(own, alias).sorted().toArray(String[]::new);
            assertRefused(prove(other, name, SALT, both), "");
            assertRefused(prove(tree, "2026-O1", SALT, both), "not a commitment");
        }
        String numbered = pair("XX 2026-NVW-1", SALT, tree);
        assertThat(heads.verify(prove(tree, "2026-NVW-1", SALT, numbered, own))).isEqualTo(VerifierMain.HOLDS);
        assertRefused(
                prove(tree, "2026-SBS", SALT, pair("XX 2026-PSUPP", SALT, other), pair("XX 2026-SBS", SALT, tree)),
                "not a commitment");
    }

    @Test
    void second_commitment_by_another_name_of_a_chapter_is_refused() throws Exception {
        for (String chapter : List.of("xx", "", "XX/1", "XX ", "XXXXXXXXX", "undefined")) {
            String[] both = Stream.of(own, pair(chapter + " 2026-O1", SALT, other))
                    .sorted()
                    .toArray(String[]::new);
            assertRefused(prove(tree, "2026-O1", SALT, both), "not a commitment");
        }
        String small = pair("xx 2026-O1", SALT, other);
        assertRefused(prove("EXPENDITURE/2022/xx", other, "2026-O1", SALT, own, small), "not a commitment");
    }

    @Test
    void key_without_a_chapter_is_refused() throws Exception {
        for (String chapter : List.of("", "undefined")) {
            String[] both = Stream.of(pair(chapter + " 2026-O1", SALT, tree), pair("V 2026-O1", SALT, other))
                    .sorted()
                    .toArray(String[]::new);
            assertRefused(prove("EXPENDITURE/2022", tree, "2026-O1", SALT, both), "not a commitment");
        }
        assertRefused(prove("EXPENDITURE/2022", tree, "2026-O1", SALT, own), "does not lead to the commitment");
    }

    @Test
    void commitment_of_other_than_a_hash_is_refused() throws Exception {
        assertRefused(prove(tree, "2026-O1", SALT, own.substring(0, own.length() - 1)), "not a commitment");
        for (String hash : List.of("", " ", " x", " " + "A".repeat(44), " " + "A".repeat(43) + "= ")) {
            assertRefused(prove(tree, "2026-O1", SALT, own, "XX 2026-O2" + hash), "not a commitment");
        }
    }

    @Test
    void statement_of_the_head_with_more_words_is_refused() throws Exception {
        String proof = prove(tree, "2026-O1", SALT, own);
        String stated = heads.head(other.root(), own).split("\n\n", 2)[0];
        for (int line : List.of(3, 4)) {
            String longer = stated.lines().toList().get(line) + " more";
            String statement = stated.lines()
                    .skip(3)
                    .map(one -> longer.startsWith(one) ? longer : one)
                    .collect(Collectors.joining("\n", "", "\n"));
            String head = heads.sign(BalanceHeadFixture.BOOK + "/balances", statement);
            assertRefused(proof.split(BalanceHeadFixture.BOOK, 2)[0] + head, "does not state balances");
        }
    }

    @Test
    void wrong_salt_moment_chapter_or_tree_is_refused() throws Exception {
        String next = pair("XX 2026-O2", OTHER_SALT, other);
        String reason = "does not lead to the commitment";
        assertRefused(prove(tree, "2026-O1", OTHER_SALT, own, next), reason);
        assertRefused(prove(tree, "2026-O2", SALT, own, next), reason);
        assertRefused(prove(tree, "2026-O3", SALT, own, next), reason);
        assertRefused(prove(other, "2026-O1", SALT, own, next), reason);
        assertRefused(prove(tree, "2026-O1", SALT, pair("V 2026-O1", SALT, tree)), reason);
    }

    @Test
    void commitments_that_the_head_does_not_state_are_refused() throws Exception {
        String reason = "does not lead to the root in the head";
        String proof = prove(tree, "2026-O1", SALT, own);
        assertRefused(proof.replace(own, own + "," + pair("XX 2026-O2", SALT, other)), reason);
        String stated = heads.head(other.root(), pair("XX 2026-O1", SALT, other));
        assertRefused(
                proof.substring(0, proof.lastIndexOf("\n\n", proof.lastIndexOf("\n\n") - 1) + 2) + stated, reason);
        // The tree of a pair is not the public one, and the other way round.
        assertRefused(BalanceProofFormatter.proveBelow(tree, KEY, heads.head(other.root(), own)), reason);
        assertRefused(
                BalanceProofFormatter.proveEmbargoed(
                        tree,
                        false,
                        KEY,
                        "2026-O1 " + Base64.getEncoder().encodeToString(SALT) + " " + own,
                        heads.head(tree.root(), "")),
                reason);
    }

    @Test
    void sums_and_counts_that_are_shifted_are_refused() throws Exception {
        String proof = prove(tree, "2026-O1", SALT, own);
        List<String> lines = ProofLines.read(proof);
        String head = proof.split("\n\n", 3)[2];
        List<Integer> elements =
                Stream.iterate(3, line -> line < lines.size(), line -> line + 1).toList();
        for (int field : List.of(1, 2)) {
            for (int line : elements) {
                List<String> forged = new ArrayList<>(lines);
                add(forged, line, field, 1);
                assertThat(heads.verify(ProofLines.write(forged, head))).isEqualTo(VerifierMain.FAILS);
                if (line + 1 < lines.size()) {
                    add(forged, line + 1, field, -1);
                    assertThat(heads.verify(ProofLines.write(forged, head))).isEqualTo(VerifierMain.FAILS);
                }
            }
        }
        assertThat(ProofLines.write(lines, head)).isEqualTo(proof);
    }

    private static void add(List<String> lines, int line, int field, long by) {
        String[] words = lines.get(line).split(" ");
        words[field] = String.valueOf(Long.parseLong(words[field]) + by);
        lines.set(line, String.join(" ", words));
    }

    @Test
    void malformed_line_of_embargo_is_refused() throws Exception {
        String proof = prove(tree, "2026-O1", SALT, own);
        String line = proof.lines().toList().get(2);
        for (String malformed : List.of(
                "embargoed",
                "embargoed 2026-O1",
                "embargoed 2026-O1 " + own,
                line.replaceFirst(" 2026-O1", " 2026-o1"),
                line + ",",
                line + " ",
                line.replaceFirst("AAAA", "AAA"),
                line + "\nday 2026-01-01")) {
            assertRefused(proof.replace(line, malformed), "");
        }
    }
}
