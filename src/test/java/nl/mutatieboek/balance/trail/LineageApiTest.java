package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** VI/37 became XX/37 and, for a part, XX/91: balances and trail follow it on request, and only then. */
@Tag("application")
class LineageApiTest {
    private static final ChapterCode VI = new ChapterCode("VI");
    private static final Actor GIVER = new Actor(new PersonId("giver"), Set.of(VI));
    private static final Actor SECOND_GIVER = new Actor(new PersonId("second-giver"), Set.of(VI));

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long before;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2024-OWB", "2023-09-19")
                .moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .chapter("VI")
                .chapter("XX")
                .items(2025, "XX/37", "XX/37/2", "XX/91");
        for (String item : List.of("VI/37", "VI/37/1")) {
            ledger.record(
                    GIVER,
                    id -> new ItemCommand.RegisterItem(
                            ItemPath.parse(item), "Migration", new Validity(new BudgetYear(2013), null)));
        }
        booked(
                ledger,
                GIVER,
                SECOND_GIVER,
                proposal(
                        MutationKind.OPENING,
                        "2024-OWB",
                        expenditure("VI/37", 2024, 800),
                        expenditure("VI/37/1", 2025, 1_000)));
        before = ledger.ledgerNumber();
        MutationId moved = booked(
                ledger,
                LedgerFixture.PROPOSER,
                LedgerFixture.APPROVER,
                withDetails(
                        lineageDetails("VI/37 XX/37", "VI/37 XX/91", "VI/37/1 XX/37"),
                        proposal(
                                MutationKind.REORGANISATION,
                                "2025-OWB",
                                expenditure("VI/37/1", 2025, -1_000),
                                expenditure("XX/37/2", 2025, 900),
                                expenditure("XX/91", 2025, 100))));
        ledger.record(GIVER, id -> new Command.ConfirmMutation(moved));
        booked(
                ledger,
                LedgerFixture.PROPOSER,
                LedgerFixture.APPROVER,
                proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XX/37", 2025, 50)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XX/37", 2025, 5)));
        BOOK.awaitProjections();
    }

    private static KindDetails lineageDetails(String... links) {
        return KindDetailsBuilder.empty().lineage(links).build();
    }

    private static MutationId booked(LedgerFixture ledger, Actor proposer, Actor approver, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        ledger.record(proposer, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(
                    made[0], proposer.mandatedChapters().iterator().next(), proposal);
        });
        ledger.record(approver, id -> new Command.ApproveMutation(made[0]));
        return made[0];
    }

    private static HttpReply get(String question) {
        return BOOK.as("auditor").get("/v1/" + question);
    }

    private static List<String> rows(String question) {
        return get("balances?" + question)
                .json()
                .get("balances")
                .valueStream()
                .map(row -> "%s %d: %s, pending %d, of %s beside %s"
                        .formatted(
                                row.get("item").asString(),
                                row.get("year").asInt(),
                                row.get("thousands"),
                                row.get("pending").asLong(),
                                row.get("lineage"),
                                row.get("sharedWith")))
                .toList();
    }

    @Test
    void lineage_balance_includes_the_predecessors_of_an_item() {
        assertThat(rows("item=XX/37&lineage=true"))
                .containsExactly(
                        "XX/37 2024: 800, pending 0, of [\"VI/37\"] beside [\"XX/91\"]",
                        "XX/37 2025: 950, pending 5, of [\"VI/37\"] beside [\"XX/91\"]");
    }

    @Test
    void predecessor_of_several_items_is_counted_in_full_with_each() {
        assertThat(rows("item=XX/91&lineage=true&year=2024"))
                .containsExactly("XX/91 2024: 800, pending 0, of [\"VI/37\"] beside [\"XX/37\"]");
    }

    @Test
    void balance_without_lineage_parameter_excludes_predecessors() {
        assertThat(rows("item=XX/37")).containsExactly("XX/37 2025: 950, pending 5, of [] beside []");
        assertThat(rows("item=XX/37&lineage=false")).isEqualTo(rows("item=XX/37"));
        assertThat(rows("item=VI/37&lineage=true")).isEqualTo(rows("item=VI/37"));
        assertThat(get("balances?lineage=perhaps").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth=8",
                "depth=8&item=XX/37&lineage=true",
                "depth=8&effectiveOn=2024-12-31",
                "depth=8&moment=2025-OWB&knownAt=last&effectiveOn=2025-01-01",
                "depth=8&knownAt=before",
                "item=XX/91&flow=EXPENDITURE&year=2025&knownAt=before",
            })
    void lineage_balance_links_to_a_trail_that_adds_up_to_it(String question) {
        String known =
                question.replace("before", Long.toString(before)).replace("last", Long.toString(BOOK.ledgerNumber()));
        List<JsonNode> balances =
                get("balances?" + known).json().get("balances").valueStream().toList();

        assertThat(balances).isNotEmpty().allSatisfy(balance -> {
            JsonNode trail =
                    BOOK.as("auditor").get(balance.get("trail").asString()).json();
            List<JsonNode> entries = trail.get("entries").valueStream().toList();
            assertThat(balance.get("known").asBoolean()).isEqualTo(!entries.isEmpty());
            if (!entries.isEmpty()) {
                assertThat(entries.getLast().get("balance")).isEqualTo(balance.get("thousands"));
            }
            assertThat(trail.get("pending")
                            .valueStream()
                            .mapToLong(line -> line.get("thousands").asLong())
                            .sum())
                    .isEqualTo(balance.get("pending").asLong());
        });
    }

    @Test
    void trail_link_of_a_lineage_balance_pins_its_ledger_number() {
        assertThat(get("balances?item=XX/37&year=2025&moment=2025-OWB&effectiveOn=2025-01-01&lineage=true")
                        .text("/balances/0/trail"))
                .isEqualTo("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2025&lineage=true&effectiveOn=2025-01-01"
                        + "&knownAt=%d&moment=2025-OWB".formatted(BOOK.ledgerNumber()));
    }

    @Test
    void items_below_are_unaffected_by_the_lineage_parameter() {
        assertThat(rows("item=XX/37&lineage=true&depth=1&year=2025"))
                .containsExactly(
                        "XX/37 2025: 950, pending 5, of [\"VI/37\"] beside [\"XX/91\"]",
                        "XX/37/2 2025: 900, pending 0, of [] beside []",
                        "XX/37/~ 2025: 50, pending 5, of [] beside []");
    }

    @Test
    void lineage_is_followed_only_as_known_at_the_as_of() {
        assertThat(rows("item=XX/37&lineage=true&year=2024&flow=EXPENDITURE&knownAt=" + before))
                .noneMatch(row -> row.contains("VI/37"));
    }

    @Test
    void lineage_trail_includes_the_entries_of_the_predecessor() {
        JsonNode trail = get("trail?item=XX/37&year=2025&lineage=true").json();

        assertThat(trail.get("lineage").toString()).isEqualTo("[\"VI/37\"]");
        assertThat(trail.get("sharedWith").toString()).isEqualTo("[\"XX/91\"]");
        assertThat(trail.get("entries")
                        .valueStream()
                        .map(entry -> entry.get("item").asString() + " " + entry.get("thousands") + " makes "
                                + entry.get("balance")))
                .containsExactlyInAnyOrder(
                        "VI/37/1 1000 makes 1000",
                        "VI/37/1 -1000 makes 0",
                        "XX/37/2 900 makes 900",
                        "XX/37 50 makes 950");
        assertThat(trail.get("pending")).hasSize(1);
        JsonNode pending = trail.at("/pending/0");
        JsonNode mutation =
                BOOK.as("auditor").get(pending.get("href").asString()).json();
        assertThat(List.of("number", "kind", "title", "moment", "effectiveOn"))
                .allSatisfy(name -> assertThat(pending.get(name)).isEqualTo(mutation.get(name)));
        assertThat(pending.at("/source/document")).isEqualTo(mutation.at("/source/document"));
        assertThat(pending.get("rule").asString()).isNotBlank();
        assertThat(get("trail?item=XX/37&year=2025").json().get("entries")).hasSize(2);
        assertThat(get("trail/entries?item=XX/37&year=2025&lineage=true").body().lines())
                .hasSize(4);
    }

    @Test
    void trail_page_links_to_the_trail_with_lineage() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");
        String page = reader.get("/trail?item=XX/37&flow=EXPENDITURE&year=2025").body();
        String link = PageDocument.parse(page).attribute("[href*='lineage=true']", "href");
        String followed = reader.get(link).page().text();

        assertThat(PageDocument.parse(page).text()).contains("Voorgangers volgens de herverkavelingen: VI/37");
        assertThat(followed)
                .contains("Hun stand is hier meegeteld.")
                .contains("Zelfde voorganger: XX/91")
                .contains("950");
        assertThat(reader.get("/trail?item=XX/91").body()).contains("lineage=true");
        assertThat(reader.get("/trail?item=VI/37").body()).doesNotContain("lineage=true");
    }
}
