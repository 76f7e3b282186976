package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;

/** Prepares the demo book for jobs: a budget under preparation, and mutations that wait. */
final class JobScript {
    /** The budget under preparation. */
    static final String NEXT = "2027-OWB";

    private static final Instant TODAY = Instant.parse("2026-11-30T12:00:00Z");

    private final ApplicationFixture book;

    JobScript(ApplicationFixture book) {
        this.book = book;
    }

    /** The demo on a day on which the next budget is under preparation. */
    static ApplicationFixture demo() {
        return ApplicationFixture.demo()
                .with(
                        InstantSource.class,
                        InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), TODAY)));
    }

    /** Opens a budget that is under embargo until it is submitted. */
    void openNext() {
        new LedgerFixture(book).embargoedMoment(NEXT, "2027-09-21");
        book.awaitProjections();
    }

    /** Proposes a re-estimate of XX, and returns its id. */
    String propose(String title) {
        return propose(title, "2026-OWB", "");
    }

    /** Proposes a re-estimate under embargo. */
    void proposeInNext(String title) {
        propose(title, NEXT, "");
    }

    /** Proposes a re-estimate with more fields as JSON. */
    String propose(String title, String moment, String more) {
        HttpReply reply = book.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "%s", "explanation": "Omdat het zo is.", "moment": "%s",
             "basis": "READ", "cause": "Raming", "prognosisNotStated": true, "source": {"document": "Werkdocument"}, %s
             "postings": [{"item": "XX/37/3", "flow": "EXPENDITURE", "year": 2027, "thousands": -40}]}
            """.formatted(title, moment, more));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        book.awaitProjections();
        return reply.text("/id");
    }

    /** Proposes a re-estimate and has it approved, so that it is booked. */
    void book(String title) {
        HttpReply reply = book.as("approver").post("/v1/mutations/" + propose(title) + "/approvals", "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        book.awaitProjections();
    }
}
