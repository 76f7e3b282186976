package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that somebody forges who knows all postings, under a head that he cannot sign again. */
@Tag("whole")
class ForgedBalanceProofTest {
    private static final Pattern RESULT = Pattern.compile(
            "\"(account|below)\": \"([^\"]+)\".*\"postings\": \"(-?\\d+)\", \"thousands\": \"(-?\\d+)\"");
    private static final Pattern BOUND =
            Pattern.compile("\"(day|last-moment)\": \"([^\"]*)\".*\"next-(?:day|moment)\": \"([^\"]*)\"");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private RandomAccounts accounts;
    private AccountTree tree;
    private BalanceHeadFixture heads;
    private String head;

    @BeforeEach
    void sign() throws GeneralSecurityException {
        heads = new BalanceHeadFixture(folder);
        accounts = new RandomAccounts(random, 80);
        tree = accounts.tree();
        head = heads.head(tree.root());
    }

    private String anyKey() {
        List<String> keys = tree.keys();
        return keys.get(random.nextInt(keys.size()));
    }

    private String anyBelow() {
        String key = anyKey();
        int parts = 3 + random.nextInt(3);
        return String.join("/", Arrays.stream(key.split("/")).limit(parts).toList());
    }

    private String anyProof() {
        String key = anyKey();
        return switch (random.nextInt(6)) {
            case 0 -> BalanceProofFormatter.proveAccount(tree, key, head);
            case 1 -> BalanceProofFormatter.proveBelow(tree, anyBelow(), head);
            default -> {
                int moment = random.nextInt(RandomAccounts.MOMENTS.size());
                BalanceAxis axis = random.nextBoolean()
                        ? BalanceAxis.upTo(RandomAccounts.FIRST_DAY.plusDays(random.nextInt(RandomAccounts.DAYS)))
                        : BalanceAxis.upTo(RandomAccounts.MOMENTS.get(moment), moment);
                yield random.nextBoolean()
                        ? BalanceProofFormatter.proveBelow(tree, anyBelow(), accounts::trees, axis, head)
                        : BalanceProofFormatter.proveAccount(
                                tree, key, new AccountPostingTrees(accounts.postings.get(key)), axis, head);
            }
        };
    }

