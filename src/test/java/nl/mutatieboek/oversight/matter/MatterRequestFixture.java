package nl.mutatieboek.oversight.matter;

import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withContinuation;
import static nl.mutatieboek.LedgerFixture.withDetails;

import java.util.UUID;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;

/** Requests about matters, and amendments to link. */
final class MatterRequestFixture {
    static final String MATTERS = "/v1/parliamentary-matters";

    static Proposal amendment(String moment, String paper, Posting... postings) {
        return withContinuation(
                new Continuation(Continuation.Type.STRUCTURAL, null),
                withDetails(
                        KindDetailsBuilder.minimalFor(MutationKind.AMENDMENT)
                                .parliamentaryPaper(paper)
                                .build(),
                        proposal(MutationKind.AMENDMENT, moment, postings)));
    }

    static String body(String type, String paper, String more) {
        return """
            {"chapter": "XX", "type": "%s", "parliamentaryPaper": "%s", "title": "Onderwerp %s", "member": "Van Dijk",
             "bill": "2026-OWB", "submittedOn": "2025-11-15"%s}
            """.formatted(type, paper, paper, more);
    }

    static final String STRUCTURAL = """
        , "continuation": "STRUCTURAL", "amounts": [
         {"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 10},
         {"item": "XX/37", "flow": "EXPENDITURE", "year": 2027, "thousands": 20}]\
        """;

    static String key() {
        return UUID.randomUUID().toString();
    }

    private MatterRequestFixture() {}
}
