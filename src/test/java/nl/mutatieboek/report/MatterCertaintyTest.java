package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withContinuation;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Amounts of amendments and their bookings look no more certain than the paper and the postings. */
@Tag("application")
class MatterCertaintyTest {
    private static final String MATTERS = "/v1/parliamentary-matters";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static String matter;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-11-05")
                .chapter("XX")
                .items(2025, "XX/37");
        Posting disputed = expenditure("XX/37", 2027, 1_600);
        MutationId booking = ledger.book(withContinuation(
                new Continuation(Continuation.Type.STRUCTURAL, null),
                withDetails(
                        KindDetailsBuilder.minimalFor(MutationKind.AMENDMENT)
                                .parliamentaryPaper("36800-XX-12")
                                .build(),
                        proposal(
                                MutationKind.AMENDMENT,
                                "2026-NVW-1",
                                100,
                                expenditure("XX/37", 2026, 2_000),
                                new Posting(
                                        disputed.item(),
                                        disputed.flow(),
                                        disputed.year(),
                                        disputed.thousands(),
                                        Basis.DISPUTED,
                                        null,
                                        null)))));
        matter = post("", """
            {"chapter": "XX", "type": "AMENDMENT", "parliamentaryPaper": "36800-XX-12", "title": "Opvang", "member": "Van Dijk",
             "bill": "2026-OWB", "submittedOn": "2025-11-15", "continuation": "STRUCTURAL", "precisionThousands": 1000,
             "amounts": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 2000},
                         {"item": "XX/37", "flow": "EXPENDITURE", "year": 2027, "thousands": 2000}]}
            """).text("/id");
        post("/" + matter + "/links", "{\"mutation\": \"" + booking + "\"}");
        post("", """
            {"chapter": "XX", "type": "MOTION", "parliamentaryPaper": "36800-XX-13", "title": "Terugkeer", "member": "Van Dijk",
             "bill": "2026-OWB", "submittedOn": "2025-11-15", "precisionThousands": 1000,
             "amounts": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 3000}]}
            """);
        post("/" + matter + "/decisions", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}");
        ledger.moment("2027-OWB", "2026-09-15");
        BOOK.awaitProjections();
    }

    private static HttpReply post(String path, String body) {
        HttpReply reply = BOOK.as("approver").post(MATTERS + path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    private static String csv() {
        ApiClient auditor = BOOK.as("auditor");
        return auditor.send(auditor.request("/v1/reports/parliamentary-matters?chapter=XX")
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "nl"))
                .body();
    }

    @Test
    void stated_amounts_are_marked_as_rounded_as_their_paper_is() {
        assertThat(csv().lines().filter(line -> line.contains("36800-XX-13")))
                .singleElement()
                .asString()
                .endsWith("u: ROUNDED");
    }

    @Test
    void booked_amounts_are_marked_as_their_postings_are() {
        assertThat(csv().lines().filter(line -> line.contains("2027-OWB")))
                .singleElement()
                .asString()
                .contains("2000,1600,")
                .endsWith("stated: ROUNDED; booked: DISPUTED ROUNDED");
        assertThat(BOOK.browse("auditor")
                        .get("/parliamentary-matters/" + matter)
                        .page()
                        .text())
                .contains("afgerond op 1.000", "afgerond op 100", "tegenstrijdig");
    }

    @Test
    void booking_within_the_rounding_of_the_paper_books_what_it_states() {
        HttpReply found = BOOK.as("auditor").get(MATTERS + "/" + matter);

        assertThat(found.text("/laterBudgets/0/state")).isEqualTo("BOOKED");
        assertThat(found.text("/precisionThousands")).isEqualTo("1000");
        assertThat(found.text("/laterBudgets/0/amounts/0/bookedBasis")).isEqualTo("DISPUTED");
        assertThat(found.text("/laterBudgets/0/amounts/0/bookedPrecisionThousands"))
                .isEqualTo("100");
    }
}
