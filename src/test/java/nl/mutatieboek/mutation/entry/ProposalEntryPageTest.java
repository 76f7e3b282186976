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

/** Entering a mutation without JavaScript, as the server answers it. */
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
        BOOK.awaitReaders();
    }

    private static Filler form(String kind) {
        return Filler.of(BOOK.browse("proposer"), kind);
    }

    private static Filler draw(String from, String to) {
        return form("RESERVE_ALLOCATION").row(RESERVE, "EXPENDITURE", from).row("XX/37~91", "EXPENDITURE", to);
    }

    private static String id(HttpReply mutation) {
        return HtmlReader.attribute(mutation.body(), "class=\"timebar\"", "action")
                .replaceFirst(".*/", "");
    }

    @Test
    void who_proposes_for_no_chapter_sees_no_link_and_is_refused() {
        PageClient auditor = BOOK.browse("auditor");

        assertThat(auditor.get("/mutations").body()).doesNotContain("href=\"/mutations/new\"");
        assertThat(auditor.get(NEW).status()).isEqualTo(403);
        assertThat(auditor.fillTo("/mutations", NEW, "kind", "TRANSFER").status())
                .isEqualTo(403);
        assertThat(BOOK.browse("proposer").get("/mutations").body()).contains("href=\"/mutations/new\"");
    }

    @Test
    void a_wrong_chapter_is_refused_by_the_rule_with_its_sentence() {
        HttpReply reply = Filler.of(BOOK.browse("counterpart"), "RE_ESTIMATE")
                .say("cause", "Minder")
                .say("prognosisNotStated", "true")
                .row("XX/37", "BOTH", "5")
                .press("SEND");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(HtmlReader.text(reply.body())).contains("counterpart handelt niet namens XX.");
    }

    @Test
    void begins_with_the_choice_of_a_kind_each_with_its_rule() {
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
    void asks_what_the_kind_asks_and_nothing_else(MutationKind kind) {
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
                    .isEqualTo(KindFieldPolicy.by(kind).knows(name));
            assertThat(page.contains("id=\"" + name + "NotStated\""))
                    .as(name)
                    .isEqualTo(KindFieldPolicy.by(kind).openly().contains(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?kind=REORGANISATION", "?kind=EXTRAPOLATION&lang=en", "?kind=AMENDMENT&lang=nl"})
    void has_a_name_for_every_field_and_no_script_or_style_of_its_own(String query) {
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

    @Test
    void proposes_the_first_measure_of_the_letter_as_it_is_printed() {
        HttpReply mutation = form("RESERVE_ALLOCATION")
                .say("effectiveOn", "16 september 2025")
                .say("newPolicy", "true")
                .say("explanation", "Eerste regel\r\nTweede regel")
                .row(RESERVE, "EXPENDITURE", "‒ 68.678", "– 55.319")
                .row("XX/37~91", "EXPENDITURE", "68.678", "55.319")
                .row("", "BOTH")
                .press("TRY");
        assertThat(mutation.status()).as(HtmlReader.text(mutation.body())).isEqualTo(409);
        assertThat(HtmlReader.text(mutation.body())).contains("dekt geen 55.319 aan uitgaven in 2027");

        mutation = form("RESERVE_ALLOCATION")
                .say("effectiveOn", "16 september 2025")
                .say("newPolicy", "true")
                .say("explanation", "Eerste regel\r\nTweede regel")
                .row(RESERVE, "EXPENDITURE", "\u2212 1.234")
                .row("XX/37~91", "EXPENDITURE", "1.234")
                .row("", "BOTH")
                .press("SEND");
        assertThat(mutation.status()).as(HtmlReader.text(mutation.body())).isEqualTo(200);
        assertThat(HtmlReader.text(mutation.body()))
                .contains("Voorgesteld. Nu is een ander aan zet")
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
    void commitments_go_with_expenditure_where_that_is_chosen(String flow, String posted) {
        HttpReply mutation = form("INTENSIFICATION")
                .say("decision", "Ministerraad")
                .row("XX/37", flow, "7")
                .press("SEND");

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
    void a_form_that_is_sent_twice_proposes_once_and_one_that_was_changed_says_so() {
        Filler form = draw("-3", "3");
        HttpReply first = form.press("SEND");
        long after = BOOK.ledgerNumber();
        HttpReply again = form.press("SEND");

        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(id(again)).isEqualTo(id(first));

        HttpReply changed = form.say("title", "Iets anders").press("SEND");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(HtmlReader.text(changed.body()))
                .contains("Met dit formulier is al een mutatie voorgesteld: XX-2026-");
        assertThat(changed.body()).contains("href=\"/mutations/" + id(first) + "\"");
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(form.say("key", HtmlReader.attribute(changed.body(), "name=\"key\"", "value"))
                        .press("SEND")
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.ledgerNumber()).isGreaterThan(after);
    }

    @Test
    void tries_out_and_records_nothing() {
        long before = BOOK.ledgerNumber();

        HttpReply tried = draw("-2", "2").press("TRY");

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
        -1,234   ; 1.234   ; row-0-2026 ; Dit is op twee manieren te lezen
        -1.5     ; 1.234   ; row-0-2026 ; Een punt staat vóór elke drie cijfers
        nul      ; 0       ; row-0-2026 ; Dit is geen geheel getal zoals de stukken het drukken
        0        ; 0       ; row-0-item ; ''
        """)
    void says_why_not_beside_the_cell_that_it_is_about(String from, String to, String id, String why) {
        HttpReply reply = draw(from, to).press("TRY");

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
    void names_everything_that_is_wrong_at_once_each_where_it_is() {
        HttpReply reply = form("AMENDMENT")
                .say("moment", "")
                .say("title", "")
                .say("basis", "")
                .say("document", " ")
                .say("effectiveOn", "31-09-2025")
                .say("url", "ftp://example.org")
                .say("continuation", "UNTIL")
                .say("member", "Lid")
                .row("xx/37", "BOTH", "1")
                .row("XX/91", "BOTH")
                .press("SEND");

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
                .contains("id=\"title-error\">Dit moet zijn ingevuld.</p>")
                .contains("id=\"effectiveOn-error\">Dit is geen dag; schrijf hem als 16-09-2025.")
                .doesNotContain("id=\"explanation-error\"")
                .contains("value=\"31-09-2025\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        XX/44       ; BOTH ; 5 ; row-0-2026 ; Het boek kent in 2026 geen begrotingspost XX/44
        XVII/1      ; BOTH ; 5 ; kind       ; hoofdstuk
        """)
    void a_refusal_of_the_rules_stands_at_what_it_is_about(
            String item, String flow, String amount, String id, String why) {
        HttpReply reply = form("REALLOCATION")
                .row(item, flow, amount)
                .row("XX/37", "BOTH", "-" + amount)
                .press("SEND");

        assertThat(reply.status()).as(HtmlReader.text(reply.body())).isEqualTo(409);
        assertThat(HtmlReader.attribute(reply.body(), "id=\"" + id + "\"", "aria-invalid"))
                .isEqualTo("true");
        assertThat(HtmlReader.text(reply.body())).contains(why);
    }

    @Test
    void shows_the_running_check_and_what_is_left_of_the_reserve() {
        long before = BOOK.ledgerNumber();

        HttpReply looked = draw("‒ 1.500", "1.000").say("title", "").press("LOOK");

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body()).startsWith("<div id=\"looked\"").doesNotContain("<html");
        assertThat(HtmlReader.text(looked.body()))
                .contains("Uitgaven 2026: ‒ 500 over; de som moet 0 zijn")
                .contains("Nog in te vullen: Titel");
        assertThat(HtmlReader.rows(looked.body()))
                .contains("Uitgaven | ‒ 500")
                .anyMatch(row -> row.contains("| ‒ 1.500 | "));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);

        assertThat(HtmlReader.text(draw("-1", "1").press("LOOK").body()))
                .contains("De regels laten deze bedragen toe.");
    }

    @Test
    void a_cash_shift_is_told_over_the_years_and_a_gross_up_over_its_flows() {
        assertThat(HtmlReader.text(form("CASH_SHIFT")
                        .row("XX/37", "EXPENDITURE", "-5", "4")
                        .press("LOOK")
                        .body()))
                .contains("XX/37, Uitgaven over de jaren: ‒ 1 over; de som moet 0 zijn");
        assertThat(HtmlReader.text(form("GROSS_UP")
                        .row("XX/37", "EXPENDITURE", "5")
                        .row("XX/37", "RECEIPTS", "3")
                        .press("LOOK")
                        .body()))
                .contains("Uitgaven min ontvangsten 2026: 2 over; de som moet 0 zijn");
    }

    @Test
    void what_is_still_blank_is_no_mistake_yet() {
        String looked = form("RE_ESTIMATE")
                .say("moment", "")
                .row("XX/37", "BOTH")
                .press("LOOK")
                .body();

        assertThat(looked).doesNotContain("class=\"mistakes\"");
        assertThat(HtmlReader.text(looked)).contains("Nog in te vullen: Oorzaak, Prognose, Moment, Regel 1, 2026");
    }

    @Test
    void shows_everything_again_with_what_another_kind_and_moment_ask() {
        String page = form("RE_ESTIMATE")
                .say("cause", "Minder plekken")
                .say("moment", "2025-O1")
                .row("XX/37", "EXPENDITURE", "12", "", "", "", "13")
                .say("kind", "TRANSFER")
                .press("SHOW")
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
    void more_rows_and_years_come_when_asked() {
        String rows = draw("-1", "1").press("MORE_ROWS").body();
        String years = draw("-1", "1").press("MORE_YEARS").body();

        assertThat(Pattern.compile("id=\"row-[0-9]+-item\"").matcher(rows).results())
                .hasSize(14);
        assertThat(years).contains("name=\"year\" value=\"2031\"").contains("id=\"row-0-2031\"");
    }

    @Test
    void suggests_the_items_of_the_own_chapter_and_of_those_named() {
        String page = BOOK.browse("proposer").get(NEW + "?kind=TRANSFER").body();
        assertThat(page)
                .contains("<option value=\"XX/37\">")
                .contains("<option value=\"XVII/~\">")
                .doesNotContain("\"XVII/1\"");

        assertThat(form("TRANSFER").row("XVII/", "BOTH").press("LOOK").body()).contains("<option value=\"XVII/1\">");
    }

    @Test
    void what_was_returned_is_proposed_anew_with_everything_filled_in() {
        PageClient proposer = BOOK.browse("proposer");
        MutationId returned = scribe.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure(RESERVE, 2026, -9_876),
                expenditure("XX/91", 2026, 9_876)));
        String link = "href=\"/mutations/new?from=" + returned + "\"";
        assertThat(proposer.get("/mutations/" + returned).body()).doesNotContain(link);
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "Eerst rekenen"));
        assertThat(proposer.get("/mutations/" + returned).body()).contains(link);
        assertThat(BOOK.browse("auditor").get("/mutations/" + returned).body()).doesNotContain(link);

        String page = proposer.get(NEW + "?from=" + returned).body();
        assertThat(page)
                .contains("name=\"corrects\" value=\"" + returned + "\"")
                .contains("value=\"" + RESERVE + "\"")
                .contains("value=\"‒ 9.876\"")
                .contains("value=\"36800-XX-2\"");

        HttpReply anew =
                draw("-9.875", "9.875").say("corrects", returned.toString()).press("SEND");
        assertThat(anew.body()).contains("href=\"/mutations/" + returned + "\"").contains("Vervangt:");
    }

    @Test
    void another_mutation_is_a_place_to_begin_from_and_is_not_replaced() {
        MutationId booked = scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -4)));

        String page = BOOK.browse("proposer").get(NEW + "?from=" + booked).body();

        assertThat(page).contains("name=\"corrects\" value=\"\"").contains(">fewer places</textarea>");
        assertThat(BOOK.browse("proposer")
                        .get(NEW + "?from=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void speaks_english_to_who_asks() {
        String page = draw("-5", "4").inEnglish().press("TRY").body();

        assertThat(HtmlReader.text(page))
                .contains("Enter a mutation")
                .contains("Running check")
                .contains("add up to −1");
        assertThat(page).contains("<html lang=\"en\"");
    }
}
