package nl.mutatieboek.oversight.extrapolation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withContinuation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The year that the first supplementary budget of VI added in 2024: IND 559,682, COA 1,196,033 and the Ukrainians 0. */
@Tag("application")
class ExtrapolationApiTest {
    private static final Actor PROPOSER = actorOf("proposer");
    private static final Actor APPROVER = actorOf("approver");
    private static final Continuation INCIDENTAL = new Continuation(Continuation.Type.INCIDENTAL, null);

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long before;
    private static MutationId campaign;

    private static Actor actorOf(String name) {
        return new Actor(new PersonId(name), Set.of(new ChapterCode("VI")));
    }

    private static Continuation until(int year) {
        return new Continuation(Continuation.Type.UNTIL, new BudgetYear(year));
    }

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2024-OWB", "2023-09-19")
                .moment("2024-O1", "2024-04-15")
                .moment("2025-OWB", "2024-09-17")
                .chapter("VI")
                .chapter("XX");
        for (String item : List.of("37", "37/ind", "37/coa", "37/oekraine", "38")) {
            ledger.record(
                    APPROVER,
                    id -> new ItemCommand.RegisterItem(
                            ItemPath.parse("VI/" + item), item, new Validity(new BudgetYear(2013), null)));
        }
        book(
                ledger,
                proposal(
                        MutationKind.OPENING,
                        "2024-OWB",
                        expenditure("VI/37/ind", 2028, 550_000),
                        expenditure("VI/37/coa", 2028, 1_196_033),
                        expenditure("VI/37/oekraine", 2028, 0),
                        posting("VI/37/coa", Flow.RECEIPTS, 2028, 77)));
        book(
                ledger,
                withContinuation(
                        until(2029),
                        proposal(MutationKind.RE_ESTIMATE, "2024-OWB", expenditure("VI/37/ind", 2028, 9_682))));
        campaign = book(
                ledger,
                withContinuation(
                        INCIDENTAL,
                        proposal(MutationKind.RE_ESTIMATE, "2024-O1", expenditure("VI/37/ind", 2028, 12_345))));
        book(
                ledger,
                withContinuation(
                        until(2028),
                        proposal(MutationKind.RE_ESTIMATE, "2024-O1", expenditure("VI/37/oekraine", 2028, 3_074_220))));
        MutationId mistake = book(
                ledger,
                withContinuation(
                        INCIDENTAL, proposal(MutationKind.RE_ESTIMATE, "2024-O1", expenditure("VI/37/coa", 2028, 4))));
        reverse(ledger, mistake);
        before = ledger.ledgerNumber();
        book(ledger, proposal(MutationKind.EXTRAPOLATION, "2024-O1", suggested("VI/37/ind", 559_682)));
        book(ledger, proposal(MutationKind.RE_ESTIMATE, "2025-OWB", expenditure("VI/37/ind", 2028, 1)));
        // Article 38 has a change in the book and no opening balance.
        book(ledger, proposal(MutationKind.RE_ESTIMATE, "2024-O1", expenditure("VI/38", 2028, 5)));
        BOOK.awaitProjections();
    }

    private static Posting suggested(String item, long thousands) {
        Thousands amount = new Thousands(thousands);
        return new Posting(ItemPath.parse(item), Flow.EXPENDITURE, new BudgetYear(2029), amount, null, null, amount);
    }

    private static MutationId book(LedgerFixture ledger, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        ledger.record(PROPOSER, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        ledger.record(APPROVER, id -> new Command.ApproveMutation(made[0]));
        return made[0];
    }

    private static void reverse(LedgerFixture ledger, MutationId original) {
        MutationId[] made = new MutationId[1];
        ledger.record(PROPOSER, id -> {
            made[0] = new MutationId(id);
            return new Command.ReverseMutation(made[0], original, "a mistake", null, null);
        });
        ledger.record(APPROVER, id -> new Command.ApproveMutation(made[0]));
    }

    private static HttpReply get(String question) {
        return BOOK.as("auditor").get("/v1/extrapolations?" + question);
    }

    private static List<String> lines(HttpReply reply) {
        return reply.json()
                .get("lines")
                .valueStream()
                .map(line -> "%s %s: %d, ends %d, suggested %d, extrapolated %d"
                        .formatted(
                                line.get("item").asString(),
                                line.get("flow").asString(),
                                line.get("from").asLong(),
                                line.get("ends")
                                        .valueStream()
                                        .mapToLong(part -> part.get("thousands").asLong())
                                        .sum(),
                                line.get("suggested").asLong(),
                                line.get("extrapolated").size()))
                .toList();
    }

    @Test
    void suggested_extrapolation_is_the_year_before_less_what_ends() {
        HttpReply reply = get("chapter=VI&moment=2024-O1&knownAt=" + before);

        assertThat(lines(reply))
                .containsExactly(
                        "VI/37/coa EXPENDITURE: 1196033, ends 0, suggested 1196033, extrapolated 0",
                        "VI/37/coa RECEIPTS: 77, ends 0, suggested 77, extrapolated 0",
                        "VI/37/ind EXPENDITURE: 572027, ends 12345, suggested 559682, extrapolated 0",
                        "VI/37/oekraine EXPENDITURE: 3074220, ends 3074220, suggested 0, extrapolated 0");
        assertThat(reply.json().get("year").asInt()).isEqualTo(2029);
        assertThat(reply.json().get("fromYear").asInt()).isEqualTo(2028);
    }

    @Test
    void suggested_extrapolation_is_incomplete_where_its_base_is() {
        JsonNode complete = get("chapter=VI&moment=2024-O1&knownAt=" + before).json();
        JsonNode incomplete = get("chapter=VI&moment=2024-O1").json();

        assertThat(complete.get("complete").asBoolean()).isTrue();
        assertThat(incomplete.get("complete").asBoolean()).isFalse();
        assertThat(incomplete
                        .get("lines")
                        .valueStream()
                        .filter(line -> !line.get("complete").asBoolean())
                        .map(line -> line.get("item").asString() + " "
                                + line.get("suggested").asLong()))
                .containsExactly("VI/38 5");
        assertThat(BOOK.browse("auditor")
                        .get("/extrapolations?scope=VI&lang=en")
                        .page()
                        .rows())
                .filteredOn(row -> row.contains("incomplete"))
                .singleElement()
                .asString()
                .contains("VI/38");
    }

    @Test
    void suggested_extrapolation_names_the_mutations_that_end() {
        JsonNode ends = get("chapter=VI&moment=2024-O1").json().at("/lines/2/ends");

        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).get("mutation").asString()).isEqualTo(campaign.toString());
        assertThat(ends.get(0).get("number").asString()).isEqualTo("VI-2024-0003");
    }

    @Test
    void suggested_extrapolation_shows_what_was_extrapolated_up_to_its_moment() {
        HttpReply reply = get("chapter=VI&moment=2024-O1");

        assertThat(lines(reply))
                .contains("VI/37/ind EXPENDITURE: 572027, ends 12345, suggested 559682, extrapolated 1");
        assertThat(reply.json().at("/lines/2/extrapolated/0/thousands").asLong())
                .isEqualTo(559_682);
    }

    @Test
    void extrapolation_query_requires_a_moment_that_adds_a_year() {
        assertThat(get("chapter=VI&moment=2024-OWB").text("/errors/0/code")).isEqualTo("moment-adds-no-year");
        assertThat(get("chapter=VI").text("/errors/0/code")).isEqualTo("missing");
        assertThat(get("chapter=VII&moment=2024-O1").status()).isEqualTo(404);
        assertThat(get("chapter=XX&moment=2024-O1").json().get("lines")).isEmpty();
    }

    @Test
    void extrapolation_page_shows_the_suggestions_of_the_api() {
        ApplicationFixture.PageClient reader = BOOK.browse("auditor");

        assertThat(reader.get("/extrapolations?scope=VI").page().rows())
                .contains(
                        "37/ind VI/37/ind | Uitgaven | 572.027 | 12.345 VI-2024-0003 | 559.682 al geëxtrapoleerd:"
                                + " 559.682, VI-2024-0007",
                        "37/coa VI/37/coa | Ontvangsten | 77 |  | 77");
        assertThat(reader.get("/extrapolations?moment=2024-OWB").page().text())
                .contains("Tot dit moment kent het boek geen eerste suppletoire begroting");
        assertThat(reader.get("/balances").page().links()).contains("/extrapolations");
    }
}