    @Test
    void whatever_holds_is_true() {
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            String forged = forge(anyProof());
            if (heads.verify(forged) == VerifierMain.HOLDS) {
                assertTrue(forged);
            } else {
                refused++;
            }
        }
        assertThat(refused).as("-Dseed=%d", seed).isGreaterThan(3_000);
    }

    @Test
    void malformed_lines_are_refused_with_a_reason() {
        String proof = BalanceProofFormatter.proveAccount(tree, anyKey(), head);
        List<String> lines = new ArrayList<>(proof.lines().toList());
        for (String malformed : List.of(
                " ",
                "  ",
                "account",
                "account  ",
                "account a b",
                "day 2026-01-32x",
                "day 1",
                "moment   ",
                "moment a")) {
            for (int line = 0; line <= 3; line++) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(line, malformed);

                assertThat(heads.verify(String.join("\n", changed) + "\n"))
                        .as("%s at line %d", malformed, line)
                        .isEqualTo(VerifierMain.FAILS);
            }
        }
        // Keys that no account can have, or that only look like one.
        String key = anyKey();
        String below = BalanceProofFormatter.proveBelow(tree, key, head);
        for (String more : List.of("/", "/~", "\u200b", "\u00a0", "\u001b[8m")) {
            assertThat(heads.verify(below.replaceFirst(Pattern.quote(key), Matcher.quoteReplacement(key + more))))
                    .as("%s", more)
                    .isEqualTo(VerifierMain.FAILS);
        }
    }

    /** Changes one thing, or two that belong together. */
    private String forge(String proof) {
        List<String> lines = ProofLines.read(proof);
        int one = 1 + random.nextInt(lines.size() - 1);
        int other = 1 + random.nextInt(lines.size() - 1);
        switch (random.nextInt(9)) {
            case 0 -> shift(lines, one, other, 2);
            case 1 -> shift(lines, one, other, 1);
            case 2 -> shift(lines, one, one, 2);
            case 3 -> Collections.swap(lines, one, other);
            case 4 -> lines.remove(one);
            case 5 -> lines.add(one, lines.get(other));
            case 6 -> lines.set(1, lines.get(1).replaceFirst(" .*", " " + anyBelow()));
            case 7 -> change(lines, one);
            default -> close(lines, one);
        }
        try {
            return ProofLines.write(lines, head);
        } catch (IllegalArgumentException e) {
            return withChangedBytes(proof);
        }
    }

    private String withChangedBytes(String proof) {
        String[] parts = proof.split("\n\n", 3);
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        parts[1] = Base64.getEncoder()
                .encodeToString(Arrays.copyOf(bytes, bytes.length - random.nextInt(2) + random.nextInt(2)));
        return String.join("\n\n", parts);
    }

    /** Moves an amount or a number from one line to another. */
    private void shift(List<String> lines, int one, int other, int field) {
        long by = 1 + random.nextInt(3);
        add(lines, one, field, by);
        add(lines, other, field, -by);
    }

    private static void add(List<String> lines, int line, int field, long by) {
        String[] items = lines.get(line).split(" ");
        if (items.length > field && items[field].matches("-?\\d+")) {
            items[field] = String.valueOf(Long.parseLong(items[field]) + by);
            lines.set(line, String.join(" ", items));
        }
    }

    private void change(List<String> lines, int line) {
        String text = lines.get(line);
        int at = random.nextInt(text.length());
        char other = "0123456789-/ aZ".charAt(random.nextInt(15));
        lines.set(line, text.substring(0, at) + other + text.substring(at + 1));
    }

    /** Shows no longer what a leaf is; its hash stays. */
    private static void close(List<String> lines, int line) {
        String[] items = lines.get(line).split(" ", 4);
        if (items.length == 4 && items[3].contains(" ")) {
            byte kind = (byte) (items[3].split(" ").length == 2 ? 0 : 2);
            SumNode leaf = SumNode.leaf(kind, Long.parseLong(items[1]), Long.parseLong(items[2]), items[3]);
            lines.set(
                    line,
                    String.join(
                            " ",
                            items[0],
                            items[1],
                            items[2],
                            Base64.getEncoder().encodeToString(leaf.hash())));
        }
    }

    private void assertTrue(String proof) {
        Matcher result = RESULT.matcher(heads.output());
        assertThat(result.find()).as(heads.output()).isTrue();
        Matcher bound = BOUND.matcher(heads.output());
        String key = result.group(2);
        List<ProvenPosting> counted = accounts.postings.entrySet().stream()
                .filter(one -> result.group(1).equals("account")
                        ? one.getKey().equals(key)
                        : (one.getKey() + "/").startsWith(key + "/"))
                .flatMap(one -> one.getValue().stream())
                .toList();
        if (bound.find()) {
            int lastRank = ranks(bound.group(2)).max().orElse(-1);
            if (bound.group(1).equals("last-moment") && ranks(bound.group(3)).anyMatch(next -> next <= lastRank)) {
                // The result shows that one account counts less than another: nobody accepts it as one balance.
                return;
            }
            counted = counted.stream()
                    .filter(posting -> bound.group(1).equals("day")
                            ? posting.effectiveOn().toString().compareTo(bound.group(2)) <= 0
                            : posting.momentRank() <= lastRank)
                    .toList();
        }
        assertThat(List.of(result.group(3), result.group(4)))
                .as("-Dseed=%d, %s of%n%s", seed, heads.output(), proof)
                .containsExactly(
                        String.valueOf(counted.size()),
                        String.valueOf(counted.stream()
                                .mapToLong(ProvenPosting::thousands)
                                .sum()));
    }

    private static IntStream ranks(String moments) {
        return Arrays.stream(moments.split(", "))
                .mapToInt(RandomAccounts.MOMENTS::indexOf)
                .filter(rank -> rank >= 0);
    }

    @Test
    void item_without_one_of_its_neighbours_is_refused() {
        for (int i = 0; i < 300; i++) {
            String key = anyBelow();
            String proof = BalanceProofFormatter.proveBelow(tree, key, head);
            List<String> lines = ProofLines.read(proof);
            List<Integer> shown = shownLines(lines);
            close(lines, shown.get(random.nextInt(shown.size())));
            assertRefused(ProofLines.write(lines, head));
        }
    }

    private static List<Integer> shownLines(List<String> lines) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 2; i < lines.size(); i++) {
            if (lines.get(i).split(" ").length == 5) {
                shown.add(i);
            }
        }
        return shown;
    }

    @Test
    void item_with_more_or_fewer_accounts_than_its_own_is_refused() {
        List<String> keys = tree.keys();
        for (int i = 0; i < 2_000; i++) {
            Set<String> opened = new HashSet<>();
            for (int shown = 2 + random.nextInt(4); shown > 0; shown--) {
                int near = random.nextInt(keys.size());
                opened.add(keys.get(near));
                opened.add(keys.get(Math.min(keys.size() - 1, near + random.nextInt(3))));
            }
            String below = anyBelow();
            String forged = "mutatieboek/balance-proof@v1\nbelow " + below + "\n\n"
                    + new ProofEncoder(below).addTree(tree.proofOf(opened)).toBase64() + "\n\n" + head;
            if (heads.verify(forged) == VerifierMain.HOLDS) {
                assertTrue(forged);
            }
        }
    }

    @Test
    void sum_that_no_hash_binds_is_refused() {
        String root = Base64.getEncoder().encodeToString(tree.root());
        for (String scope : List.of("account", "below")) {
            assertRefused(ProofLines.write(
                    List.of("mutatieboek/balance-proof@v1", scope + " EXPENDITURE/2026/V", "0 1 5 " + root), head));
        }
    }

    @Test
    void account_of_postings_that_are_not_its_own_is_refused() {
        for (int i = 0; i < 200; i++) {
            String key = anyKey();
            List<ProvenPosting> others = accounts.randomPostings();
            assertRefused(BalanceProofFormatter.proveAccount(
                    tree,
                    key,
                    new AccountPostingTrees(others),
                    BalanceAxis.upTo(RandomAccounts.FIRST_DAY.plusDays(5)),
                    head));
        }
    }

    @Test
    void proof_up_to_a_day_is_of_no_other_day() {
        for (int i = 0; i < 200; i++) {
            String key = anyKey();
            LocalDate day = RandomAccounts.FIRST_DAY.plusDays(random.nextInt(RandomAccounts.DAYS));
            LocalDate other = RandomAccounts.FIRST_DAY.plusDays(random.nextInt(RandomAccounts.DAYS));
            AccountPostingTrees postings = new AccountPostingTrees(accounts.postings.get(key));
            String proof = BalanceProofFormatter.proveAccount(tree, key, postings, BalanceAxis.upTo(day), head);
            String forged = proof.replaceFirst("\nday " + day, "\nday " + other);
            if (heads.verify(forged) == VerifierMain.HOLDS) {
                assertTrue(forged);
            }
        }
    }

    @Test
    void head_of_another_key_rule_or_kind_is_refused() throws GeneralSecurityException {
        String proof = BalanceProofFormatter.proveAccount(tree, anyKey(), "");
        String root = Base64.getEncoder().encodeToString(tree.root());
        String embargoed = "embargoed-v1 " + root + "\n";
        String name = BalanceHeadFixture.BOOK + "/balances";
        assertThat(heads.verify(proof + head)).isEqualTo(VerifierMain.HOLDS);
        assertRefused(proof + new BalanceHeadFixture(folder).head(tree.root()));
        assertRefused(proof + heads.sign(name, "balances-v2 " + root + "\n" + embargoed));
        assertRefused(proof + heads.sign(name, "balances-v1 " + root + "\nembargoed-v2 " + root + "\n"));
        assertRefused(proof + heads.sign(name, "balances-v1 " + root + "\n"));
        assertRefused(proof + heads.sign(name, ""));
        assertRefused(proof + heads.sign(BalanceHeadFixture.BOOK, "balances-v1 " + root + "\n" + embargoed));
        assertRefused(
                proof + heads.sign("mutatieboek.example/other/balances", "balances-v1 " + root + "\n" + embargoed));
        assertRefused(proof + heads.sign(BalanceHeadFixture.BOOK, ""));
        assertRefused(proof + head.replaceFirst("\n41\n", "\n42\n"));
    }

    private void assertRefused(String proof) {
        assertThat(heads.verify(proof))
                .as("-Dseed=%d, %s of%n%s", seed, heads.output(), proof)
                .isEqualTo(VerifierMain.FAILS);
    }
}
