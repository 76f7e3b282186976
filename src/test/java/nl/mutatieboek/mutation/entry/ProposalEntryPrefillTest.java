package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.NEW;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.RESERVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the entry form fills in from an earlier mutation, and the items that it suggests. */
@Tag("application")
class ProposalEntryPrefillTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static LedgerFixture ledger;

    @BeforeAll
    static void write() {
        ledger = ProposalEntryBook.record(BOOK);
    }

    private static ProposalFormFiller form(String kind) {
        return ProposalFormFiller.open(BOOK.browse("proposer"), kind);
    }

    private static ProposalFormFiller reserveDrawForm(String from, String to) {
        return form("RESERVE_ALLOCATION").withRow(RESERVE, "EXPENDITURE", from).withRow("XX/37~91", "EXPENDITURE", to);
    }

    private static ProposalFormFiller estimateForm() {
        return form("RE_ESTIMATE").withField("cause", "Minder").withField("prognosisNotStated", "true");
    }

    @Test
    void running_check_shows_what_differs_from_the_replaced_mutation() {
        MutationId returned =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 12)));
        ledger.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Bedrag nagaan"));

        HttpReply checked = estimateForm()
                .withField("corrects", returned.toString())
                .withRow("XX/91", "EXPENDITURE", "10")
                .submit("LOOK");

        assertThat(checked.page().text())
                .contains("XX/91 uitgaven 2026: 12 → 10")
                .doesNotContain("Lijkt op");
    }

    @Test
    void entry_form_suggests_items_of_the_own_and_the_named_chapters() {
        PageDocument page = BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").page();
        assertThat(page.attributes("datalist > option", "value"))
                .contains("XX/37", "XVII/~")
                .doesNotContain("XVII/1");

        assertThat(completions("XVII")).contains("XVII/~");
        assertThat(completions("XVII+1")).contains("XVII/1");
    }

    private static List<String> completions(String text) {
        return BOOK.browse("proposer")
                .get("/items/completions?text=" + text + "&posting=true")
                .page()
                .attributes("[data-item]", "data-item");
    }

    @Test
    void entry_form_for_a_returned_mutation_is_prefilled_and_replaces_it() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId returned = ledger.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure(RESERVE, 2026, -9_876),
                expenditure("XX/91", 2026, 9_876)));
        String link = "/mutations/new?replaces=" + returned;
        assertThat(proposer.get("/mutations/" + returned).body()).doesNotContain(link);
        ledger.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Eerst rekenen"));
        assertThat(proposer.get("/mutations/" + returned).page().links()).contains(link);
        assertThat(BOOK.browse("auditor").get("/mutations/" + returned).body()).doesNotContain(link);

        PageDocument page = proposer.get(NEW + "?replaces=" + returned).page();
        assertThat(page.attribute("[name=corrects]", "value")).isEqualTo(returned.toString());
        assertThat(page.attribute("#row-0-item", "value")).isEqualTo(RESERVE);
        assertThat(page.attribute("#row-0-2026", "value")).isEqualTo("‒ 9.876");
        assertThat(page.attribute("#document", "value")).isEqualTo("36800-XX-2");
        assertThat(page.text()).contains("De reden was: Eerst rekenen");
        assertThat(reserveDrawForm("-9.875", "1")
                        .withField("corrects", returned.toString())
                        .submit("TRY")
                        .page()
                        .text())
                .contains("De reden was: Eerst rekenen");

        HttpReply anew = reserveDrawForm("-9.875", "9.875")
                .withField("corrects", returned.toString())
                .submit("SEND");
        assertThat(anew.page().links()).contains("/mutations/" + returned);
        assertThat(anew.page().text()).contains("Vervangt:");
    }

    @Test
    void entry_form_shows_which_item_a_name_means_before_it_is_proposed() {
        HttpReply first = form("RE_ESTIMATE")
                .withField("cause", "Minder")
                .withField("prognosisNotStated", "true")
                .withRow("artikel 37", "BOTH", "43")
                .submit("SEND");

        assertThat(first.page().text()).contains("Dit zijn de begrotingsposten die u noemde.");
        assertThat(first.page().attribute("#row-0-item", "value")).isEqualTo("XX/37");
    }

    @Test
    void entry_form_offers_the_items_that_a_name_may_mean() {
        HttpReply reply = form("RE_ESTIMATE").withRow("9", "BOTH", "44").submit("TRY");
        assertThat(reply.page().text()).contains("Geen begrotingspost heeft “9” in naam of code.");

        HttpReply several = form("RE_ESTIMATE").withRow("XX", "BOTH", "44").submit("TRY");
        assertThat(several.page().text())
                .contains("“XX” is een hoofdstuk; daarop wordt niet geboekt. Kies een artikel, of het onbekende"
                        + " artikel.");
        assertThat(several.page().attributes("[name=choice-row-0-item]", "value"))
                .contains("XX=XX/37", "XX=XX/~");
        assertThat(form("RE_ESTIMATE")
                        .withRow("XX", "BOTH", "44")
                        .withField("choice-row-0-item", "XX=XX/91")
                        .submit("TRY")
                        .page()
                        .attribute("#row-0-item", "value"))
                .isEqualTo("XX/91");
        assertThat(form("RE_ESTIMATE")
                        .withRow("XX/37", "BOTH", "44")
                        .withField("choice-row-0-item", "XX=XX/91")
                        .submit("TRY")
                        .page()
                        .attribute("#row-0-item", "value"))
                .isEqualTo("XX/37");
    }

    @Test
    void entry_form_suggests_the_items_of_the_latest_own_proposals_first() {
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/92", 2026, 45)));
        BOOK.awaitProjections();

        PageDocument page = BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").page();
        assertThat(page.attributes("datalist#items > option", "value")).startsWith("XX/92");
        assertThat(page.attribute("[data-recent]", "data-recent")).startsWith("XX/92,");
    }

    @Test
    void entry_form_for_a_rejected_mutation_replaces_it() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId rejected =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 41)));
        ledger.record(LedgerFixture.APPROVER, id -> new Command.RejectMutation(rejected, "Te hoog"));

        assertThat(proposer.get("/mutations/" + rejected).body()).contains("/mutations/new?replaces=" + rejected);
        HttpReply anew = ProposalFormFiller.open(proposer, "RE_ESTIMATE")
                .withField("cause", "Minder")
                .withField("prognosisNotStated", "true")
                .withField("corrects", rejected.toString())
                .withRow("XX/37", "BOTH", "40")
                .submit("SEND");

        assertThat(anew.page().links()).contains("/mutations/" + rejected);
        assertThat(anew.page().text()).contains("Vervangt:");
    }

    @Test
    void page_of_a_reversal_leads_to_the_corrected_mutation_which_replaces_the_reversed_one() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId booked = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 42)));
        String link = "/mutations/new?replaces=" + booked;
        assertThat(proposer.get("/mutations/" + booked).body()).doesNotContain(link);
        MutationId reversal = new MutationId(UUID.randomUUID());
        ledger.record(
                LedgerFixture.PROPOSER, id -> new Command.ReverseMutation(reversal, booked, "Te hoog", null, null));

        assertThat(proposer.get("/mutations/" + reversal).body())
                .contains(link)
                .contains("Verbeterde mutatie voorstellen")
                .doesNotContain("?from=" + reversal);
        assertThat(BOOK.browse("auditor").get("/mutations/" + reversal).body()).doesNotContain(link);
        assertThat(proposer.get("/mutations/" + booked).body()).contains(link);
        assertThat(proposer.get(link).page().attribute("[name=corrects]", "value"))
                .isEqualTo(booked.toString());
    }

    @Test
    void entry_form_copied_from_another_mutation_is_prefilled_without_replacing_it() {
        MutationId booked = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -4)));
        assertThat(BOOK.browse("proposer").get("/mutations/" + booked).body()).contains(NEW + "?from=" + booked);
        assertThat(BOOK.browse("auditor").get("/mutations/" + booked).body()).doesNotContain(NEW);

        PageDocument page = BOOK.browse("proposer").get(NEW + "?from=" + booked).page();

        assertThat(page.attribute("[name=corrects]", "value")).isEmpty();
        assertThat(page.texts("textarea")).contains("fewer places");
        assertThat(BOOK.browse("proposer")
                        .get(NEW + "?from=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}
