package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.MutationId;
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
@Tag("application")
class ProposalEntryPageTest {
    private static final String RESERVE = "XX/92/asielmaatregelen";
    private static final String NEW = "/mutations/new";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static LedgerFixture scribe;

    @BeforeAll
    static void write() {
        scribe = new LedgerFixture(BOOK)
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", RESERVE, "XVII/1");
        scribe.book(proposal(MutationKind.RESERVATION, "2025-O1", expenditure(RESERVE, 2026, 115_000)));
        BOOK.awaitProjections();
    }

    private static ProposalFormFiller form(String kind) {
        return ProposalFormFiller.open(BOOK.browse("proposer"), kind);
    }

    private static ProposalFormFiller reserveDrawForm(String from, String to) {
        return form("RESERVE_ALLOCATION").withRow(RESERVE, "EXPENDITURE", from).withRow("XX/37~91", "EXPENDITURE", to);
    }

    private static String id(HttpReply mutation) {
        return mutation.page().attribute("form[aria-label=Tijd]", "action").replaceFirst(".*/", "");
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
    void proposal_for_a_foreign_chapter_is_refused_with_the_message_of_the_rule() {
        HttpReply reply = ProposalFormFiller.open(BOOK.browse("counterpart"), "RE_ESTIMATE")
                .withField("cause", "Minder")
                .withField("prognosisNotStated", "true")
                .withRow("XX/37", "BOTH", "5")
                .submit("SEND");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().text()).contains("counterpart handelt niet namens XX.");
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

    private static ProposalFormFiller estimateForm() {
        return form("RE_ESTIMATE").withField("cause", "Minder").withField("prognosisNotStated", "true");
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
                        "Het stuk van 2026-OWB is op 16 september 2025 al bij de Kamer ingediend.");
        assertThat(checked.body()).doesNotContain("/trail?");
    }

