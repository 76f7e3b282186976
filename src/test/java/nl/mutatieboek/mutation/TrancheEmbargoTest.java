package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mutation of more than two chapters is public when its moment is public for all of them. */
@Tag("application")
class TrancheEmbargoTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final List<String> LISTS = List.of(
            "/mutations?scope=XX", "/packages?scope=XX", "/v1/mutations?chapter=XX", "/v1/mutations?item=XX/37");

    private static void present(LedgerFixture ledger, String chapter) {
        ledger.presentBill("2026-OWB", chapter, "2025-09-16");
        BOOK.awaitProjections();
    }

    private static String response(String name, String address) {
        return address.startsWith("/v1/")
                ? BOOK.as(name).get(address).body()
                : BOOK.browse(name).get(address).body();
    }

    @Test
    void tranche_is_hidden_from_readers_until_every_chapter_has_presented() {
        LedgerFixture ledger =
                new LedgerFixture(BOOK).moment("2025-OWB", "2024-09-17").embargoedMoment("2026-OWB", "2025-09-16");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("AP"), "Aanvullende Post", new Validity(new BudgetYear(2013), null), false));
        ledger.chapter("XX").chapter("XVII").items(2024, "XX/37", "XVII/1");
        MutationId tranche = ledger.propose(withCoverage(
                "Kornoelje",
                withTitle(
                        "Loonbijstelling",
                        proposal(
                                MutationKind.WAGE_AND_PRICE_ADJUSTMENT,
                                "2026-OWB",
                                expenditure("AP/~", 2026, -9_191),
                                expenditure("XX/37", 2026, 1_111),
                                expenditure("XVII/1", 2026, 8_080)))));
        ledger.approve(tranche);
        ledger.record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(tranche, "Vlierbes"));
        ledger.record(
                new Actor(new PersonId("official-of-ap"), Set.of(new ChapterCode("AP"))),
                id -> new Command.ConfirmMutation(tranche));

        present(ledger, "XX");

        String own = "/v1/mutations/" + tranche;
        assertThat(BOOK.as("reader").get(own).status()).isEqualTo(404);
        assertThat(BOOK.browse("reader").get("/mutations/" + tranche).status()).isEqualTo(404);
        for (String list : LISTS) {
            assertThat(response("reader", list))
                    .as(list)
                    .doesNotContain("Kornoelje", "Loonbijstelling", "9191", "9.191", "8080", "8.080");
            assertThat(response("proposer", list)).as(list).containsAnyOf("Kornoelje", "Loonbijstelling");
        }
        for (String staff : List.of("proposer", "counterpart", "auditor")) {
            assertThat(BOOK.as(staff).get(own).status()).as(staff).isEqualTo(200);
        }
        assertThat(BOOK.as("reader").get("/v1/balances?item=XX/37").text("/balances/0/thousands"))
                .as("its posting counts in the bill that is public")
                .isEqualTo("1111");
        for (String trail : List.of("/trail?item=XX/37", "/v1/trail?item=XX/37", "/v1/balances/changes?item=XX/37")) {
            assertThat(response("reader", trail))
                    .as("a trail shows no consent and no package of a hidden mutation: %s", trail)
                    .doesNotContain("Kornoelje", "Vlierbes", "bevestigd door XVII", "8080", "8.080");
        }
        assertThat(response("reader", "/v1/trail?item=XX/37")).contains("Loonbijstelling");
        assertThat(response("auditor", "/v1/trail?item=XX/37")).contains("Kornoelje", "Vlierbes");
        assertThat(BOOK.as("auditor").get("/v1/embargoed-reads").body()).contains("GET " + own);

        present(ledger, "XVII");

        assertThat(BOOK.as("reader").get(own).status()).isEqualTo(200);
        assertThat(response("reader", "/v1/trail?item=XX/37")).contains("Kornoelje", "Vlierbes");
        for (String list : LISTS) {
            assertThat(response("reader", list)).as(list).containsAnyOf("Kornoelje", "Loonbijstelling");
        }
    }
}
