package nl.mutatieboek.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.ReportFootnote.FootnoteType;
import org.junit.jupiter.api.Test;

class FootnoteCollectorTest {
    private final FootnoteCollector notes = new FootnoteCollector();

    private int source(String url, String moment) {
        return notes.addFootnote(
                FootnoteType.SOURCE, "36800-XX-2", url, new ReportLink.MomentLink(Moment.parse(moment)));
    }

    @Test
    void footnote_gets_the_number_of_an_equal_one() {
        assertThat(source("https://example.org/1", "2026-OWB")).isEqualTo(1);
        assertThat(source("https://example.org/1", "2026-OWB")).isEqualTo(1);
        assertThat(notes.all()).hasSize(1);
    }

    @Test
    void footnote_with_another_address_or_link_gets_a_number_of_its_own() {
        assertThat(source("https://example.org/1", "2026-OWB")).isEqualTo(1);
        assertThat(source("https://example.org/2", "2026-OWB")).isEqualTo(2);
        assertThat(source("https://example.org/1", "2026-O1")).isEqualTo(3);
    }
}
