package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of amounts under embargo over HTTP, checked by the offline verifier. */
@Tag("application")
class EmbargoedProofApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.moment-people=1").withPerson("reader", "READER");

    @TempDir
    Path folder;

    @Test
    void amounts_under_embargo_are_proven_to_those_who_may_see_them() throws IOException {
        LedgerFixture scribe = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, "XX/1", "XX/2", "XX/3");
        String query = "item=XX/1&flow=EXPENDITURE&year=2026&embargoedMoment=2026-O1";
        scribe.book(proposal(
                MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/1", 2026, 40), expenditure("XX/2", 2026, 2)));
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/3", 2026, 7)));
        String earlier = assertEmbargoed(query, 1, 40);
        assertEmbargoed(query.replace("XX/1", "XX"), 2, 42);
        assertEmbargoed(query.replace("XX/1", "XX/3"), 0, 0);
        assertEmbargoed(query.replace("XX/1", "XX/1/~"), 1, 40);
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances/proof?" + query.replace("XX/1", "XX/3/~"))
                        .status())
                .isEqualTo(404);
        for (String item : List.of("XX", "XX/1", "XX/3/~")) {
            HttpReply refused = BOOK.as("reader").get("/v1/balances/proof?" + query.replace("XX/1", item));
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.json().at("/code"))
                    .isEqualTo(BOOK.as("reader")
                            .get("/v1/balances?moment=2026-O1&item=" + item)
                            .json()
                            .at("/code"));
        }
        assertThat(BOOK.as("auditor").get("/v1/embargoed-reads").body()).contains("/v1/balances/proof");

        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/1", 2026, -1)));
        String later = assertEmbargoed(query, 2, 39);
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/3", 2026, 1)));
        String unchanged = assertEmbargoed(query, 2, 39);
        assertThat(commitments(unchanged)).doesNotContainAnyElementsOf(commitments(later));

        scribe.presentBill("2026-O1", "XX", "2026-04-24");
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        BOOK.awaitProjections();
        assertThat(BOOK.as("reader").get("/v1/balances/proof?" + query).status())
                .as("it is public")
                .isEqualTo(404);
        assertThat(verify(earlier, new ByteArrayOutputStream())).as("kept").isEqualTo(VerifierMain.HOLDS);
    }

    private String assertEmbargoed(String query, long postings, long thousands) throws IOException {
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        BOOK.awaitProjections();
        HttpReply reply = BOOK.as("auditor").get("/v1/balances/proof?" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(verify(reply.body(), out)).as("%s%n%s", out, reply.body()).isEqualTo(VerifierMain.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"postings\": \"" + postings + "\"", "\"thousands\": \"" + thousands + "\"");
        assertThat(new BalanceProofQueries(
                                BOOK.bean(ProjectionReader.class),
                                BOOK.bean(StructureQueries.class),
                                BOOK.bean(HeadSigner.class),
                                Duration.ofMinutes(1))
                        .proveEmbargoed(
                                ItemPath.parse(query.split("[=&]")[1]),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                Moment.parse("2026-O1")))
                .as("derived anew")
                .contains(reply.body());
        return reply.body();
    }

    private static List<String> commitments(String proof) {
        return List.of(proof.lines().toList().get(2).split(" ", 4)[3].split(","));
    }

    private int verify(String proof, ByteArrayOutputStream out) throws IOException {
        String file = Files.writeString(folder.resolve("balance.proof"), proof).toString();
        String key = BOOK.bean(HeadSigner.class).verifierKey();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifierMain.run(new String[] {"balance", file, "--key", key, "--json"}, printed, printed);
    }
}
