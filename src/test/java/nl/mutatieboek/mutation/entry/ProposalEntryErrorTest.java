package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.mutation.entry.ProposalEntryBook.NEW;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.RESERVE;
import static nl.mutatieboek.mutation.entry.ProposalEntryBook.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entry form says of wrong or missing input, and where. */
@Tag("application")
class ProposalEntryErrorTest {
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
}
