package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.MutationPageFixture.estimate;
import static nl.mutatieboek.mutation.MutationPageFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consents, refusals and reversals by the forms on the page of a mutation. */
@Tag("main")
class MutationActionPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final String REVERSAL = "form[action$=/reversals]";

    private static MutationPageFixture pages;

    @BeforeAll
    static void write() {
        pages = new MutationPageFixture(BOOK);
    }

    @Test
    void mutation_page_books_with_the_last_consent_and_names_who_gave_each() {
        MutationId mutation = pages.ledger().propose(transfer());
        pages.submitAction("approver", mutation, "approvals", "");

        assertThat(pages.submitAction("counterpart", mutation, "confirmations", "")
                        .page()
                        .text())
                .contains("geboekt overboeking")
                .doesNotContain("Wacht op")
                .containsSubsequence(
                        "voorgesteld door proposer",
                        "goedgekeurd door approver",
                        "bevestigd voor XVII door counterpart",
                        "geboekt door counterpart");
    }

    @Test
    void mutation_page_shows_the_reason_of_a_return_as_escaped_text() {
        MutationId mutation = pages.ledger().propose(estimate(5));

        assertThat(pages.submitAction("approver", mutation, "returns", "Eerst <b>rekenen</b>\r\ndan vragen")
                        .page()
                        .text())
                .contains("teruggezonden: Eerst <b>rekenen</b> dan vragen");
    }

    @Test
    void mutation_page_shows_the_remark_of_a_consent_as_escaped_text() {
        MutationId mutation = pages.ledger().propose(estimate(7));
        PageDocument before = pages.page("approver", mutation);
        assertThat(before.select("textarea[name=remark]")).hasSize(1);
        assertThat(before.text()).contains("Opmerking toevoegen");

        HttpReply approved =
                pages.submitAction("approver", mutation, "approvals", "remark", "Mits <b>de brief</b> volgt");

        assertThat(approved.page().text()).contains("Mits <b>de brief</b> volgt");
    }

    @Test
    void mutation_page_keeps_a_remark_that_is_too_long() {
        MutationId mutation = pages.ledger().propose(estimate(8));
        long before = BOOK.ledgerNumber();

        HttpReply reply = pages.submitAction("approver", mutation, "approvals", "remark", "x".repeat(2_001));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.page().fieldError("approvals-remark")).isNotBlank();
        assertThat(reply.page().links()).contains("#approvals-remark");
        assertThat(reply.page().text("#approvals-remark")).isEqualTo("x".repeat(2_001));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejections", "returns"})
    void mutation_page_requires_a_reason_for_rejection_or_return(String deed) {
        MutationId mutation = pages.ledger().propose(estimate(6));
        long before = BOOK.ledgerNumber();

        HttpReply reply = pages.submitAction("approver", mutation, deed, " ");

        assertThat(reply.status()).isEqualTo(400);
        PageDocument page = reply.page();
        assertThat(page.fieldError("reason")).isEqualTo("Vul een reden in");
        assertThat(page.texts("[role=alert] a[href=#reason]")).containsExactly("Reden: Vul een reden in");
        assertThat(page.title()).startsWith("Fout: ");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void mutation_page_shows_a_refusal_with_the_current_state() {
        MutationId mutation = pages.ledger().propose(estimate(7));

        HttpReply reply = pages.submitAction("proposer", mutation, "approvals", "");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.page().text())
                .contains("Opsteller mag niet meebeslissen")
                .contains("Wacht op");
    }

    @Test
    void mutation_page_forbids_actions_for_an_auditor() {
        MutationId mutation = pages.ledger().propose(estimate(8));

        HttpReply reply = pages.submitAction("auditor", mutation, "approvals", "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().heading()).isEqualTo("Niet toegestaan");
    }

    @Test
    void consent_form_sent_twice_is_recorded_once() {
        MutationId mutation = pages.ledger().propose(estimate(9));
        PageClient approver = BOOK.browse("approver");
        PageDocument page = approver.get("/mutations/" + mutation).page();
        String[] form = {"_csrf", page.csrf(), "key", page.attribute("[name=key]", "value")};

        assertThat(approver.submit("/mutations/" + mutation + "/approvals", form)
                        .status())
                .isEqualTo(200);
        long after = BOOK.ledgerNumber();
        assertThat(approver.submit("/mutations/" + mutation + "/approvals", form)
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
    }

    @Test
    void reversal_form_is_shown_for_a_booked_mutation_to_those_who_may_propose_it() {
        MutationId booked = pages.ledger().book(estimate(21));
        MutationId pending = pages.ledger().propose(estimate(22));

        assertThat(pages.page("proposer", booked).attributes("form", "action"))
                .containsOnlyOnce("/mutations/" + booked + "/reversals");
        assertThat(pages.page("proposer", pending).select(REVERSAL)).isEmpty();
        assertThat(pages.page("auditor", booked).select(REVERSAL)).isEmpty();
        assertThat(pages.page("counterpart", booked).select(REVERSAL)).isEmpty();
        assertThat(BOOK.browse("proposer")
                        .get("/mutations/" + booked + "?knownAt=" + BOOK.ledgerNumber())
                        .page()
                        .select(REVERSAL))
                .isEmpty();
    }

    @Test
    void reversal_form_proposes_a_reversal_in_another_moment_and_from_another_day() {
        MutationId booked = pages.ledger().book(estimate(23));

        HttpReply reversal = pages.reverse(booked, "Dubbel geboekt", "2026-O1", "1 mei 2026");

        assertThat(reversal.status()).isEqualTo(200);
        assertThat(reversal.page().text())
                .contains("voorgesteld tegenboeking")
                .contains("Neemt terug:")
                .contains("Dubbel geboekt")
                .contains("Moment 2026-O1 Ingangsdatum 1 mei 2026");
        // While it is pending no second one is offered.
        assertThat(pages.page("proposer", booked).select(REVERSAL)).isEmpty();
        assertThat(pages.text("proposer", booked)).contains("tegenboeking voorgesteld");
    }

    @Test
    void invalid_reversal_form_shows_field_errors_and_keeps_its_input() {
        MutationId booked = pages.ledger().book(estimate(24));
        long before = BOOK.ledgerNumber();

        HttpReply wrong = pages.reverse(booked, " ", "morgen", "2026-13-01");
        HttpReply refused = pages.reverse(booked, "Toch niet", "2031-OWB", "");

        assertThat(wrong.status()).isEqualTo(400);
        PageDocument form = wrong.page();
        assertThat(form.select("details.asked[open] " + REVERSAL)).hasSize(1);
        assertThat(form.fieldError("reversal-reason")).isEqualTo("Vul een reden in");
        assertThat(form.fieldError("reversal-moment")).isNotBlank();
        assertThat(form.fieldError("reversal-effectiveOn")).isNotBlank();
        assertThat(form.attribute("#reversal-effectiveOn", "value")).isEqualTo("2026-13-01");
        assertThat(form.attribute("#reversal-effectiveOn", "aria-describedby")).endsWith(" reversal-effectiveOn-help");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("[role=alert]")).hasSize(1);
        assertThat(refused.page().text("#reversal-reason")).isEqualTo("Toch niet");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void mutation_is_reversed_once_by_concurrent_reversal_forms() throws Exception {
        MutationId booked = pages.ledger().book(estimate(25));
        MutationId other = pages.ledger().book(estimate(26));
        String[] form = {
            "_csrf",
            "",
            "key",
            UUID.randomUUID().toString(),
            "reason",
            "Dubbel geboekt",
            "moment",
            "",
            "effectiveOn",
            ""
        };
        long before = BOOK.ledgerNumber();
        try (ExecutorService all = Executors.newFixedThreadPool(4)) {
            List<Future<HttpReply>> replies = Stream.of("proposer", "approver", "proposer", "approver")
                    .map(name -> all.submit(() -> pages.reverse(name, booked, "Dubbel geboekt", "", "")))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpReply> reply : replies) {
                statuses.add(reply.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
        long once = BOOK.ledgerNumber() - before;

        PageClient browser = BOOK.browse("proposer");
        form[1] = browser.get("/mutations/" + other).page().csrf();
        browser.submit("/mutations/" + other + "/reversals", form);
        long sent = BOOK.ledgerNumber();
        assertThat(sent - before).isEqualTo(2 * once);
        assertThat(browser.submit("/mutations/" + other + "/reversals", form)
                        .page()
                        .text())
                .contains("Neemt terug:");
        form[5] = "Een andere reden";
        assertThat(browser.submit("/mutations/" + other + "/reversals", form).status())
                .isEqualTo(422);
        assertThat(BOOK.ledgerNumber()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31-02-2026", "29 februari 2025", "2026-11-24T25:00", "0", "9999-99-99"})
    void reversal_form_with_an_invalid_day_is_refused(String day) {
        MutationId booked = pages.ledger().book(estimate(27));
        long before = BOOK.ledgerNumber();

        HttpReply wrong = pages.reverse(booked, "Dubbel geboekt", "", day);

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.page().fieldError("reversal-effectiveOn")).isNotBlank();
        assertThat(wrong.page().attribute("#reversal-effectiveOn", "value")).isEqualTo(day);
        assertThat(pages.reverse(booked, "é".repeat(2_001), "", "").status()).isEqualTo(400);
        for (String name : List.of("counterpart", "auditor", "reader")) {
            assertThat(pages.reverse(name, booked, "Dubbel geboekt", "", "").status())
                    .isIn(403, 409);
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }
}
