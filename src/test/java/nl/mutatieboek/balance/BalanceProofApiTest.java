package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.proof.AccountPostingTrees;
import nl.mutatieboek.balance.proof.AccountTree;
import nl.mutatieboek.balance.proof.ProvenPosting;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs of balances over HTTP, checked by the offline verifier, while mutations are booked, reversed and presented. */
@Tag("application")
class BalanceProofApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.moment-people=1").withPerson("reader", "READER");

    @TempDir
    Path folder;

    private static LedgerFixture scribe() {
        return new LedgerFixture(BOOK);
    }

    @Test
    void proof_follows_the_book_and_shows_nothing_under_embargo() throws IOException {
        LedgerFixture scribe = scribe();
        assertThat(get("item=XX&flow=EXPENDITURE&year=2026").status()).isEqualTo(404);
        scribe.moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XVII/1");
        scribe.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37/2", 2026, 100),
                expenditure("XX/37/~", 2026, 5),
                posting("XX/37", Flow.COMMITMENTS, 2026, 105)));
        assertProven("item=XX/37", 2, 105);
        assertProven("item=XX/37/~", 1, 5);
        assertProven("item=XVII", 0, 0);

        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37/2", 2026, -30)));
        assertProven("item=XX", 2, 105);
        assertProven("item=XX/37/2/~&moment=2026-OWB", 1, 100);
        assertThat(get("item=XX/37/2/~&flow=EXPENDITURE&year=2026&moment=2026-O1")
                        .status())
                .isEqualTo(404);

        scribe.presentBill("2026-O1", "XX", "2026-04-24");
        assertProven("item=XX", 3, 75);
        assertProven("item=XX/37/2/~&moment=2026-O1", 2, 70);
        assertProven("item=XX/37/2/~&moment=2026-OWB", 1, 100);
        assertProven("item=XX/37&moment=2026-OWB", 2, 105);
        assertProven("item=XX&moment=2026-O1", 3, 75);
        assertProven("item=XX&effectiveOn=2025-09-16", 2, 105);
        assertProven("item=XX/37/2/~&effectiveOn=2025-09-15", 0, 0);
        assertProven("item=XX/37/2/~&effectiveOn=2025-09-16", 1, 100);
        assertProven("item=XX/37/2/~&effectiveOn=2199-01-01", 2, 70);
        restore(scribe, "2026-O1");
        assertProven("item=XX", 2, 105);
    }

    @Test
    void item_with_too_many_accounts_for_a_day_is_refused() {
        AccountTree tree = new AccountTree();
        AccountPostingTrees posting = new AccountPostingTrees(
                List.of(new ProvenPosting(LocalDate.parse("2026-01-01"), "2026-OWB", 0, 1, 0, 1)));
        for (int i = 1; i <= 1_000; i++) {
            tree.put("EXPENDITURE/2026/XX/" + i, posting);
        }
        BalanceProofQueries.requireFewAccounts(tree, "EXPENDITURE/2026/XX");
        tree.put("EXPENDITURE/2026/XX/1001", posting);

        assertRefused(tree);
    }

    private static void assertRefused(AccountTree tree) {
        assertThatThrownBy(() -> BalanceProofQueries.requireFewAccounts(tree, "EXPENDITURE/2026/XX"))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        refused -> assertThat(refused.code()).isEqualTo("proof-of-many-accounts"));
    }

    @Test
    void item_with_too_many_postings_for_a_day_is_refused() {
        AccountTree tree = new AccountTree();
        tree.put("EXPENDITURE/2026/XX/1", postings(60_000));
        tree.put("EXPENDITURE/2026/XX/2", postings(40_000));
        tree.put("EXPENDITURE/2026/XXI", postings(1));
        BalanceProofQueries.requireFewAccounts(tree, "EXPENDITURE/2026/XX");
        tree.put("EXPENDITURE/2026/XX/3", postings(1));

        assertRefused(tree);
    }

    private static AccountPostingTrees postings(int count) {
        return new AccountPostingTrees(IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ProvenPosting(LocalDate.parse("2026-01-01"), "2026-OWB", 0, number, 0, 1))
                .toList());
    }

    @Test
    void proof_is_not_available_while_another_process_keeps_a_later_head() throws IOException {
        new LedgerFixture(BOOK).chapter("V");
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        Path kept = BOOK.data().resolve("heads/last-balance-head.txt");
        Files.writeString(
                kept,
                "mutatieboek/balances\n%d\n%s\nbalances-v1 other\n\n— mutatieboek signature\n"
                        .formatted(BOOK.ledgerNumber() + 1, "r".repeat(44)));

        HttpReply reply = get("item=V&flow=EXPENDITURE&year=2026");
        Files.delete(kept);

        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.body()).contains("not-now");
        assertThat(get("item=V&flow=EXPENDITURE&year=2026").status()).isEqualTo(200);
    }

    private static void restore(LedgerFixture scribe, String moment) {
        scribe.record(
                LedgerFixture.APPROVER,
                id -> new Command.RevokeBill(new ChapterCode("XX"), Moment.parse(moment), "a wrong day was recorded"));
    }

    /** The proven figure is also the figure that the reader sees. */
    private void assertProven(String query, long postings, long thousands) throws IOException {
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        HttpReply reply = get(query + "&flow=EXPENDITURE&year=2026");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(derivedAnew(query)).as(query).isEqualTo(reply.body());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = verify(reply.body(), out);
        assertThat(code).as("%s%n%s%n%s", query, out, reply.body()).isEqualTo(VerifierMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("%s of%n%s", query, reply.body())
                .contains("\"postings\": \"" + postings + "\"", "\"thousands\": \"" + thousands + "\"");
        BOOK.awaitProjections();
        HttpReply seen = BOOK.as("reader").get("/v1/balances?" + query + "&flow=EXPENDITURE&year=2026");
        assertThat(seen.json().at("/balances/0/thousands").asLong())
                .as(seen.body())
                .isEqualTo(thousands);
    }

    /** Builds the trees from all postings, not from one head to the next. */
    private static String derivedAnew(String query) {
        BalanceProofQueries proofs = new BalanceProofQueries(
                BOOK.bean(ProjectionReader.class),
                BOOK.bean(StructureQueries.class),
                BOOK.bean(HeadSigner.class),
                Duration.ofMinutes(1));
        String[] parts = query.split("[=&]");
        ItemPath item = ItemPath.parse(parts[1]);
        BudgetYear year = new BudgetYear(2026);
        return (parts.length == 2
                        ? proofs.prove(item, Flow.EXPENDITURE, year)
                        : proofs.proveUpTo(
                                item,
                                Flow.EXPENDITURE,
                                year,
                                parts[2].equals("effectiveOn") ? LocalDate.parse(parts[3]) : null,
                                parts[2].equals("moment") ? Moment.parse(parts[3]) : null))
                .orElseThrow();
    }

    private int verify(String proof, ByteArrayOutputStream out) throws IOException {
        String file = Files.writeString(folder.resolve("balance.proof"), proof).toString();
        String key = BOOK.bean(HeadSigner.class).verifierKey();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifierMain.run(new String[] {"balance", file, "--key", key, "--json"}, printed, printed);
    }

    @ParameterizedTest
    @CsvSource({
        "flow=EXPENDITURE&year=2026, 400",
        "item=XX&year=2026, 400",
        "item=XX&flow=EXPENDITURE, 400",
        "item=XX&flow=EXPENDITURE&year=2026&effectiveOn=2026-01-01&moment=2026-OWB, 400",
        "item=XX&flow=EXPENDITURE&year=2026&effectiveOn=2026-01-01&embargoedMoment=2026-OWB, 400",
        "item=XX&flow=EXPENDITURE&year=2026&embargoedMoment=2199-OWB, 404",
        "item=XX/~&flow=EXPENDITURE&year=2026&effectiveOn=2026-01-01&moment=2026-OWB, 400",
        "item=XX&flow=EXPENDITURE&year=2026&knownAt=3, 400",
        "item=AZ&flow=EXPENDITURE&year=2026, 404",
        "item=AZ/~&flow=EXPENDITURE&year=2026, 404"
    })
    void proof_of_something_else_is_refused(String query, int status) {
        assertThat(get(query).status()).isEqualTo(status);
    }

    private static HttpReply get(String query) {
        return BOOK.as("reader").get("/v1/balances/proof?" + query);
    }
}
