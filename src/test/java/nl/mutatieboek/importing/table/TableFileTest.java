package nl.mutatieboek.importing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as tables, at the limits of their formats. */
class TableFileTest {
    @TempDir
    private Path folder;

    @Test
    void csv_over_the_column_limit_is_refused() throws IOException {
        assertThat(first(csv(InputLimits.MAX_COLUMNS)).cells()).hasSize(InputLimits.MAX_COLUMNS);
        assertThatThrownBy(() -> first(csv(InputLimits.MAX_COLUMNS + 1)))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo(FlawReason.TOO_MANY_COLUMNS.code()));
    }

    private Path csv(int columns) throws IOException {
        return Files.writeString(
                folder.resolve(columns + ".csv"), String.join(";", Collections.nCopies(columns, "x")) + "\n");
    }

    @Test
    void workbook_without_styles_is_read() throws IOException {
        Path styled = folder.resolve("styled.xlsx");
        try (OutputStream out = Files.newOutputStream(styled);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Blad");
            sheet.value(0, 0, "post");
            sheet.value(0, 1, 1234);
        }
        Path plain = without(styled, "xl/styles.xml");

        assertThat(first(styled).cells()).extracting(InputCell::text).isEqualTo(List.of("post", "1234"));
        assertThat(first(plain)).isEqualTo(first(styled));
    }

    @Test
    void non_latin_digits_and_huge_exponents_are_refused_in_a_workbook() throws IOException {
        assertThat(readNumber("12")).isEqualTo("12");
        assertThat(readNumber("1.2E1")).isEqualTo("12");
        assertThat(readNumber("\u0661\u0662")).isEqualTo("not-a-number");
        assertThat(readNumber("1E999999999")).isEqualTo("not-a-number");
        assertThat(readNumber("0." + "0".repeat(30_000) + "1")).isEqualTo("not-a-number");
        assertThat(readText("1E-999999999")).isEqualTo("1E-999999999");
    }

    @Test
    void workbook_over_the_row_limit_of_xlsx_is_refused_before_its_rows_are_read() throws IOException {
        String empty = "<row/>".repeat(1 << 20);

        assertThat(first(sheet(empty.substring(6) + row("1048576", "12"))).number())
                .isEqualTo(1 << 20);
        assertThatThrownBy(() -> first(sheet(row("1", "12") + empty)))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo("too-many-rows"));
        assertThatThrownBy(() -> first(sheet(row("1048577", "12"))))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo("too-many-rows"));
    }

    @Test
    void workbook_over_the_row_limit_of_the_caller_is_refused_before_its_rows_are_read() throws IOException {
        Path some = sheet(row("1", "12").repeat(100) + "<row/>".repeat(500));

        try (TableReader table = TableFile.firstSheetOf(some).open(100)) {
            assertThat(table.readRow()).isNotNull();
        }
        assertThatThrownBy(() -> TableFile.firstSheetOf(some).open(78).close())
                .isInstanceOfSatisfying(UnreadableFileException.class, refused -> {
                    assertThat(refused.flaw().code()).isEqualTo("too-many-rows");
                    assertThat(refused.flaw().values()).containsEntry("most", 78L);
                });
    }

    @Test
    void workbook_over_the_shared_text_limit_is_refused() throws IOException {
        Path many = with("xl/sharedStrings.xml", "<sst>" + "<si><t>a</t></si>".repeat(300_000) + "</sst>");

        assertThatThrownBy(() -> first(many))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo("too-large"));
    }

    /** Each row would be compared with every range, and every column of it, however small the file is. */
    @Test
    void workbook_with_overlapping_merged_cells_is_refused() throws IOException {
        String joined = "<mergeCell ref=\"K2:GR1048576\"/>".repeat(1_000);
        Path overlapping = sheet(row("1", "12") + "</sheetData><mergeCells>" + joined + "</mergeCells><sheetData>");

        assertThatThrownBy(() -> first(overlapping))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo("damaged"));
    }

    @Test
    void merged_cells_beyond_the_column_limit_are_cut_off() throws IOException {
        Path wide = sheet(row("2", "12") + "</sheetData><mergeCells><mergeCell ref=\"K1:XFD1048576\"/></mergeCells>"
                + "<sheetData>");

        assertThat(first(wide).cells()).hasSize(200);
    }

    @Test
    void the_phonetic_part_of_a_text_is_not_read() throws IOException {
        String text = "<r><t>Asiel</t></r><rPh sb=\"0\" eb=\"5\"><t>azijl</t></rPh><r><t xml:space=\"preserve\"> en"
                + " zo</t></r><phoneticPr fontId=\"1\"/>";
        Path inline = sheet("<row/><row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is>" + text
                + "</is></c><c r=\"C7\" t=\"inlineStr\"><is><t>gewoon</t></is></c></row>");

        assertThat(first(inline).cells()).extracting(InputCell::text).containsExactly("", "Asiel en zo", "gewoon");
        Path shared = with("xl/sharedStrings.xml", "<sst><si>" + text + "</si></sst>");
        assertThat(first(shared).cells()).extracting(InputCell::text).containsExactly("Asiel en zo");
    }

    @Test
    void a_cell_that_refers_to_a_text_that_is_not_there_is_damaged_and_not_blank() throws IOException {
        for (String index : List.of("7", "2000000000", "-1", "99999999999", "x")) {
            Path missing = sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>" + index + "</v></c></row>");

            assertThatThrownBy(() -> first(missing))
                    .as(index)
                    .isInstanceOfSatisfying(UnreadableFileException.class, refused -> {
                        assertThat(refused.flaw().code()).isEqualTo("damaged");
                        assertThat(refused.flaw().row()).isEqualTo(1);
                    });
        }
    }

    private String readNumber(String digits) throws IOException {
        FileFlawCollector flaws = new FileFlawCollector();
        Long number = fields(digits, flaws).number("a");
        return number == null ? flaws.listed().getFirst().code() : number.toString();
    }

    private String readText(String digits) throws IOException {
        return Objects.requireNonNull(fields(digits, new FileFlawCollector()).text("a"));
    }

    private RowFieldReader fields(String digits, FileFlawCollector flaws) throws IOException {
        InputRow row = first(sheet(row("1", digits)));
        InputRow header = new InputRow(1, List.of(InputCell.text("a")));
        return new RowFieldReader(
                ColumnIndex.parseHeader(header, List.of(ColumnIndex.ExpectedColumn.required("a")), flaws), row, flaws);
    }

    private static String row(String number, String digits) {
        return "<row r=\"%s\"><c r=\"A%s\"><v>%s</v></c></row>".formatted(number, number, digits);
    }

    private Path sheet(String rows) throws IOException {
        return with(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                        + "</sheetData></worksheet>");
    }

    /** A workbook of which one part is this. */
    private Path with(String part, String content) throws IOException {
        Path workbook = folder.resolve("one.xlsx");
        try (OutputStream out = Files.newOutputStream(workbook);
                Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("Blad").value(0, 0, "post");
        }
        Path changed = folder.resolve("changed.xlsx");
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? content.getBytes(StandardCharsets.UTF_8)
                                : in.getInputStream(entry).readAllBytes());
                out.closeEntry();
            }
        }
        return changed;
    }

    private Path without(Path workbook, String part) throws IOException {
        Path plain = folder.resolve("plain.xlsx");
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(plain))) {
            boolean found = false;
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                found |= entry.getName().equals(part);
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(entry.getName().equals("[Content_Types].xml") ? withoutOverride(bytes) : bytes);
                    out.closeEntry();
                }
            }
            assertThat(found).isTrue();
        }
        return plain;
    }

    private static byte[] withoutOverride(byte[] types) {
        return new String(types, StandardCharsets.UTF_8)
                .replaceAll("<Override[^>]*styles.xml[^>]*/>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static InputRow first(Path file) {
        try (TableReader table = TableFile.firstSheetOf(file).open()) {
            return Objects.requireNonNull(table.readRow());
        }
    }
}
