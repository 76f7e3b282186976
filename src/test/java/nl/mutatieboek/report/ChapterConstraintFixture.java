package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withDetails;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Validity;
import tools.jackson.databind.JsonNode;

/** A book whose documents state caps, forms of cover and flexibility, and its reports. */
final class ChapterConstraintFixture {
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("importer", "IMPORTER");

    static final KindDetails FROM_2025 =
            KindDetailsBuilder.empty().carriedFrom(2025).build();

    static final String SOURCE = "\"source\": {\"document\": \"36800-XX-2\"}";

    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2025-OWB", "2024-09-17")
                .moment("2025-VB", "2025-03-18")
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .moment("2026-SBS", "2026-09-15")
                .chapter("XX")
                .chapter("XVII")
                .chapter("V")
                .items(2025, "XX/37", "XX/91", "XVII/1", "V/4");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("AP"), "Aanvullende Post", new Validity(new BudgetYear(2013), null), false));
        ledger.book(proposal(MutationKind.OPENING, "2025-OWB", expenditure("XX/37", 2025, 5_099)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XX/37", 2025, 9_000)));
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        MutationId margin = ledger.propose(withDetails(
                FROM_2025,
                proposal(
                        MutationKind.YEAR_END_MARGIN,
                        "2026-O1",
                        expenditure("XX/91", 2026, 40),
                        expenditure("AP/~", 2026, -40))));
        ledger.approve(margin);
        ledger.record(
                new nl.mutatieboek.domain.Actor(
                        new nl.mutatieboek.domain.value.PersonId("treasurer"), java.util.Set.of(new ChapterCode("AP"))),
                id -> new Command.ConfirmMutation(margin));
        ledger.propose(withDetails(
                FROM_2025,
                proposal(
                        MutationKind.YEAR_END_MARGIN,
                        "2026-O1",
                        expenditure("XX/37", 2026, 15),
                        expenditure("AP/~", 2026, -15))));
        ledger.book(withCoverage(
                "Later gedekt",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-O1",
                        expenditure("XX/37", 2026, 100),
                        expenditure("XX/37", 2027, -60),
                        posting("XX/91", Flow.RECEIPTS, 2028, 40))));
        ledger.book(withCoverage(
                "Samen gedekt",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XX/37", 2026, 8),
                        expenditure("XVII/1", 2026, -8))));
        BOOK.awaitProjections();
    }

    static HttpReply post(String path, String json) {
        HttpReply reply = BOOK.as("proposer").post(path, json);
        BOOK.awaitProjections();
        return reply;
    }

    static JsonNode packageNamed(String name) {
        return BOOK.as("auditor")
                .get("/v1/packages?name=" + name.replace(" ", "%20"))
                .json()
                .at("/packages/0");
    }

    static String report(String name, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, name, null, given);
    }

    static String signals() {
        return PageDocument.parse(
                        BOOK.browse("auditor").get("/signals?year=2026").body())
                .text();
    }

    /** Submits a form of the page of the chapter. */
    static HttpReply submitConstraint(String... form) {
        return BOOK.browse("proposer").fillAndSubmitTo("/chapters/XX", "/chapters/XX/constraints", form);
    }

    private ChapterConstraintFixture() {}
}
