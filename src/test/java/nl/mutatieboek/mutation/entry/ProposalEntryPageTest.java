package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.mutation.entry.ProposalEntryBook.NEW;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.RESERVE;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Entry of a mutation without JavaScript. */
@Tag("main")
class ProposalEntryPageTest {
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
    void entry_page_is_hidden_from_and_forbidden_for_users_who_may_not_propose() {
        PageClient auditor = BOOK.browse("auditor");

        assertThat(auditor.get("/mutations").page().select("[href^=/mutations/new]"))
                .isEmpty();
        assertThat(auditor.get(NEW).status()).isEqualTo(403);
        assertThat(auditor.fillAndSubmitTo("/mutations", NEW, "kind", "TRANSFER")
                        .status())
                .isEqualTo(403);
        assertThat(BOOK.browse("proposer").get("/mutations").page().links()).contains("/mutations/new?scope=XX");
    }

    @Test
    void entry_page_begins_with_a_choice_of_kinds_and_their_rules() {
        PageDocument page = BOOK.browse("proposer").get(NEW).page();

        assertThat(Arrays.stream(MutationKind.values())
                        .filter(kind -> page.links().contains("/mutations/new?kind=" + kind)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MutationKind.values())
                        .filter(kind -> kind != MutationKind.REVERSAL && kind != MutationKind.PUBLISHED)
                        .toList());
        assertThat(page.text()).contains("raakt precies twee hoofdstukken");
        assertThat(page.select("#entry")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, names = "REVERSAL", mode = EnumSource.Mode.EXCLUDE)
    void entry_form_has_only_the_fields_of_its_kind(MutationKind kind) {
        PageDocument page = BOOK.browse("proposer").get(NEW + "?kind=" + kind).page();

        for (String name : Set.of(
                "cause",
                "prognosis",
                "decision",
                "conditions",
                "parliamentaryPaper",
                "member",
                "bill",
                "carriedFrom",
                "lineage")) {
            assertThat(page.has("#" + name))
                    .as(name)
                    .isEqualTo(KindFieldPolicy.requirements(kind).allows(name));
            assertThat(page.has("#" + name + "NotStated"))
                    .as(name)
                    .isEqualTo(KindFieldPolicy.requirements(kind).openly().contains(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?kind=REORGANISATION", "?kind=EXTRAPOLATION&lang=en", "?kind=AMENDMENT&lang=nl"})
    void entry_form_labels_every_field_and_has_no_inline_script_or_style(String query) {
        PageDocument page = BOOK.browse("proposer").get(NEW + query).page();

        assertThat(page.select("input:not([type=hidden]), select, textarea"))
                .allMatch(field -> field.hasAttr("id")
                        && (field.hasAttr("aria-label")
                                || page.has("label[for='" + field.id() + "']")
                                || field.is("label.check > input[type=checkbox]")));
        assertThat(page.select("script"))
                .allMatch(script -> script.data().isBlank()
                        && script.hasAttr("defer")
                        && script.attr("src").matches("/(theme|webjars)/.*"));
        assertThat(page.select("style, [style]")).isEmpty();
        assertThat(page.select("*").stream().flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on")
                        || attribute.getValue().startsWith("javascript:"));
        assertThat(page.toString()).doesNotContain("??");
    }

    @Test
    void running_check_shows_each_balance_now_and_after_with_warnings_that_refuse_nothing() {
        HttpReply checked = estimateForm()
                .withField("explanation", "Verlaging van 9.000 in 2026")
                .withRow(RESERVE, "COMMITMENTS", "", "7")
                .withRow(RESERVE, "EXPENDITURE", "‒ 120.000", "7")
                .submit("LOOK");

        assertThat(checked.page().rows())
                .anyMatch(row ->
                        row.matches("Item " + RESERVE + " " + RESERVE + " [|] Nu [|] 115.000.* [|] niet bekend.*"))
                .contains("Mutatie | ‒ 120.000 | 7", "Mutatie | 7")
                .anyMatch(row -> row.matches("Straks [|] ‒ 5.000.* [|] 7 onvolledig"));
        assertThat(checked.page().text())
                .contains(
                        "uitgaven 2026: de stand wordt negatief (115.000 wordt −5.000).",
                        "een bedrag dat niet in deze mutatie staat: 9.000.",
                        "Het stuk van 2026-OWB is op 16 september 2025 al bij de Kamer ingediend. Ga na of de"
                                + " mutatie niet in een later stuk hoort.");
        assertThat(checked.body()).doesNotContain("/trail?");
    }

    @Test
    void entry_form_accepts_amounts_as_printed_in_the_letter() {
        HttpReply mutation = form("RESERVE_ALLOCATION")
                .withField("effectiveOn", "16 september 2025")
                .withField("newPolicy", "true")
                .withField("explanation", "Eerste regel\r\nTweede regel")
                .withRow(RESERVE, "EXPENDITURE", "‒ 68.678", "– 55.319")
                .withRow("XX/37~91", "EXPENDITURE", "68.678", "55.319")
                .withRow("", "BOTH")
                .submit("TRY");
        assertThat(mutation.status()).as(mutation.page().text()).isEqualTo(409);
        assertThat(mutation.page().text()).contains("dekt geen 55.319 aan uitgaven in 2027");

        mutation = form("RESERVE_ALLOCATION")
                .withField("effectiveOn", "16 september 2025")
                .withField("newPolicy", "true")
                .withField("explanation", "Eerste regel\r\nTweede regel")
                .withRow(RESERVE, "EXPENDITURE", "\u2212 1.234")
                .withRow("XX/37~91", "EXPENDITURE", "1.234")
                .withRow("", "BOTH")
                .submit("SEND");
        assertThat(mutation.status()).as(mutation.page().text()).isEqualTo(200);
        assertThat(mutation.page().text())
                .contains("Voorgesteld als XX-", "De mutatie wordt geboekt na: goedkeuring door")
                .contains("voorgesteld door proposer");

        JsonNode read = BOOK.as("auditor").get("/v1/mutations/" + id(mutation)).json();
        assertThat(read.at("/state").asString()).isEqualTo("PROPOSED");
        assertThat(read.at("/effectiveOn").asString()).isEqualTo("2025-09-16");
        assertThat(read.at("/newPolicy").asBoolean()).isTrue();
        assertThat(read.at("/explanation").asString()).isEqualTo("Eerste regel\nTweede regel");
        assertThat(read.at("/postings").valueStream().map(JsonNode::toString))
                .hasSize(2)
                .anyMatch(posting -> posting.contains("\"thousands\":-1234") && posting.contains(RESERVE))
                .anyMatch(posting -> posting.contains("\"thousands\":1234") && posting.contains("XX/37~91"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        BOTH,        EXPENDITURE READ COMMITMENTS READ
        ASSUMED,     EXPENDITURE READ COMMITMENTS INFERRED
        EXPENDITURE, EXPENDITURE READ
        """)
    void entry_form_posts_commitments_with_expenditure_when_selected(String flow, String posted) {
        HttpReply mutation = form("INTENSIFICATION")
                .withField("decision", "Ministerraad")
                .withRow("XX/37", flow, "7")
                .submit("SEND");

        JsonNode read = BOOK.as("auditor").get("/v1/mutations/" + id(mutation)).json();
        assertThat(String.join(
                        " ",
                        read.at("/postings")
                                .valueStream()
                                .map(one -> one.at("/flow").asString() + " "
                                        + one.at("/basis").asString("READ"))
                                .toList()))
                .isEqualTo(posted);
    }

    @Test
    void entry_form_sent_twice_is_recorded_once_and_a_changed_one_is_refused() {
        ProposalFormFiller form = reserveDrawForm("-3", "3");
        HttpReply first = form.submit("SEND");
        long after = BOOK.ledgerNumber();
        HttpReply again = form.submit("SEND");

        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(id(again)).isEqualTo(id(first));

        HttpReply changed = form.withField("title", "Iets anders").submit("SEND");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.page().text()).contains("Met dit formulier is al een mutatie voorgesteld: XX-2026-");
        assertThat(changed.page().links()).contains("/mutations/" + id(first));
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(form.withField("key", changed.page().attribute("[name=key]", "value"))
                        .submit("SEND")
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.ledgerNumber()).isGreaterThan(after);
    }

    @Test
    void entry_form_dry_run_records_nothing() {
        long before = BOOK.ledgerNumber();

        HttpReply tried = reserveDrawForm("-2", "2").submit("TRY");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.page().text())
                .contains("Dit kan zo worden voorgesteld. Er is nog niets vastgelegd.")
                .containsPattern("Het zou nu XX-2026-[0-9]{4} worden");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void entry_form_preview_shows_totals_and_the_reserve_left() {
        long before = BOOK.ledgerNumber();

        HttpReply looked =
                reserveDrawForm("‒ 1.500", "1.000").withField("title", "").submit("LOOK");

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body()).doesNotContain("<html");
        assertThat(looked.page().select("body > *")).hasSize(1);
        assertThat(looked.page().select("body > div#looked")).hasSize(1);
        assertThat(looked.page().text())
                .contains("Uitgaven 2026: ‒ 500 resteert; de som moet 0 zijn")
                .contains("Nog in te vullen: Titel");
        assertThat(looked.page().rows()).contains("Uitgaven | ‒ 500").anyMatch(row -> row.contains("| ‒ 1.500 | "));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);

        assertThat(reserveDrawForm("-1", "1").submit("LOOK").page().text())
                .contains("De regels laten deze bedragen toe.");
    }

    @Test
    void entry_form_preview_sums_a_cash_shift_by_years_and_a_gross_up_by_flows() {
        assertThat(form("CASH_SHIFT")
                        .withRow("XX/37", "EXPENDITURE", "-5", "4")
                        .submit("LOOK")
                        .page()
                        .text())
                .contains("Uitgaven over de jaren: ‒ 1 resteert; de som moet 0 zijn");
        assertThat(form("GROSS_UP")
                        .withRow("XX/37", "EXPENDITURE", "5")
                        .withRow("XX/37", "RECEIPTS", "3")
                        .submit("LOOK")
                        .page()
                        .text())
                .contains("Uitgaven min ontvangsten 2026: 2 resteert; de som moet 0 zijn");
    }

    @Test
    void entry_form_preview_lists_blank_fields_without_errors() {
        PageDocument looked = form("RE_ESTIMATE")
                .withField("moment", "")
                .withRow("XX/37", "BOTH")
                .submit("LOOK")
                .page();

        assertThat(looked.select(".mistakes")).isEmpty();
        assertThat(looked.text()).contains("Nog in te vullen: Moment, Oorzaak, Prognose, Regel 1, 2026");
    }

    @Test
    void entry_form_keeps_its_input_when_kind_and_moment_change() {
        PageDocument page = form("RE_ESTIMATE")
                .withField("cause", "Minder plekken")
                .withField("moment", "2025-O1")
                .withRow("XX/37", "EXPENDITURE", "12", "", "", "", "13")
                .withField("kind", "TRANSFER")
                .submit("SHOW")
                .page();

        assertThat(page.attributes("input[type=hidden][name=cause]", "value")).containsExactly("Minder plekken");
        assertThat(page.attribute("#row-0-2026", "value")).isEqualTo("12");
        assertThat(page.attribute("#row-0-2030", "value")).isEqualTo("13");
        assertThat(page.attributes("[name=year]", "value"))
                .containsExactly("2025", "2026", "2027", "2028", "2029", "2030");
    }

    @Test
    void entry_form_adds_rows_and_years_on_request() {
        PageDocument rows = reserveDrawForm("-1", "1").submit("MORE_ROWS").page();
        PageDocument years = reserveDrawForm("-1", "1").submit("MORE_YEARS").page();

        assertThat(rows.select("[id~=^row-[0-9]+-item$]")).hasSize(14);
        assertThat(years.attributes("[name=year]", "value")).contains("2031");
        assertThat(years.select("#row-0-2031")).hasSize(1);
    }

    @Test
    void entry_form_is_shown_in_english_on_request() {
        PageDocument page = reserveDrawForm("-5", "4").inEnglish().submit("TRY").page();

        assertThat(page.text())
                .contains("Enter a mutation")
                .contains("Running check")
                .contains("add up to −1");
        assertThat(page.language()).isEqualTo("en");
    }
}
