package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tests read of a page, and that they fail on a page without it. */
class PageDocumentTest {
    private static final String PAGE = """
        <html lang="nl"><head><title>Fout: Mutatie</title></head><body><h1>Mutatie &lt;1&gt;</h1>
        <a href="/trail?item=XX/37&amp;year=2026">Herkomst</a>
        <input id="day" aria-describedby="day-error day-help" aria-invalid="true" value="31-09-2025">
        <p id="day-error">Geen  datum</p>
        <table><tr><th>Item</th><td><span class="unseen">min</span>‒ 5</td></tr></table></body></html>
        """;

    @Test
    void page_is_read_as_text_rows_links_and_errors() {
        PageDocument page = PageDocument.parse(PAGE);

        assertThat(page.title()).isEqualTo("Fout: Mutatie");
        assertThat(page.language()).isEqualTo("nl");
        assertThat(page.heading()).isEqualTo("Mutatie <1>");
        assertThat(page.links()).containsExactly("/trail?item=XX/37&year=2026");
        assertThat(page.rows()).containsExactly("Item | ‒ 5");
        assertThat(page.fieldError("day")).isEqualTo("Geen datum");
        assertThat(page.attribute("#day", "value")).isEqualTo("31-09-2025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        aria-invalid="true"      ; ''
        day-error day-help       ; day-help
        <p id="day-error">       ; <p id="error">
        <input id="day"          ; <input id="day2"
        <p id="day-error">       ; <p id="day-error"></p><p id="day-error">
        """)
    void error_of_a_field_needs_a_mark_a_description_and_one_message(String found, String altered) {
        PageDocument page = PageDocument.parse(PAGE.replace(found, altered));

        assertThatThrownBy(() -> page.fieldError("day")).isInstanceOf(AssertionError.class);
    }

    @Test
    void page_without_or_with_two_headings_has_no_heading() {
        for (String altered : new String[] {"<h2", "<h1></h1><h1"}) {
            PageDocument page = PageDocument.parse(PAGE.replace("<h1", altered));
            assertThatThrownBy(page::heading).isInstanceOf(AssertionError.class);
        }
    }
}
