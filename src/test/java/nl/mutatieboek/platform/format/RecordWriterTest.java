package nl.mutatieboek.platform.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWriterTest {
    record SampleRecord(
            String title,
            @JsonProperty("thousands") long amount,
            Flow flow,
            Long none,
            List<String> many,
            boolean known) {}

    @Test
    void csv_and_json_records_have_the_same_names_in_the_same_order() throws IOException {
        SampleRecord row =
                new SampleRecord("Opvang, \"Oekraïners\"\nen meer 😀", -7, Flow.RECEIPTS, null, List.of("x"), true);

        assertThat(written(ExportFormat.CSV, row)).isEqualTo("""
            title,thousands,flow,none,known
            "Opvang, ""Oekraïners""
            en meer 😀",-7,RECEIPTS,,true
            """);
        assertThat(written(ExportFormat.JSONL, row)).isEqualTo("""
            {"title":"Opvang, \\"Oekraïners\\"\\nen meer 😀","thousands":-7,"flow":"RECEIPTS","none":null,"many":["x"],"known":true}
            """);
    }

    /** What a spreadsheet would carry out, or read as something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://example.org\")",
                "+1",
                "-1+cmd|' /C calc'!A1",
                "@SUM(A1)",
                "\t=1",
                "'=1",
                "'",
                " =1",
                "\u00A0=1",
                "\u3000 @SUM(A1)",
                "\uFEFF+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
            })
    void formula_text_is_escaped_reversibly_in_csv(String text) throws IOException {
        String cell = CsvCellEscaper.escape(text);

        assertThat(cell).isEqualTo("'" + text);
        assertThat(CsvCellEscaper.unescape(cell)).isEqualTo(text);
        assertThat(written(ExportFormat.CSV, new SampleRecord(text, 1, Flow.RECEIPTS, null, List.of(), true)))
                .contains(cell.replace("\"", "\"\""));
        assertThat(written(ExportFormat.JSONL, new SampleRecord(text, 1, Flow.RECEIPTS, null, List.of(), true)))
                .doesNotContain("\"'" + text);
    }

    /** A Dutch spreadsheet takes a semicolon for the end of a cell, and does not see quotes that begin behind a comma. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a;=1+1;b | a;'=1+1;b",
                "a;=HYPERLINK(\"x\");=2 | a;'=HYPERLINK(\"x\");'=2",
                ";@x | ;'@x",
                "a;'b | a;''b",
                "een daling; -5 mln | een daling;' -5 mln",
            })
    void formula_text_is_escaped_after_a_semicolon_or_line_break_too(String text, String cell) {
        assertThat(CsvCellEscaper.escape(text)).isEqualTo(cell);
        assertThat(CsvCellEscaper.escape("\r" + text)).isEqualTo("'\r" + cell);
        assertThat(CsvCellEscaper.escape(text.replace(';', '\n'))).isEqualTo(cell.replace(';', '\n'));
        assertThat(cell.replaceAll("(?<=^|[;\\r\\n])'", "")).isEqualTo(text);
        assertThat(CsvCellEscaper.unescape(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Asiel", "1=2", " a=1", "€ 61"})
    void ordinary_text_is_not_escaped_in_csv(String text) {
        assertThat(CsvCellEscaper.escape(text)).isEqualTo(text);
        assertThat(CsvCellEscaper.unescape(text)).isEqualTo(text);
    }

    private static String written(ExportFormat format, SampleRecord row) throws IOException {
        StringWriter out = new StringWriter();
        RecordWriter<SampleRecord> rows = RecordWriter.create(out, SampleRecord.class, format);
        rows.write(row);
        rows.finish();
        return out.toString();
    }
}
