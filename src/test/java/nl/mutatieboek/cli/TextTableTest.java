package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void figures_are_aligned_right_and_text_left() {
        TextTable table = new TextTable("item", "thousands");
        table.addRow("XX/37", new Thousands(1234));
        table.addRow("XX", null);
        table.addRow("XX/37/1", new Thousands(-5));

        assertThat(printed(table)).isEqualTo("""
            item     thousands
            XX/37        1,234
            XX
            XX/37/1         -5
            """);
    }

    /** The alignment of a column was decided again for each row: ten thousand rows took minutes. */
    @Test
    void table_of_many_rows_is_printed_in_seconds() {
        TextTable table = new TextTable("no.", "thousands", "balance", "title");
        for (long row = 0; row < 10_000; row++) {
            table.addRow(row, row, row, "title");
        }

        String text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> printed(table));

        assertThat(text.lines()).hasSize(10_001);
    }

    private static String printed(TextTable table) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(out);
        out.flush();
        return text.toString();
    }
}