    @Test
    void running_check_shows_what_differs_from_the_replaced_mutation() {
        MutationId returned =
                scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 12)));
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Bedrag nagaan"));

        HttpReply checked = estimateForm()
                .withField("corrects", returned.toString())
                .withRow("XX/91", "EXPENDITURE", "10")
                .submit("LOOK");

        assertThat(checked.page().text())
                .contains("XX/91 uitgaven 2026: 12 → 10")
                .doesNotContain("Lijkt op");
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

    @ParameterizedTest
    @ValueSource(ints = {0, 9000})
    void entry_form_with_an_unusable_key_is_refused(int length) {
        long before = BOOK.ledgerNumber();

        assertThat(reserveDrawForm("-3", "3")
                        .withField("key", "k".repeat(length))
                        .submit("SEND")
                        .status())
                .isEqualTo(400);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
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

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        -200.000 ; 200.000 ; row-0-2026 ; De reservering XX/92/asielmaatregelen dekt geen 200.000
        -5       ; 4       ; row-0-2026 ; tellen op tot −1
        -1,234   ; 1.234   ; row-0-2026 ; Dit is dubbelzinnig: een komma
        -1.5     ; 1.234   ; row-0-2026 ; Een punt scheidt groepen van drie cijfers
        nul      ; 0       ; row-0-2026 ; Dit is geen geheel getal zoals de stukken het drukken
        0        ; 0       ; row-0-item ; ''
        """)
    void entry_form_shows_an_amount_error_at_its_cell(String from, String to, String id, String why) {
        HttpReply reply = reserveDrawForm(from, to).submit("TRY");

        assertThat(reply.status()).isIn(400, 409);
        if (!why.isEmpty()) {
            assertThat(reply.page().attribute("#" + id, "aria-invalid")).isEqualTo("true");
            assertThat(reply.page().attribute("#" + id, "aria-describedby")).isEqualTo("row-0-errors");
            assertThat(reply.page().rows()).anyMatch(row -> row.contains(why));
        }
        assertThat(reply.page().attribute("#row-0-2026", "value")).isEqualTo(from.strip());
    }

    @Test
    void entry_form_shows_all_errors_together_at_their_fields() {
        HttpReply reply = form("AMENDMENT")
                .withField("moment", "")
                .withField("title", "")
                .withField("basis", "")
                .withField("document", " ")
                .withField("effectiveOn", "31-09-2025")
                .withField("url", "ftp://example.org")
                .withField("continuation", "UNTIL")
                .withField("member", "Lid")
                .withRow("geen post", "BOTH", "1")
                .withRow("XX/91", "BOTH")
                .submit("SEND");

        assertThat(reply.status()).isEqualTo(400);
        for (String id : List.of(
                "moment", "title", "basis", "document", "effectiveOn", "url", "until", "parliamentaryPaper", "bill")) {
            assertThat(reply.page().fieldError(id)).as(id).isNotBlank();
            assertThat(reply.page().links()).as(id).contains("#" + id);
        }
        for (String id : List.of("row-0-item", "row-1-2026")) {
            assertThat(reply.page().attribute("#" + id, "aria-invalid")).as(id).isEqualTo("true");
        }
        PageDocument page = reply.page();
        assertThat(page.fieldError("title")).isEqualTo("Vul een titel in");
        assertThat(page.fieldError("effectiveOn")).startsWith("Dit is geen geldige datum; schrijf hem als 16-09-2025,");
        assertThat(page.select("#explanation-error")).isEmpty();
        assertThat(page.attribute("#effectiveOn", "value")).isEqualTo("31-09-2025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        hgis      ; abc  ; HGIS     ; Kies ja of nee
        guarantee ; true ; Garantie ; Alleen een verplichting kan een garantie zijn
        ceiling   ; abc  ; Plafond  ; Kies een plafond uit de lijst
        class     ; abc  ; Klasse   ; besluitvorming
        """)
    void entry_form_shows_a_mark_or_class_that_is_none_at_its_field(
            String field, String value, String label, String why) {
        HttpReply reply = reserveDrawForm("-5", "5").withField(field, value).submit("TRY");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.page().fieldError(field)).contains(why);
        assertThat(reply.page().select("#problem a[href=#" + field + "]").text())
                .isEqualTo(label);
    }

    @Test
    void entry_form_summary_lists_errors_in_page_order_with_links_to_their_fields() {
        HttpReply reply = form("AMENDMENT")
                .withField("url", "ftp://example.org")
                .withField("moment", "")
                .withField("basis", "")
                .withField("title", "")
                .withField("document", "")
                .withField("effectiveOn", "31-09-2025")
                .withRow("ergens", "BOTH", "1", "één")
                .withRow("XX/37", "BOTH")
                .submit("SEND");

        PageDocument page = reply.page();
        List<String> linked = page.attributes("#problem li[data-for] > a", "href");
        assertThat(linked).hasSizeGreaterThan(8).isEqualTo(inPageOrder(page, linked));
        assertThat(page.attributes("#problem li[data-for]", "data-for"))
                .map(id -> "#" + id)
                .isEqualTo(linked);
        assertThat(page.select("#row-4-item")).as("blank rows").hasSize(1);
        assertThat(page.title()).isEqualTo("Fout: Mutatie opvoeren · Mutatieboek");
        assertThat(reply.body())
                .startsWith("<!DOCTYPE html>")
                .contains("Vul een titel in", "Kies een moment", "Vul het Kamerstuk in", "Kies het wetsvoorstel")
                .contains("Vul een bedrag in")
                .doesNotContain("Dit moet zijn ingevuld", "Vul een begrotingsjaar in");
    }

    /** These links within a page, in the order of their targets there. */
    private static List<String> inPageOrder(PageDocument page, List<String> links) {
        return page.select("[id]").stream()
                .map(element -> "#" + element.id())
                .filter(links::contains)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, names = "REVERSAL", mode = EnumSource.Mode.EXCLUDE)
    void entry_form_names_missing_fields_in_page_order_and_marks_optional_ones_only(MutationKind kind) {
        PageDocument page = BOOK.browse("proposer").get(NEW + "?kind=" + kind).page();

        List<String> linked = page.attributes("#looked a[href^=#]", "href");
        assertThat(linked).hasSizeGreaterThan(3).isEqualTo(inPageOrder(page, linked));
        assertThat(page.text())
                .contains("Plaats in het document (optioneel)", "Ingangsdatum (optioneel)")
                .doesNotContain("Titel (optioneel)", "Toelichting (optioneel)", "Oorzaak (optioneel)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        XX/44       ; BOTH ; 5 ; row-0-2026 ; Het boek kent in 2026 geen begrotingspost XX/44
        XVII/1      ; BOTH ; 5 ; kind       ; hoofdstuk
        """)
    void entry_form_shows_a_refusal_at_the_field_that_it_concerns(
            String item, String flow, String amount, String id, String why) {
        HttpReply reply = form("REALLOCATION")
                .withRow(item, flow, amount)
                .withRow("XX/37", "BOTH", "-" + amount)
                .submit("SEND");

        assertThat(reply.status()).as(reply.page().text()).isEqualTo(409);
        assertThat(reply.page().attribute("#" + id, "aria-invalid")).isEqualTo("true");
        assertThat(reply.page().text()).contains(why);
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
        MutationId returned = scribe.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure(RESERVE, 2026, -9_876),
                expenditure("XX/91", 2026, 9_876)));
        String link = "/mutations/new?replaces=" + returned;
        assertThat(proposer.get("/mutations/" + returned).body()).doesNotContain(link);
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Eerst rekenen"));
        assertThat(proposer.get("/mutations/" + returned).page().links()).contains(link);
        assertThat(BOOK.browse("auditor").get("/mutations/" + returned).body()).doesNotContain(link);

        PageDocument page = proposer.get(NEW + "?replaces=" + returned).page();
        assertThat(page.attribute("[name=corrects]", "value")).isEqualTo(returned.toString());
        assertThat(page.attribute("#row-0-item", "value")).isEqualTo(RESERVE);
        assertThat(page.attribute("#row-0-2026", "value")).isEqualTo("‒ 9.876");
        assertThat(page.attribute("#document", "value")).isEqualTo("36800-XX-2");

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
        scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/92", 2026, 45)));
        BOOK.awaitProjections();

        PageDocument page = BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").page();
        assertThat(page.attributes("datalist#items > option", "value")).startsWith("XX/92");
        assertThat(page.attribute("[data-recent]", "data-recent")).startsWith("XX/92,");
    }

    @Test
    void entry_form_for_a_rejected_mutation_replaces_it() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId rejected =
                scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 41)));
        scribe.record(LedgerFixture.APPROVER, id -> new Command.RejectMutation(rejected, "Te hoog"));

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
        MutationId booked = scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 42)));
        String link = "/mutations/new?replaces=" + booked;
        assertThat(proposer.get("/mutations/" + booked).body()).doesNotContain(link);
        MutationId reversal = new MutationId(UUID.randomUUID());
        scribe.record(
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
        MutationId booked = scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -4)));
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
