package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;

/** A book with two chapters, the pages of its mutations, and their forms as people submit them. */
final class MutationPageFixture {
    private final ApplicationFixture book;
    private final LedgerFixture ledger;

    MutationPageFixture(ApplicationFixture book) {
        this.book = book;
        this.ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
    }

    LedgerFixture ledger() {
        return ledger;
    }

    static Proposal transfer() {
        return proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                new Posting(
                        expenditure("XVII/~", 2026, -10_000).item(),
                        Flow.EXPENDITURE,
                        expenditure("XVII/~", 2026, 0).year(),
                        expenditure("XVII/~", 2026, -10_000).thousands(),
                        Basis.INFERRED,
                        "No document of <XVII> was found.",
                        null),
                expenditure("XX/37", 2026, 10_000),
                expenditure("XVII/~", 2028, -7),
                expenditure("XX/37", 2028, 7),
                posting("XX/37", Flow.COMMITMENTS, 2026, 10_000),
                posting("XVII/~", Flow.COMMITMENTS, 2026, -10_000));
    }

    static Proposal estimate(long thousands) {
        return proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, thousands));
    }

    HttpReply reverse(MutationId mutation, String reason, String moment, String effectiveOn) {
        return reverse("proposer", mutation, reason, moment, effectiveOn);
    }

    HttpReply reverse(String name, MutationId mutation, String reason, String moment, String effectiveOn) {
        PageClient browser = book.browse(name);
        return browser.submit(
                "/mutations/" + mutation + "/reversals",
                "_csrf",
                browser.get("/mutations/" + mutation).page().csrf(),
                "key",
                UUID.randomUUID().toString(),
                "reason",
                reason,
                "moment",
                moment,
                "effectiveOn",
                effectiveOn);
    }

    static Proposal correcting(MutationId mistake) {
        Proposal plain = estimate(-1);
        return new ProposalBuilder(plain)
                .text("<script>alert(1)</script>", plain.explanation())
                .corrects(mistake)
                .build();
    }

    PageDocument page(String name, MutationId mutation) {
        HttpReply reply = book.browse(name).get("/mutations/" + mutation);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.page();
    }

    String text(String name, MutationId mutation) {
        return page(name, mutation).text();
    }

    /** Does it as a form does; what comes back is the page after it. */
    HttpReply submitAction(String name, MutationId mutation, String deed, String reason) {
        return submitAction(name, mutation, deed, "reason", reason);
    }

    HttpReply submitAction(String name, MutationId mutation, String deed, String field, String value) {
        PageClient browser = book.browse(name);
        return browser.submit(
                "/mutations/" + mutation + "/" + deed,
                "_csrf",
                browser.get("/mutations/" + mutation).page().csrf(),
                "key",
                UUID.randomUUID().toString(),
                field,
                value);
    }
}
