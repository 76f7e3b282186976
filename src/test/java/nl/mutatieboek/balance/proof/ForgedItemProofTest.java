package nl.mutatieboek.balance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forged proofs of an item up to a day or a moment, whose accounts are each opened. */
class ForgedItemProofTest {
    private static final String ITEM = "EXPENDITURE/2026/XX";
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final BalanceAxis DAY = BalanceAxis.upTo(FIRST.plusDays(1));

    @TempDir
    Path folder;

    private final AccountTree tree = new AccountTree();
    private final Map<String, AccountPostingTrees> accounts =
            Map.of(ITEM + "/1", trees(1), ITEM + "/2", trees(2), ITEM + "/3", trees(3));
    private BalanceHeadFixture heads;
    private String head;

    @BeforeEach
    void sign() throws GeneralSecurityException {
        heads = new BalanceHeadFixture(folder);
        accounts.forEach(tree::put);
        head = heads.head(tree.root());
    }

    /** A posting of one euro per day and moment. */
    private static AccountPostingTrees trees(int number) {
        return new AccountPostingTrees(IntStream.range(0, 4)
                .mapToObj(i -> new ProvenPosting(FIRST.plusDays(i), "202" + i + "-OWB", i, 10 * number + i, 0, 1))
                .toList());
    }

    private static BalanceAxis moment(int rank) {
        return BalanceAxis.upTo("202" + rank + "-OWB", rank);
    }

    private List<String> lines(BalanceAxis axis) {
        return ProofLines.read(BalanceProofFormatter.proveBelow(tree, ITEM, accounts::get, axis, head));
    }

    /** Returns the lines of the postings, a part per account. */
    private List<List<String>> parts(BalanceAxis axis) {
        List<List<String>> parts = new ArrayList<>();
        for (String line : lines(axis)) {
            if (line.startsWith("postings ")) {
                parts.add(new ArrayList<>());
            }
            if (!parts.isEmpty()) {
                parts.getLast().add(line);
            }
        }
        return parts;
    }

    private String proof(BalanceAxis axis, List<List<String>> parts) {
        List<String> lines = lines(axis).stream()
                .takeWhile(line -> !line.startsWith("postings "))
                .collect(Collectors.toList());
        parts.forEach(lines::addAll);
        return ProofLines.write(lines, head);
    }

    @Test
    void honest_proof_holds() {
        assertThat(heads.verify(proof(DAY, parts(DAY)))).isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output()).contains("\"postings\": \"6\", \"thousands\": \"6\"");
        assertThat(heads.verify(proof(moment(2), parts(moment(2))))).isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output()).contains("\"postings\": \"9\", \"thousands\": \"9\"", "2022-OWB", "2023-OWB");
    }

    @Test
    void bound_before_or_after_all_postings_says_so() {
        assertThat(heads.verify(proof(moment(3), parts(moment(3))))).isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output()).contains("\"last-moment\": \"2023-OWB\", \"next-moment\": \"none\"");
        BalanceAxis before = BalanceAxis.upTo(FIRST.minusDays(1));
        assertThat(heads.verify(proof(before, parts(before)))).isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output()).contains("\"day\": \"2025-12-31\", \"next-day\": \"2026-01-01\"");
        BalanceAxis after = BalanceAxis.upTo(FIRST.plusYears(1));
        assertThat(heads.verify(proof(after, parts(after)))).isEqualTo(VerifierMain.HOLDS);
        assertThat(heads.output()).contains("\"day\": \"2027-01-01\", \"next-day\": \"none\"");
    }

    @Test
    void account_without_its_postings_is_refused() {
        List<List<String>> parts = parts(DAY);
        parts.removeLast();
        assertRefused(proof(DAY, parts), "ends too early");
        parts.addAll(parts(DAY));
        assertRefused(proof(DAY, parts), "are not those of the account");
    }

    @Test
    void postings_of_more_accounts_than_count_are_refused() {
        List<List<String>> parts = parts(DAY);
        parts.add(parts.getFirst());
        assertRefused(proof(DAY, parts), "after its end");
    }

    @Test
    void account_that_is_not_shown_is_refused() {
        List<String> closed = ProofLines.read(BalanceProofFormatter.proveBelow(tree, ITEM, head));
        closed.add(2, lines(DAY).get(2));
        parts(DAY).forEach(closed::addAll);
        assertRefused(ProofLines.write(closed, head), "are not those of the account");
    }

    @Test
    void postings_of_another_account_are_refused() {
        List<List<String>> parts = parts(DAY);
        parts.set(1, parts.getFirst());
        assertRefused(proof(DAY, parts), "are not those of the account");
    }

    @Test
    void accounts_up_to_different_days_or_moments_are_refused() {
        List<List<String>> days = parts(DAY);
        days.set(1, parts(BalanceAxis.upTo(FIRST)).get(1));
        assertRefused(proof(DAY, days), "counts too");
        days.set(1, parts(BalanceAxis.upTo(FIRST.plusDays(2))).get(1));
        assertRefused(proof(DAY, days), "of a later day");
        List<List<String>> moments = parts(moment(1));
        moments.set(1, parts(moment(2)).get(1));
        assertRefused(proof(moment(1), moments), "counts too");
    }

    @Test
    void more_postings_than_there_are_is_refused() {
        List<List<String>> parts = parts(BalanceAxis.upTo(FIRST.plusYears(1)));
        List<String> last = parts.getLast();
        last.set(0, last.getFirst().replaceFirst("postings (\\d+)", "postings 9"));
        assertRefused(proof(BalanceAxis.upTo(FIRST.plusYears(1)), parts), "is not there");
    }

    private void assertRefused(String proof, String reason) {
        assertThat(heads.verify(proof)).as("%s of%n%s", heads.output(), proof).isEqualTo(VerifierMain.FAILS);
        assertThat(heads.output()).contains(reason);
    }
}
