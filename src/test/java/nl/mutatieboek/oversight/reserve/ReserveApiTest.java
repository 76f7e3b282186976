package nl.mutatieboek.oversight.reserve;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.balance.EqualFlowGroup;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The register of reserves, by API and page. */
@Tag("main")
class ReserveApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long reserved;
    private static long allocated;
    private static MutationId second;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", "XX/92/earmark", "XX/92/other");
        ledger.propose(proposal(MutationKind.RESERVATION, "2025-O1", expenditure("XX/92/other", 2026, 5)));
        ledger.book(proposal(
                MutationKind.RESERVATION,
                "2025-O1",
                expenditure("XX/92/earmark", 2026, 115_000),
                posting("XX/92/earmark", Flow.COMMITMENTS, 2026, 115_000)));
        reserved = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -68_678),
                expenditure("XX/37~91", 2026, 68_678)));
        allocated = ledger.ledgerNumber();
        second = ledger.book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/earmark", 2026, 1_000)));
        // A form begins with the moment that has not been submitted yet.
        ledger.embargoedMoment("2090-OWB", "2089-09-20");
        ledger.reverse(second);
        ledger.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -300),
                expenditure("XX/37", 2026, 300)));
        BOOK.awaitProjections();
    }

    private static HttpReply get(String question) {
        return BOOK.as("auditor").get("/v1/reserves" + question);
    }

    private static List<String> lines(HttpReply reply) {
        return reply.json()
                .at("/reserves/0/balances")
                .valueStream()
                .map(line -> "%s %d: %d %d %d, %d"
                        .formatted(
                                line.get("flow").asString(),
                                line.get("year").asInt(),
                                line.get("madeAvailable").asLong(),
                                line.get("allocated").asLong(),
                                line.get("left").asLong(),
                                line.get("pending").asLong()))
                .toList();
    }

    @Test
    void reserve_shows_available_allocated_left_and_pending_by_flow_and_year() {
        HttpReply reply = get("");

        assertThat(reply.json().get("reserves")).hasSize(1);
        assertThat(lines(reply))
                .containsExactly("COMMITMENTS 2026: 115000 0 115000, 0", "EXPENDITURE 2026: 115000 -68678 46322, -300");
    }

    @Test
    void reserve_names_its_holder_and_its_reservations_including_reversed_ones() {
        JsonNode reserve = get("?chapter=XX").json().at("/reserves/0");

        assertThat(reserve.get("item").asString()).isEqualTo("XX/92/earmark");
        assertThat(reserve.get("holder").asString()).isEqualTo("XX/92");
        assertThat(reserve.get("onBudgetStatement").asBoolean()).isTrue();
        assertThat(reserve.at("/reservations")).hasSize(2);
        assertThat(reserve.at("/reservations/0/number").asString()).isEqualTo("XX-2025-0002");
        assertThat(reserve.at("/reservations/0/source/document").asString()).isEqualTo("36800-XX-2");
        assertThat(reserve.at("/reservations/0/reversedBy").isNull()).isTrue();
        assertThat(reserve.at("/reservations/1/mutation").asString()).isEqualTo(second.toString());
        assertThat(reserve.at("/reservations/1/reversedBy").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"moment=2025-O1, 115000 0 115000", "effectiveOn=2025-09-15, 115000 0 115000"})
    void reserve_balances_follow_the_as_of_axes(String axis, String expenditure) {
        assertThat(lines(get("?" + axis))).contains("EXPENDITURE 2026: " + expenditure + ", 0");
        assertThat(lines(get("?knownAt=" + reserved))).contains("EXPENDITURE 2026: 115000 0 115000, 0");
        assertThat(lines(get("?knownAt=" + allocated))).contains("EXPENDITURE 2026: 115000 -68678 46322, 0");
    }

    @Test
    void pending_or_not_yet_known_reservation_gives_no_reserve() {
        assertThat(get("?knownAt=" + (reserved - 1)).json().get("reserves")).isEmpty();
        assertThat(get("?chapter=XVII").json().get("reserves")).isEmpty();
    }

    @Test
    void reserves_of_an_unknown_chapter_are_reported_with_404() {
        assertThat(get("?chapter=VI").status()).isEqualTo(404);
        assertThat(get("?chapter=nonsense").status()).isEqualTo(400);
    }

    @Test
    void reserve_page_shows_the_balances_of_the_api() {
        String page = BOOK.browse("auditor").get("/reserves").body();

        assertThat(PageDocument.parse(page).rows())
                .containsSubsequence("Uitgaven", "Beschikbaar gesteld | 115.000", "Toegedeeld | ‒ 68.678")
                .containsSubsequence("Resteert | 46.322", "in behandeling | ‒ 300")
                .containsSubsequence("Verplichtingen", "Beschikbaar gesteld | 115.000", "Toegedeeld | 0")
                .containsSubsequence("Resteert | 115.000", "in behandeling | ");
        assertThat(PageDocument.parse(page).text())
                .contains("Houder: Item XX/92 XX/92")
                .contains("RESERVATION in 2025-O1");
    }

    @Test
    void reserve_with_equal_flows_is_one_table_with_the_years_across() {
        BudgetYear first = new BudgetYear(2026);
        ReserveBalance spent = balance(Flow.EXPENDITURE, first, 5, Basis.READ);
        ReserveBalance next = balance(Flow.EXPENDITURE, first.next().orElseThrow(), 7, Basis.READ);

        assertThat(groups(spent, next, balance(Flow.COMMITMENTS, first, 5, Basis.READ)))
                .as("a year is missing")
                .containsExactly(List.of(Flow.EXPENDITURE), List.of(Flow.COMMITMENTS));
        assertThat(groups(spent, balance(Flow.COMMITMENTS, first, 5, Basis.READ)))
                .containsExactly(List.of(Flow.EXPENDITURE, Flow.COMMITMENTS));
        assertThat(groups(spent, balance(Flow.COMMITMENTS, first, 5, Basis.INFERRED)))
                .as("less certain")
                .hasSize(2);
    }

    private static ReserveBalance balance(Flow flow, BudgetYear year, long left, Basis basis) {
        return new ReserveBalance(
                flow,
                year,
                new Thousands(left),
                Thousands.ZERO,
                Thousands.ZERO,
                new Thousands(left),
                basis,
                Precision.EXACT);
    }

    private static List<List<Flow>> groups(ReserveBalance... lines) {
        ItemPath item = ItemPath.parse("XX/92/asiel");
        return ReserveTable.of(new Reserve(item, null, item, null, true, List.of(), List.of(lines)), false)
                .groups()
                .stream()
                .map(EqualFlowGroup::flows)
                .toList();
    }

    @Test
    void reserve_page_leads_proposers_of_its_chapter_to_a_filled_in_allocation() {
        PageDocument page = BOOK.browse("proposer").get("/reserves").page();
        String address = page.attribute("[href*='kind=RESERVE_ALLOCATION']", "href");
        PageDocument form = BOOK.browse("proposer").get(address).page();

        assertThat(page.texts("a")).contains("Toedelen");
        assertThat(form.attribute("#row-0-item", "value")).startsWith("XX/92/");
        assertThat(form.attributes("option[selected]", "value"))
                .contains("RESERVE_ALLOCATION")
                .anyMatch(value -> value.matches("20[0-9-]+[A-Z0-9]+"));
        assertThat(BOOK.browse("counterpart").get("/reserves").body()).doesNotContain("/mutations/new?kind=RESERVE");
        assertThat(BOOK.browse("auditor").get("/reserves").body()).doesNotContain("/mutations/new");
        assertThat(BOOK.browse("proposer").get("/reserves?knownAt=" + allocated).body())
                .doesNotContain("/mutations/new?kind=RESERVE");
    }

    @Test
    void reserve_of_a_chapter_without_budget_statement_is_allocated_by_a_transfer() {
        ChapterCode post = new ChapterCode("AP");
        Actor giver = new Actor(new PersonId("giver"), Set.of(post), Set.of(Mandate.ADMINISTER));
        Actor second = new Actor(new PersonId("second-giver"), Set.of(post));
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book);
            ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
            Validity validity = new Validity(new BudgetYear(2013), null);
            ledger.record(giver, id -> new Command.OpenChapter(post, "Aanvullende Post", validity, false));
            ledger.record(giver, id -> new ItemCommand.RegisterItem(ItemPath.parse("AP/asiel"), "Asiel", validity));
            MutationId[] made = new MutationId[2];
            ledger.record(giver, id -> {
                made[0] = new MutationId(id);
                return new Command.ProposeMutation(
                        made[0],
                        post,
                        proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("AP/asiel", 2026, 100)));
            });
            ledger.record(second, id -> new Command.ApproveMutation(made[0]));
            ledger.record(giver, id -> {
                made[1] = new MutationId(id);
                return new Command.ProposeMutation(
                        made[1],
                        post,
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-OWB",
                                expenditure("AP/asiel", 2026, -40),
                                expenditure("XX/37", 2026, 40)));
            });
            ledger.record(second, id -> new Command.ApproveMutation(made[1]));
            ledger.record(LedgerFixture.APPROVER, id -> new Command.ConfirmMutation(made[1]));
            book.awaitProjections();
            HttpReply reply = book.as("auditor").get("/v1/reserves?chapter=AP");

            assertThat(lines(reply)).containsExactly("EXPENDITURE 2026: 100 -40 60, 0");
            assertThat(reply.text("/reserves/0/holder")).isEqualTo("AP");
            assertThat(reply.text("/reserves/0/holderName")).isEqualTo("Aanvullende Post");
            assertThat(reply.json().at("/reserves/0/onBudgetStatement").asBoolean())
                    .isFalse();
            assertThat(book.browse("auditor").get("/reserves").page().text())
                    .contains("Houder: Aanvullende Post AP, een hoofdstuk zonder begrotingsstaat");
        }
    }

    @Test
    void demo_reserve_has_46322_left_after_the_letter_of_2026() {
        try (ApplicationFixture demo = ApplicationFixture.demo().start()) {
            demo.awaitProjections();
            JsonNode reserve = demo.as("auditor").get("/v1/reserves").json().at("/reserves/0");
            assertThat(reserve.at("/reservations/0/bases/0").asString()).isEqualTo("INFERRED");
            assertThat(reserve.get("balances").valueStream())
                    .filteredOn(line -> line.get("flow").asString().equals("EXPENDITURE")
                            && line.get("year").asInt() == 2026)
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.get("madeAvailable").asLong()).isEqualTo(115_000);
                        assertThat(line.get("allocated").asLong()).isEqualTo(-68_678);
                        assertThat(line.get("left").asLong()).isEqualTo(46_322);
                    });
        }
    }
}
