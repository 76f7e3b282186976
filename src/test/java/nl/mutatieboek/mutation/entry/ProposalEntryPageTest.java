package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.html.HtmlReader;
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
        return HtmlReader.attribute(mutation.body(), "aria-label=\"Tijd\"", "action")
                .replaceFirst(".*/", "");
    }

    @Test
    void entry_page_is_hidden_from_and_forbidden_for_users_who_may_not_propose() {
        PageClient auditor = BOOK.browse("auditor");

        assertThat(auditor.get("/mutations").body()).doesNotContain("href=\"/mutations/new\"");
        assertThat(auditor.get(NEW).status()).isEqualTo(403);
        assertThat(auditor.fillAndSubmitTo("/mutations", NEW, "kind", "TRANSFER")
                        .status())
                .isEqualTo(403);
        assertThat(BOOK.browse("proposer").get("/mutations").body()).contains("href=\"/mutations/new?scope=XX\"");
    }

    @Test
    void proposal_for_a_foreign_chapter_is_refused_with_the_message_of_the_rule() {
        HttpReply reply = ProposalFormFiller.open(BOOK.browse("counterpart"), "RE_ESTIMATE")
                .withField("cause", "Minder")
                .withField("prognosisNotStated", "true")
                .withRow("XX/37", "BOTH", "5")
                .submit("SEND");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(HtmlReader.text(reply.body())).contains("counterpart handelt niet namens XX.");
    }

    @Test
    void entry_page_begins_with_a_choice_of_kinds_and_their_rules() {
        String page = BOOK.browse("proposer").get(NEW).body();

        assertThat(Arrays.stream(MutationKind.values())
                        .filter(kind -> page.contains("href=\"/mutations/new?kind=" + kind + "\"")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MutationKind.values())
                        .filter(kind -> kind != MutationKind.REVERSAL && kind != MutationKind.PUBLISHED)
                        .toList());
        assertThat(page).contains("raakt precies twee hoofdstukken").doesNotContain("id=\"entry\"");
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, names = "REVERSAL", mode = EnumSource.Mode.EXCLUDE)
    void entry_form_has_only_the_fields_of_its_kind(MutationKind kind) {
        String page = BOOK.browse("proposer").get(NEW + "?kind=" + kind).body();

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
            assertThat(page.contains("id=\"" + name + "\""))
                    .as(name)
                    .isEqualTo(KindFieldPolicy.requirements(kind).allows(name));
            assertThat(page.contains("id=\"" + name + "NotStated\""))
                    .as(name)
                    .isEqualTo(KindFieldPolicy.requirements(kind).openly().contains(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?kind=REORGANISATION", "?kind=EXTRAPOLATION&lang=en", "?kind=AMENDMENT&lang=nl"})
    void entry_form_labels_every_field_and_has_no_inline_script_or_style(String query) {
        String page = BOOK.browse("proposer").get(NEW + query).body();

        assertThat(Pattern.compile("<(?:input|select|textarea) (?![^>]*type=\"hidden\")[^>]*>")
                        .matcher(page)
                        .results())
                .allMatch(field -> {
                    String id = HtmlReader.attribute(field.group(), "id=", "id");
                    return field.group().contains("aria-label=")
                            || page.contains("<label for=\"" + id + "\"")
                            || page.contains("<label class=\"check\"><input type=\"checkbox\" id=\"" + id + "\"");
                });
        assertThat(Pattern.compile("<script[^>]*>[^<]*</script>").matcher(page).results())
                .allMatch(script ->
                        script.group().matches("<script src=\"/(theme|webjars)/[^\"]*\" defer(=\"defer\")?></script>"));
        assertThat(page)
                .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:")
                .doesNotContain("??");
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

        assertThat(HtmlReader.rows(checked.body()))
                .anyMatch(row ->
                        row.matches("Item " + RESERVE + " " + RESERVE + " [|] Nu [|] 115.000.* [|] niet bekend.*"))
                .contains("Mutatie | ‒ 120.000 | 7", "Mutatie | 7")
                .anyMatch(row -> row.matches("Straks [|] ‒ 5.000.* [|] 7 onvolledig"));
        assertThat(HtmlReader.text(checked.body()))
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

        assertThat(HtmlReader.text(checked.body()))
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
        assertThat(mutation.status()).as(HtmlReader.text(mutation.body())).isEqualTo(409);
        assertThat(HtmlReader.text(mutation.body())).contains("dekt geen 55.319 aan uitgaven in 2027");

        mutation = form("RESERVE_ALLOCATION")
                .withField("effectiveOn", "16 september 2025")
                .withField("newPolicy", "true")
                .withField("explanation", "Eerste regel\r\nTweede regel")
                .withRow(RESERVE, "EXPENDITURE", "\u2212 1.234")
                .withRow("XX/37~91", "EXPENDITURE", "1.234")
                .withRow("", "BOTH")
                .submit("SEND");
        assertThat(mutation.status()).as(HtmlReader.text(mutation.body())).isEqualTo(200);
        assertThat(HtmlReader.text(mutation.body()))
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
        assertThat(HtmlReader.text(changed.body()))
                .contains("Met dit formulier is al een mutatie voorgesteld: XX-2026-");
        assertThat(changed.body()).contains("href=\"/mutations/" + id(first) + "\"");
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(form.withField("key", HtmlReader.attribute(changed.body(), "name=\"key\"", "value"))
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
        assertThat(HtmlReader.text(tried.body()))
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
            assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-invalid"))
                    .isEqualTo("true");
            assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-describedby"))
                    .isEqualTo("row-0-errors");
            assertThat(HtmlReader.rows(reply.body())).anyMatch(row -> row.contains(why));
        }
        assertThat(reply.body()).contains("value=\"" + from.strip() + "\"");
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
            assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-invalid"))
                    .as(id)
                    .isEqualTo("true");
            assertThat(reply.body()).as(id).contains("id=\"" + id + "-error\"").contains("href=\"#" + id + "\"");
        }
        for (String id : List.of("row-0-item", "row-1-2026")) {
            assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-invalid"))
                    .as(id)
                    .isEqualTo("true");
        }
        assertThat(reply.body())
                .contains("id=\"title-error\">Vul een titel in</p>")
                .contains("id=\"effectiveOn-error\">Dit is geen geldige datum; schrijf hem als 16-09-2025,")
                .doesNotContain("id=\"explanation-error\"")
                .contains("value=\"31-09-2025\"");
    }

    @Test
    void entry_form_summary_lists_errors_in_page_order_with_links_to_their_fields() {
        String page = form("AMENDMENT")
                .withField("url", "ftp://example.org")
                .withField("moment", "")
                .withField("basis", "")
                .withField("title", "")
                .withField("document", "")
                .withField("effectiveOn", "31-09-2025")
                .withRow("ergens", "BOTH", "1", "één")
                .withRow("XX/37", "BOTH")
                .submit("SEND")
                .body();

        List<Integer> places = Pattern.compile("<li data-for=\"([^\"]+)\"><a href=\"#\\1\"")
                .matcher(page.substring(page.indexOf("id=\"problem\""), page.indexOf("class=\"fields\"")))
                .results()
                .map(linked -> page.indexOf(" id=\"" + linked.group(1) + "\""))
                .toList();
        assertThat(places).hasSizeGreaterThan(8).doesNotContain(-1).isSorted();
        assertThat(page).as("blank rows").contains(" id=\"row-4-item\"");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>Fout: Mutatie opvoeren · Mutatieboek</title>")
                .contains("Vul een titel in", "Kies een moment", "Vul het Kamerstuk in", "Kies het wetsvoorstel")
                .contains("Vul een bedrag in")
                .doesNotContain("Dit moet zijn ingevuld", "Vul een begrotingsjaar in");
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, names = "REVERSAL", mode = EnumSource.Mode.EXCLUDE)
    void entry_form_names_missing_fields_in_page_order_and_marks_optional_ones_only(MutationKind kind) {
        String page = BOOK.browse("proposer").get(NEW + "?kind=" + kind).body();

        List<Integer> places = Pattern.compile("<a href=\"#([A-Za-z0-9-]+)\"")
                .matcher(page.substring(page.indexOf("id=\"looked\"")))
                .results()
                .map(linked -> page.indexOf(" id=\"" + linked.group(1) + "\""))
                .toList();
        assertThat(places).hasSizeGreaterThan(3).doesNotContain(-1).isSorted();
        assertThat(HtmlReader.text(page))
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

        assertThat(reply.status()).as(HtmlReader.text(reply.body())).isEqualTo(409);
        assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-invalid"))
                .isEqualTo("true");
        assertThat(HtmlReader.text(reply.body())).contains(why);
    }

    @Test
    void entry_form_preview_shows_totals_and_the_reserve_left() {
        long before = BOOK.ledgerNumber();

        HttpReply looked =
                reserveDrawForm("‒ 1.500", "1.000").withField("title", "").submit("LOOK");

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body()).startsWith("<div id=\"looked\"").doesNotContain("<html");
        assertThat(HtmlReader.text(looked.body()))
                .contains("Uitgaven 2026: ‒ 500 resteert; de som moet 0 zijn")
                .contains("Nog in te vullen: Titel");
        assertThat(HtmlReader.rows(looked.body()))
                .contains("Uitgaven | ‒ 500")
                .anyMatch(row -> row.contains("| ‒ 1.500 | "));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);

        assertThat(HtmlReader.text(reserveDrawForm("-1", "1").submit("LOOK").body()))
                .contains("De regels laten deze bedragen toe.");
    }

    @Test
    void entry_form_preview_sums_a_cash_shift_by_years_and_a_gross_up_by_flows() {
        assertThat(HtmlReader.text(form("CASH_SHIFT")
                        .withRow("XX/37", "EXPENDITURE", "-5", "4")
                        .submit("LOOK")
                        .body()))
                .contains("Uitgaven over de jaren: ‒ 1 resteert; de som moet 0 zijn");
        assertThat(HtmlReader.text(form("GROSS_UP")
                        .withRow("XX/37", "EXPENDITURE", "5")
                        .withRow("XX/37", "RECEIPTS", "3")
                        .submit("LOOK")
                        .body()))
                .contains("Uitgaven min ontvangsten 2026: 2 resteert; de som moet 0 zijn");
    }

    @Test
    void entry_form_preview_lists_blank_fields_without_errors() {
        String looked = form("RE_ESTIMATE")
                .withField("moment", "")
                .withRow("XX/37", "BOTH")
                .submit("LOOK")
                .body();

        assertThat(looked).doesNotContain("class=\"mistakes\"");
        assertThat(HtmlReader.text(looked)).contains("Nog in te vullen: Moment, Oorzaak, Prognose, Regel 1, 2026");
    }

    @Test
    void entry_form_keeps_its_input_when_kind_and_moment_change() {
        String page = form("RE_ESTIMATE")
                .withField("cause", "Minder plekken")
                .withField("moment", "2025-O1")
                .withRow("XX/37", "EXPENDITURE", "12", "", "", "", "13")
                .withField("kind", "TRANSFER")
                .submit("SHOW")
                .body();

        assertThat(page).contains("type=\"hidden\" name=\"cause\" value=\"Minder plekken\"");
        assertThat(page).contains("value=\"12\"").contains("value=\"13\"");
        assertThat(Pattern.compile("name=\"year\" value=\"([0-9]+)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("2025", "2026", "2027", "2028", "2029", "2030");
    }

    @Test
    void entry_form_adds_rows_and_years_on_request() {
        String rows = reserveDrawForm("-1", "1").submit("MORE_ROWS").body();
        String years = reserveDrawForm("-1", "1").submit("MORE_YEARS").body();

        assertThat(Pattern.compile("id=\"row-[0-9]+-item\"").matcher(rows).results())
                .hasSize(14);
        assertThat(years).contains("name=\"year\" value=\"2031\"").contains("id=\"row-0-2031\"");
    }

    @Test
    void entry_form_suggests_items_of_the_own_and_the_named_chapters() {
        String page = BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").body();
        assertThat(page)
                .contains("<option value=\"XX/37\">")
                .contains("<option value=\"XVII/~\">")
                .doesNotContain("\"XVII/1\"");

        assertThat(BOOK.browse("proposer")
                        .get("/items/completions?text=XVII&posting=true")
                        .body())
                .contains("data-item=\"XVII/~\"");
        assertThat(BOOK.browse("proposer")
                        .get("/items/completions?text=XVII+1&posting=true")
                        .body())
                .contains("data-item=\"XVII/1\"");
    }

    @Test
    void entry_form_for_a_returned_mutation_is_prefilled_and_replaces_it() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId returned = scribe.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure(RESERVE, 2026, -9_876),
                expenditure("XX/91", 2026, 9_876)));
        String link = "href=\"/mutations/new?replaces=" + returned + "\"";
        assertThat(proposer.get("/mutations/" + returned).body()).doesNotContain(link);
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Eerst rekenen"));
        assertThat(proposer.get("/mutations/" + returned).body()).contains(link);
        assertThat(BOOK.browse("auditor").get("/mutations/" + returned).body()).doesNotContain(link);

        String page = proposer.get(NEW + "?replaces=" + returned).body();
        assertThat(page)
                .contains("name=\"corrects\" value=\"" + returned + "\"")
                .contains("value=\"" + RESERVE + "\"")
                .contains("value=\"‒ 9.876\"")
                .contains("value=\"36800-XX-2\"");

        HttpReply anew = reserveDrawForm("-9.875", "9.875")
                .withField("corrects", returned.toString())
                .submit("SEND");
        assertThat(anew.body()).contains("href=\"/mutations/" + returned + "\"").contains("Vervangt:");
    }

    @Test
    void entry_form_shows_which_item_a_name_means_before_it_is_proposed() {
        HttpReply first = form("RE_ESTIMATE")
                .withField("cause", "Minder")
                .withField("prognosisNotStated", "true")
                .withRow("artikel 37", "BOTH", "43")
                .submit("SEND");

        assertThat(HtmlReader.text(first.body())).contains("Dit zijn de begrotingsposten die u noemde.");
        assertThat(first.body()).contains("value=\"XX/37\"");
    }

    @Test
    void entry_form_offers_the_items_that_a_name_may_mean() {
        HttpReply reply = form("RE_ESTIMATE").withRow("9", "BOTH", "44").submit("TRY");
        assertThat(HtmlReader.text(reply.body())).contains("Geen begrotingspost heeft “9” in naam of code.");

        HttpReply several = form("RE_ESTIMATE").withRow("XX", "BOTH", "44").submit("TRY");
        assertThat(HtmlReader.text(several.body()))
                .contains("“XX” is een hoofdstuk; daarop wordt niet geboekt. Kies een artikel, of het onbekende"
                        + " artikel.");
        assertThat(several.body())
                .contains("name=\"choice-row-0-item\" value=\"XX=XX/37\"")
                .contains("name=\"choice-row-0-item\" value=\"XX=XX/~\"");
        assertThat(form("RE_ESTIMATE")
                        .withRow("XX", "BOTH", "44")
                        .withField("choice-row-0-item", "XX=XX/91")
                        .submit("TRY")
                        .body())
                .contains("value=\"XX/91\"");
        assertThat(form("RE_ESTIMATE")
                        .withRow("XX/37", "BOTH", "44")
                        .withField("choice-row-0-item", "XX=XX/91")
                        .submit("TRY")
                        .body())
                .doesNotContain("value=\"XX/91\" aria-label");
    }

    @Test
    void entry_form_suggests_the_items_of_the_latest_own_proposals_first() {
        scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/92", 2026, 45)));
        BOOK.awaitProjections();

        assertThat(BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").body())
                .containsPattern("<datalist id=\"items\"[^>]*><option value=\"XX/92\"")
                .containsPattern("data-recent=\"XX/92,");
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

        assertThat(anew.body()).contains("href=\"/mutations/" + rejected + "\"").contains("Vervangt:");
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
        assertThat(proposer.get(link).body()).contains("name=\"corrects\" value=\"" + booked + "\"");
    }

    @Test
    void entry_form_copied_from_another_mutation_is_prefilled_without_replacing_it() {
        MutationId booked = scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -4)));
        assertThat(BOOK.browse("proposer").get("/mutations/" + booked).body()).contains(NEW + "?from=" + booked);
        assertThat(BOOK.browse("auditor").get("/mutations/" + booked).body()).doesNotContain(NEW);

        String page = BOOK.browse("proposer").get(NEW + "?from=" + booked).body();

        assertThat(page).contains("name=\"corrects\" value=\"\"").contains(">fewer places</textarea>");
        assertThat(BOOK.browse("proposer")
                        .get(NEW + "?from=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void entry_form_is_shown_in_english_on_request() {
        String page = reserveDrawForm("-5", "4").inEnglish().submit("TRY").body();

        assertThat(HtmlReader.text(page))
                .contains("Enter a mutation")
                .contains("Running check")
                .contains("add up to −1");
        assertThat(page).contains("<html lang=\"en\"");
    }
}
