package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages for the administration of chapters, items and moments. */
@Tag("whole")
class AdministrationPagesTest {
    @RegisterExtension
    final ApplicationFixture book =
            ApplicationFixture.empty().with("mutatieboek.moment-people=2").withPerson("second", "ADMINISTRATOR");

    private PageClient administrator;
    private LedgerFixture ledger;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(book);
        administrator = book.browse("approver");
    }

    @Test
    void book_is_set_up_from_scratch_through_the_administration_pages() {
        assertThat(text("/moments")).contains("Er zijn nog geen momenten.");
        assertThat(text("/chapters")).contains("Er zijn nog geen hoofdstukken.");

        assertThat(send("/moments", "/moments", "moment", "2026-OWB", "submittedOn", "16 september 2025")
                        .page()
                        .text())
                .containsSubsequence("Begrotingsjaar 2026", "2026-OWB", "16 september 2025", "2026–2030");
        assertThat(send("/moments", "/moments", "moment", "2026-O1", "submittedOn", "24-4-2026", "assumed", "true")
                        .page()
                        .text())
                .containsSubsequence("2026-O1", "24 april 2026", "de wettelijke datum, aangenomen");
        assertThat(send("/chapters", "/chapters", "chapter", "XX", "name", "Asiel en Migratie", "validFrom", "2025")
                        .page()
                        .text())
                .containsSubsequence("XX", "Asiel en Migratie", "vanaf 2025");
        assertThat(send(
                                "/chapters",
                                "/chapters",
                                "chapter",
                                "AP",
                                "name",
                                "Aanvullende Post",
                                "validFrom",
                                "2025",
                                "budgetStatement",
                                "false")
                        .page()
                        .text())
                .containsSubsequence("Aanvullende Post", "zonder begrotingsstaat");
        assertThat(send(
                                "/chapters/XX",
                                "/chapters/XX/items",
                                "item",
                                "XX/37",
                                "name",
                                "Asiel",
                                "validFrom",
                                "2025",
                                "validUntil",
                                "2030")
                        .page()
                        .text())
                .containsSubsequence("Artikelen en onderdelen", "XX/37", "Asiel", "2025–2030");
        assertThat(book.as("auditor").get("/v1/chapters/XX/items").text("/items/0/item"))
                .isEqualTo("XX/37");
    }

    @Test
    void invalid_administration_form_shows_field_errors_and_keeps_its_input() {
        HttpReply wrong = send("/moments", "/moments", "moment", "2026-XYZ", "submittedOn", "31-09-2025");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.page().fieldError("moment-moment")).isNotBlank();
        assertThat(wrong.page().fieldError("moment-submittedOn")).isNotBlank();
        assertThat(wrong.page().attribute("#moment-submittedOn", "value")).isEqualTo("31-09-2025");
        assertThat(wrong.page().title()).startsWith("Fout: ");
        assertThat(wrong.page().attributes("#problem[autofocus] a", "href"))
                .containsExactly("#moment-moment", "#moment-submittedOn");
        HttpReply turned = send("/moments", "/moments", "submittedOn", "31-09-2025", "moment", "2026-XYZ");
        assertThat(turned.page().attributes("#problem a", "href"))
                .containsExactly("#moment-submittedOn", "#moment-moment");
        assertThat(ledger.ledgerNumber()).isZero();

        ledger.chapter("XX");
        book.awaitProjections();
        HttpReply elsewhere =
                send("/chapters/XX", "/chapters/XX/items", "item", "XVII/1", "name", "Elders", "validFrom", "tja");
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.page().fieldError("item-item")).isNotBlank();
        assertThat(elsewhere.page().fieldError("item-validFrom")).isNotBlank();
        assertThat(elsewhere.page().attribute("#item-name", "value")).isEqualTo("Elders");
        HttpReply blank = send("/chapters", "/chapters", "chapter", "IX", "name", " ", "validFrom", "2025");
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.page().fieldError("open-name")).startsWith("Vul een naam in");
        assertThat(send("/chapters", "/chapters", "chapter", "XX", "name", "Nog eens", "validFrom", "2025")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void moment_page_closes_a_moment_by_two_people_and_records_bill_steps() {
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII");
        book.awaitProjections();
        String page = "/moments/2026-OWB";

        assertThat(send(page, page + "/closings", "chapter", "XX").page().text())
                .contains("XX: sluiten is voorgesteld door approver");
        assertThat(send(page, page + "/closings", "chapter", "XX").status()).isEqualTo(409);
        HttpReply closed = book.browse("second")
                .fillAndSubmitTo(
                        page, page + "/closings", "key", UUID.randomUUID().toString(), "chapter", "XX");
        assertThat(closed.page().rows()).anyMatch(row -> row.contains("XX") && row.contains("| gesloten |"));

        HttpReply early = send(
                page,
                page + "/adoptions",
                "chapter",
                "XX",
                "act",
                "Stb. 2026, 1",
                "adoptedOn",
                "17-02-2026",
                "effectiveFrom",
                "01-01-2026");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.page().texts("details[open] > summary"))
                .anyMatch(text -> text.startsWith("Vastleggen dat het wetsvoorstel is aangenomen"));
        HttpReply presented = send(
                page, page + "/presentations", "chapter", "XX", "document", "36800-XX-2", "presentedOn", "16-09-2025");
        assertThat(presented.page().text()).contains("XX: indiening is voorgesteld door approver");
        assertThat(presented.page().texts("button")).doesNotContain("Bevestigen");
        PageClient second = book.browse("second");
        assertThat(second.get(page).page().texts("button")).contains("Bevestigen");
        second.fillAndSubmitTo(
                page,
                page + "/presentations",
                "key",
                UUID.randomUUID().toString(),
                "chapter",
                "XX",
                "document",
                "36800-XX-2",
                "presentedOn",
                "2025-09-16");
        String[] adoption = {
            "chapter", "XX", "act", "Stb. 2026, 1", "adoptedOn", "17-02-2026", "effectiveFrom", "01-01-2026"
        };
        send(page, page + "/adoptions", adoption);
        HttpReply adopted = second.fillAndSubmitTo(page, page + "/adoptions", withKey(adoption));
        assertThat(adopted.page().rows())
                .anyMatch(row -> row.contains("36800-XX-2 ingediend op 16 september 2025")
                        && row.contains("Stb. 2026, 1 aangenomen op 17 februari 2026, geldt vanaf 1 januari 2026"));

        HttpReply without = send(page, page + "/revocations", "chapter", "XX", "reason", "");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.page().fieldError("revocations-reason")).isNotBlank();
        String[] revocation = {"chapter", "XX", "reason", "Een week te vroeg"};
        send(page, page + "/revocations", revocation);
        HttpReply revoked = second.fillAndSubmitTo(page, page + "/revocations", withKey(revocation));
        assertThat(revoked.page().rows())
                .anyMatch(row -> row.contains("36800-XX-2 ingediend op 16 september 2025"))
                .noneMatch(row -> row.contains("Stb. 2026, 1"));
    }

    @Test
    void moment_page_corrects_a_moment_by_two_people_and_withdraws_a_correction() {
        ledger.moment("2026-OWB", "2025-09-16");
        book.awaitProjections();
        String page = "/moments/2026-OWB";
        String to = page + "/corrections";
        PageClient second = book.browse("second");
        assertThat(administrator.get(page).page().attribute("#corrections-submittedOn", "value"))
                .isEqualTo("16-09-2025");

        HttpReply without = send(page, to, "submittedOn", "17-09-2025");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.page().fieldError("corrections-reason")).isNotBlank();
        assertThat(without.page().attribute("#corrections-submittedOn", "value"))
                .isEqualTo("17-09-2025");
        HttpReply proposed = send(page, to, "submittedOn", "17-09-2025", "reason", "Een dag te vroeg");
        assertThat(proposed.page().text())
                .containsSubsequence(
                        "Een correctie wacht op een tweede persoon",
                        "Voorgesteld door approver. Reden: Een dag te vroeg",
                        "ingediend op 16 september 2025",
                        "ingediend op 17 september 2025",
                        "Een andere beheerder bevestigt die.");
        assertThat(proposed.page().texts("button")).doesNotContain("Bevestigen");
        assertThat(text("/moments")).contains("correctie voorgesteld door approver");
        assertThat(book.browse("auditor").get(page).page().text())
                .contains("Een correctie wacht op een tweede persoon")
                .doesNotContain("Bevestig", "Intrekken");
        assertThat(second.get(page).page().texts("button")).contains("Bevestigen");
        assertThat(second.get(page).page().attributes("[name=reason]", "value")).contains("Een dag te vroeg");

        assertThat(send(page, to + "/withdrawals").page().text()).doesNotContain("wacht op een tweede persoon");
        assertThat(send(page, to + "/withdrawals").status()).isEqualTo(409);

        String[] correction = {"submittedOn", "17-09-2025", "assumed", "true", "reason", "Een dag te vroeg"};
        send(page, to, correction);
        String[] confirmation = {"submittedOn", "2025-09-17", "assumed", "true", "reason", "Een dag te vroeg"};
        assertThat(second.fillAndSubmitTo(page, to, withKey(confirmation))
                        .page()
                        .text())
                .contains("ingediend op 17 september 2025 (datum aangenomen)")
                .doesNotContain("wacht op een tweede persoon");
    }

    private static String[] withKey(String... form) {
        return Stream.concat(Stream.of("key", UUID.randomUUID().toString()), Stream.of(form))
                .toArray(String[]::new);
    }

    @Test
    void administration_form_sent_twice_is_recorded_once() {
        String key = UUID.randomUUID().toString();
        String[] form = {"key", key, "moment", "2026-OWB", "submittedOn", "16-09-2025"};
        administrator.fillAndSubmitTo("/moments", "/moments", form);
        long after = ledger.ledgerNumber();
        assertThat(administrator.fillAndSubmitTo("/moments", "/moments", form).status())
                .isEqualTo(200);
        assertThat(ledger.ledgerNumber()).isEqualTo(after);
    }

    @Test
    void administration_pages_work_before_any_document_is_submitted() {
        assertThat(send("/moments", "/moments", "moment", "2190-OWB", "submittedOn", "20-09-2189")
                        .page()
                        .text())
                .containsSubsequence("Begrotingsjaar 2190", "2190-OWB", "20 september 2189");
        send("/chapters", "/chapters", "chapter", "XX", "name", "Asiel en Migratie", "validFrom", "2025");

        for (String path : new String[] {"/moments", "/moments/2190-OWB", "/chapters", "/chapters/XX"}) {
            assertThat(administrator.get(path).status()).as(path).isEqualTo(200);
            assertThat(book.as("proposer").get("/v1" + path).status()).as(path).isEqualTo(200);
        }
        assertThat(book.as("proposer").get("/v1/chapters/XX/items").status()).isEqualTo(200);
        assertThat(book.as("proposer").get("/v1/balances").status()).isEqualTo(403);
    }

    @Test
    void administration_pages_are_read_only_for_auditors_and_support_as_of() {
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").moment("2026-O1", "2026-04-24");
        book.awaitProjections();
        PageClient auditor = book.browse("auditor");
        for (String path : new String[] {"/moments", "/moments/2026-OWB", "/chapters", "/chapters/XX"}) {
            assertThat(auditor.get(path).page().heading()).isNotBlank();
            assertThat(auditor.get(path).page().select(".administer")).isEmpty();
        }
        assertThat(auditor.get("/moments?knownAt=1").body())
                .contains("2026-OWB")
                .doesNotContain("2026-O1");
        assertThat(auditor.get("/moments/2099-OWB").status()).isEqualTo(404);
        assertThat(auditor.get("/chapters/ZZ").status()).isEqualTo(404);
    }

    private String text(String path) {
        return administrator.get(path).page().text();
    }

    private HttpReply send(String page, String to, String... form) {
        String[] all = new String[form.length + 2];
        System.arraycopy(form, 0, all, 2, form.length);
        all[0] = "key";
        all[1] = UUID.randomUUID().toString();
        return administrator.fillAndSubmitTo(page, to, all);
    }
}
