package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent to several mutations at once on the work list. */
@Tag("whole")
class WorkListConsentTest {
    @RegisterExtension
    final ApplicationFixture book =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("second", "APPROVER:XX");

    private LedgerFixture ledger;
    private MutationId estimate;
    private MutationId transfer;

    @BeforeEach
    void propose() {
        ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
        estimate = ledger.proposeEstimate("2026-O1");
        transfer = ledger.proposeTransfer();
        book.awaitProjections();
    }

    private String state(MutationId mutation) {
        return book.as("auditor").get("/v1/mutations/" + mutation).text("/state");
    }

    @Test
    void work_list_records_consent_to_several_mutations_once_per_form() {
        PageClient approver = book.browse("approver");
        String key = approver.get("/worklist").page().attribute("input[type=hidden][name=key]", "value");

        HttpReply done = consent(approver, "approvals", key, estimate, transfer);

        assertThat(done.page().text())
                .contains("2 mutaties goedgekeurd.", "Er wacht nu niets op uw besluit.")
                .doesNotContain("Te beoordelen");
        assertThat(state(estimate)).isEqualTo("BOOKED");
        assertThat(state(transfer)).isEqualTo("APPROVED");
        long before = ledger.ledgerNumber();
        assertThat(consent(approver, "approvals", key, estimate, transfer).status())
                .isEqualTo(200);
        assertThat(ledger.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void work_list_consent_with_one_refused_mutation_records_nothing_and_names_it() {
        PageClient approver = book.browse("approver");
        approver.get("/worklist");
        MutationId closed = ledger.propose(
                withTitle("Te laat", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 5))));
        book.as("approver").post("/v1/moments/2026-OWB/closings", "{\"chapter\": \"XX\"}");
        long before = ledger.ledgerNumber();

        HttpReply refused = consent(approver, "approvals", UUID.randomUUID().toString(), estimate, closed);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text()).contains("Er is niets vastgelegd", "XX-2026-0003: Moment is gesloten");
        assertThat(ledger.ledgerNumber()).isEqualTo(before);
        assertThat(state(estimate)).isEqualTo("PROPOSED");
        assertThat(book.browse("approver").get("/worklist").body())
                .as("what cannot be done now is not asked")
                .doesNotContain("Te laat");
    }

    @Test
    void work_list_consent_without_a_selection_is_refused() {
        PageClient approver = book.browse("approver");
        HttpReply none = approver.fillAndSubmitTo(
                "/worklist", "/worklist/approvals", "key", UUID.randomUUID().toString());
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.page().text()).contains("Kies eerst een of meer mutaties.");
    }

    @Test
    void work_list_consent_with_unknown_or_too_many_mutations_is_refused_as_a_whole() {
        PageClient approver = book.browse("approver");
        String key = UUID.randomUUID().toString();
        MutationId[] many = new MutationId[WorkListQueries.MAX_TASKS_PER_STATE + 1];
        for (int i = 0; i < WorkListQueries.MAX_TASKS_PER_STATE; i++) {
            many[i] = new MutationId(UUID.randomUUID());
        }
        many[WorkListQueries.MAX_TASKS_PER_STATE] = estimate;
        long before = ledger.ledgerNumber();
        assertThat(consent(approver, "approvals", key, many).status()).isEqualTo(404);
        MutationId[] most = new MutationId[20_000];
        java.util.Arrays.fill(most, estimate);
        assertThat(consent(approver, "approvals", key, most).status()).isEqualTo(400);
        assertThat(ledger.ledgerNumber()).isEqualTo(before);
        assertThat(state(estimate)).isEqualTo("PROPOSED");
    }

    @Test
    void work_list_keeps_the_selected_coverage_package_after_consent() {
        ledger.propose(LedgerFixture.withCoverage(
                "Asiel & opvang",
                withTitle("Gedekt", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 5)))));
        book.awaitProjections();
        PageClient approver = book.browse("approver");
        PageDocument page =
                approver.get("/worklist?coverage=Asiel%20%26%20opvang").page();
        ledger.approve(transfer);

        assertThat(page.attribute("[name=coverage]", "value")).isEqualTo("Asiel & opvang");
        // Nothing chosen, a mutation that cannot be approved, and one that can.
        for (String chosen : List.of("", transfer.toString(), estimate.toString())) {
            List<String> form =
                    new ArrayList<>(List.of("key", UUID.randomUUID().toString(), "coverage", "Asiel & opvang"));
            form.addAll(chosen.isEmpty() ? List.of() : List.of("mutation", chosen));
            assertThat(approver.fillAndSubmitTo("/worklist", "/worklist/approvals", form.toArray(String[]::new))
                            .page()
                            .text())
                    .contains("Gedekt", "Alleen dekkingspakket Asiel & opvang")
                    .doesNotContain("Raming", "Overboeking");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or 1=1"})
    void work_list_form_with_an_invalid_key_or_mutation_records_nothing(String key) {
        PageClient approver = book.browse("approver");
        assertThat(consent(approver, "approvals", key, estimate).status()).isEqualTo(400);
        assertThat(approver.fillAndSubmitTo("/worklist", "/worklist/approvals", "mutation", estimate.toString())
                        .status())
                .isEqualTo(400);
        assertThat(approver.fillAndSubmitTo(
                                "/worklist",
                                "/worklist/approvals",
                                "key",
                                UUID.randomUUID().toString(),
                                "mutation",
                                "<script>")
                        .status())
                .isEqualTo(404);
        assertThat(state(estimate)).isEqualTo("PROPOSED");
    }

    @Test
    void work_list_consent_without_mandate_is_refused() {
        long before = ledger.ledgerNumber();
        String key = UUID.randomUUID().toString();
        for (String who : List.of("proposer", "counterpart", "auditor", "reader")) {
            for (String how : List.of("approvals", "agreements")) {
                assertThat(consent(book.browse(who), how, key, estimate).status())
                        .as("%s %s", who, how)
                        .isIn(403, 409);
            }
        }
        assertThat(consent(book.browse("approver"), "confirmations", key, transfer)
                        .status())
                .isEqualTo(409);
        assertThat(ledger.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void concurrent_work_list_consents_to_overlapping_mutations_are_recorded_once() throws Exception {
        MutationId other = ledger.propose(
                withTitle("Derde", proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/91", 2026, -2))));
        book.awaitProjections();
        PageClient one = book.browse("approver");
        PageClient two = book.browse("second");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<HttpReply> first = both.submit(
                    () -> consent(one, "approvals", UUID.randomUUID().toString(), estimate, transfer));
            Future<HttpReply> second = both.submit(
                    () -> consent(two, "approvals", UUID.randomUUID().toString(), other, estimate));
            assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(state(estimate)).isEqualTo("BOOKED");
        assertThat(List.of(state(transfer), state(other))).contains("PROPOSED");
    }

    private static HttpReply consent(PageClient browser, String how, String key, MutationId... mutations) {
        String[] form = new String[2 + 2 * mutations.length];
        form[0] = "key";
        form[1] = key;
        IntStream.range(0, mutations.length).forEach(i -> {
            form[2 + 2 * i] = "mutation";
            form[3 + 2 * i] = mutations[i].toString();
        });
        // The frame holds a form as well, to go out with.
        return browser.fillAndSubmitTo("/worklist", "/worklist/" + how, form);
    }
}
