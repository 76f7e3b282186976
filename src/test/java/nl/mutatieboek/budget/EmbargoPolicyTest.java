package nl.mutatieboek.budget;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data that is presented on a later day is visible to the staff of a chapter and to auditors, and to nobody else before
 * that day.
 */
@Tag("whole")
class EmbargoPolicyTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static MutationId hidden;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .items(2025, "XX/37");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
        hidden = ledger.book(proposal(MutationKind.OPENING, "2190-OWB", expenditure("XX/37", 2190, 7)));
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "proposer", "approver"})
    void embargo_does_not_apply_to_those_who_work_on_the_mutation_or_audit(String name) {
        assertThat(BOOK.as(name).get("/v1/balances?item=XX/37&year=2190").text("/balances/0/thousands"))
                .isEqualTo("7");
        assertThat(BOOK.as(name).get("/v1/mutations/" + hidden).status()).isEqualTo(200);
    }

    @Test
    void reader_sees_balances_up_to_the_last_submitted_moment() {
        HttpReply balances = BOOK.as("reader").get("/v1/balances?item=XX/37");

        assertThat(balances.text("/axes/moment")).isEqualTo("2026-OWB");
        assertThat(balances.json().at("/balances").findValuesAsString("year")).isEqualTo(List.of("2026"));
        assertThat(BOOK.as("reader")
                        .get(balances.text("/balances/0/trail"))
                        .json()
                        .get("entries")
                        .valueStream())
                .singleElement()
                .extracting(entry -> entry.get("balance").asLong())
                .isEqualTo(100L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?item=XX/37&moment=2190-OWB",
                "/v1/trail?item=XX/37&flow=EXPENDITURE&year=2190&moment=2190-OWB",
                "/v1/ledger/entries",
                "/v1/exports/events",
                "/v1/exports/journal?moment=2190-OWB",
            })
    void reader_gets_403_for_a_moment_under_embargo_and_for_raw_entries(String path) {
        assertThat(BOOK.as("reader").get(path).status()).isEqualTo(403);
    }

    @Test
    void assumed_date_ends_no_embargo_until_the_bill_is_presented() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2025-OWB", "2024-09-17")
                    .chapter("XX")
                    .items(2024, "XX/37");
            ledger.record(
                    LedgerFixture.APPROVER,
                    id -> new CalendarCommand.RegisterMoment(
                            Moment.parse("2026-OWB"), LocalDate.parse("2025-09-16"), true));
            ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
            String path = "/v1/balances?item=XX/37&moment=2026-OWB&atLeast=";

            assertThat(book.as("reader").get(path + ledger.ledgerNumber()).text("/type"))
                    .endsWith("under-embargo");

            ledger.presentBill("2026-OWB", "XX", "2025-09-16");

            assertThat(book.as("reader").get(path + ledger.ledgerNumber()).text("/balances/0/thousands"))
                    .isEqualTo("100");
        }
    }

    @Test
    void bill_presentation_ends_the_embargo_of_its_own_chapter_until_it_is_revoked() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2025-OWB", "2024-09-17")
                    .chapter("XX")
                    .chapter("XVII")
                    .items(2024, "XX/37", "XVII/1")
                    .embargoedMoment("2026-OWB", "2025-09-16");
            MutationId own = ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
            MutationId[] other = new MutationId[1];
            ledger.record(LedgerFixture.COUNTERPART, id -> {
                other[0] = new MutationId(id);
                return new Command.ProposeMutation(
                        other[0], null, proposal(MutationKind.OPENING, "2026-OWB", expenditure("XVII/1", 2026, 7)));
            });
            ApiClient reader = book.as("reader");
            String owns = "/v1/mutations/" + own;
            String others = "/v1/mutations/" + other[0];
            book.awaitProjections();
            assertThat(reader.get(owns).status()).isEqualTo(404);

            book.as("approver")
                    .post(
                            "/v1/moments/2026-OWB/presentations",
                            "{\"chapter\": \"XX\", \"document\": \"36800-XX-1\", \"presentedOn\": \"2025-09-16\"}");
            book.awaitProjections();

            assertThat(reader.get(owns).status()).isEqualTo(200);
            assertThat(reader.get(others).status()).isEqualTo(404);
            assertThat(reader.get("/v1/balances?item=XX/37&moment=2026-OWB").status())
                    .isEqualTo(200);
            assertThat(reader.get("/v1/balances?item=XVII/1&moment=2026-OWB").status())
                    .isEqualTo(403);
            assertThat(reader.get("/v1/balances?moment=2026-OWB").status()).isEqualTo(403);
            assertThat(reader.get("/v1/moments/2026-OWB")
                            .json()
                            .at("/embargoEndedFor")
                            .toString())
                    .isEqualTo("[\"XX\"]");

            book.as("approver")
                    .post("/v1/moments/2026-OWB/revocations", "{\"chapter\": \"XX\", \"reason\": \"Te vroeg\"}");
            book.awaitProjections();

            assertThat(reader.get(owns).status()).isEqualTo(404);
        }
    }

    @Test
    void stated_time_ends_the_embargo_with_an_entry_by_the_writer_process() throws InterruptedException {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            // The first request of an application takes long.
            book.as("approver").get("/v1/moments");
            ZonedDateTime soon =
                    ZonedDateTime.now(BookState.THE_HAGUE).plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
            String code = soon.getYear() + "-ISB-1";
            String body = "{\"moment\": \"%s\", \"submittedOn\": \"%s\", \"publicAt\": \"%s\"}"
                    .formatted(code, soon.toLocalDate(), soon.toOffsetDateTime());
            HttpReply registered = book.as("approver").post("/v1/moments", body);
            assertThat(registered.status()).as(registered.body()).isEqualTo(201);
            assertThat(registered.json().at("/embargoEnded").asBoolean()).isFalse();

            String moment = "/v1/moments/" + code;
            long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
            while (!book.as("reader").get(moment).json().at("/embargoEnded").asBoolean()) {
                assertThat(System.nanoTime()).as("lifted in time").isLessThan(end);
                Thread.sleep(200);
            }

            assertThat(Instant.now()).isAfterOrEqualTo(soon.toInstant());
            assertThat(book.as("auditor").get("/v1/ledger/entries?after=1").body())
                    .contains("embargo-lifted", "STATED_TIME", "\"actorId\":\"mutatieboek\"");
        }
    }

    @Test
    void submitted_moment_shows_nothing_of_an_earlier_moment_under_embargo() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2025-OWB", "2024-09-17")
                    .embargoedMoment("2026-OWB", "2025-09-16")
                    .moment("2026-O1", "2026-04-20")
                    .chapter("XX")
                    .items(2024, "XX/37");
            MutationId secret =
                    ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 7_654_321)));
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 5)));
            book.awaitProjections();

            HttpReply open = book.as("reader").get("/v1/balances?item=XX/37");
            HttpReply named = book.as("reader").get("/v1/balances?item=XX/37&moment=2026-O1");

            assertThat(open.text("/axes/moment")).isEqualTo("2025-OWB");
            assertThat(open.body()).doesNotContain("7654321", "7654326");
            assertThat(named.status()).isEqualTo(403);
            assertThat(book.as("counterpart").get("/v1/mutations?chapter=XX").body())
                    .doesNotContain(secret.toString());
            assertThat(book.as("counterpart")
                            .get("/v1/mutations/" + secret + "?knownAt=1")
                            .status())
                    .isEqualTo(404);
            assertThat(book.as("proposer")
                            .get("/v1/balances?item=XX/37&moment=2026-O1")
                            .text("/balances/0/thousands"))
                    .isEqualTo("7654326");
        }
    }

    @Test
    void imported_document_ends_the_embargo_of_a_moment_with_an_assumed_date() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            Actor importer = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
            LedgerFixture ledger = new LedgerFixture(book).chapter("XX").items(2024, "XX/37");
            ledger.record(
                    importer,
                    id -> new CalendarCommand.RegisterMoment(
                            Moment.parse("2026-OWB"), LocalDate.parse("2025-09-16"), true));
            ledger.record(
                    importer,
                    id -> new Command.ImportMutation(
                            new MutationId(id),
                            proposal(MutationKind.PUBLISHED, "2026-OWB", expenditure("XX/37", 2026, 100)),
                            false));

            assertThat(book.as("reader")
                            .get("/v1/balances?item=XX/37&atLeast=" + ledger.ledgerNumber())
                            .text("/balances/0/thousands"))
                    .isEqualTo("100");
        }
    }

    @Test
    void reversal_in_a_moment_under_embargo_is_hidden_from_readers() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .embargoedMoment("2026-O1", "2026-04-24")
                    .chapter("XX")
                    .items(2025, "XX/37", "XX/92", "XX/92/asiel");
            MutationId taken =
                    ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 100)));
            MutationId reservation =
                    ledger.book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/asiel", 2026, 100)));
            List<String> addresses = List.of(
                    "/v1/mutations/" + taken,
                    "/v1/mutations",
                    "/v1/mutations?state=BOOKED",
                    "/v1/trail?item=XX/37",
                    "/v1/reserves");
            List<String> pages = List.of(
                    "/mutations/" + taken, "/mutations", "/trail?item=XX/37&flow=EXPENDITURE&year=2026", "/reserves");
            List<String> before = readerResponses(book, addresses, pages);

            MutationId reversal = ledger.reverse(taken, Moment.parse("2026-O1"));
            MutationId ofReservation = ledger.reverse(reservation, Moment.parse("2026-O1"));

            assertThat(readerResponses(book, addresses, pages)).isEqualTo(before);
            assertThat(book.as("auditor").get("/v1/reserves").body()).contains(ofReservation.toString());
            assertThat(book.as("auditor").get("/v1/mutations/" + taken).text("/reversedBy"))
                    .isEqualTo(reversal.toString());
            assertThat(book.as("proposer").get("/v1/mutations/" + taken).text("/state"))
                    .isEqualTo("REVERSED");
        }
    }

    /**
     * Reads as a reader, without ledger numbers and form keys, after the last entry is signed: a page says whether it
     * is.
     */
    private static List<String> readerResponses(ApplicationFixture book, List<String> addresses, List<String> pages) {
        book.awaitProjections();
        book.bean(HeadSigner.class).awaitHead(book.ledgerNumber()).orElseThrow();
        ApplicationFixture.PageClient browser = book.browse("reader");
        return Stream.concat(
                        addresses.stream()
                                .map(address -> book.as("reader").get(address).body()),
                        pages.stream().map(page -> browser.get(page).body()))
                .map(body -> body.replaceAll("\"ledgerNumber\":[0-9]+", "")
                        .replaceAll("(knownAt=|volgnummer )[0-9]+", "")
                        .replaceAll("(_csrf|key)\"[^>]*>", "")
                        .replaceAll("token=\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void replay_of_entries_is_forbidden_for_readers() {
        assertThat(BOOK.browse("reader").get("/replays/0/balances").status()).isEqualTo(403);
        assertThat(BOOK.browse("auditor").get("/replays/0/balances").status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?depth=3",
                "/v1/trail?item=XX/37",
                "/v1/trail/entries?item=XX/37",
                "/v1/mutations",
                "/v1/balances/changes?item=XX/37&from=knownAt=1&to=",
                "/v1/exports/postings",
                "/v1/exports/journal?format=beancount",
            })
    void api_shows_readers_nothing_of_a_mutation_under_embargo(String path) {
        String hiddenNumber = "XX-2190-0001";

        assertThat(BOOK.as("auditor").get(path).body()).contains(path.contains("balances?") ? "2190" : hiddenNumber);
        assertThat(BOOK.as("reader").get(path).body()).doesNotContain(hiddenNumber, ":2190,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/balances?depth=3",
                "/mutations",
                "/trail?item=XX/37&flow=EXPENDITURE&year=2190",
                "/balances/item?item=XX/37&flow=EXPENDITURE&year=2190",
                "/mutations/"
            })
    void pages_show_readers_nothing_of_a_mutation_under_embargo(String path) {
        String address = path.endsWith("/mutations/") ? path + hidden : path;

        assertThat(BOOK.browse("reader").get(address).body()).doesNotContain("XX-2190-0001");
    }
}
