package nl.mutatieboek.intake.table;

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

/** Files as tables, where their form is at an edge. */
class TableFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_csv_has_as_many_columns_as_is_said_and_not_one_more() throws IOException {
        assertThat(first(csv(Limits.COLUMNS)).cells()).hasSize(Limits.COLUMNS);
        assertThatThrownBy(() -> first(csv(Limits.COLUMNS + 1)))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refused -> assertThat(refused.flaw().code()).isEqualTo(Reason.TOO_MANY_COLUMNS.code()));
    }

    private Path csv(int columns) throws IOException {
        return Files.writeString(
                folder.resolve(columns + ".csv"), String.join(";", Collections.nCopies(columns, "x")) + "\n");
    }

    @Test
    void a_workbook_that_does_not_say_how_its_cells_look_is_read() throws IOException {
        Path styled = folder.resolve("styled.xlsx");
        try (OutputStream out = Files.newOutputStream(styled);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Blad");
            sheet.value(0, 0, "post");
            sheet.value(0, 1, 1234);
        }
        Path plain = without(styled, "xl/styles.xml");

        assertThat(first(styled).cells()).extracting(Cell::text).isEqualTo(List.of("post", "1234"));
        assertThat(first(plain)).isEqualTo(first(styled));
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

    private static Row first(Path file) {
        try (Table table = TableFile.at(file).open()) {
            return Objects.requireNonNull(table.next());
        }
    }
}
