package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.domain.value.AttachmentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content decides the type of an attachment. */
class AttachmentTypeDetectorTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, memo.exe, PDF",
        "89504e470d0a1a0a00, memo.pdf, PNG",
        "ffd8ffe000, memo.pdf, JPEG",
        "4d5a90000300, memo.pdf,",
        "7f454c46, memo.txt,",
        "d0cf11e0a1b11ae1, memo.docx,",
        "474946383961, memo.png, TXT",
        "474946383961010001, memo.png,",
        "504b0304, memo.docx,",
        "2550444600, memo.pdf,"
    })
    void type_is_found_by_signature(String content, String name, AttachmentType type) throws IOException {
        assertThat(detect(HexFormat.of().parseHex(content), name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "'a;b\n1;2\n', UTF-8, a.csv, CSV",
        "'a;b\n1;2\n', UTF-8, a.CSV, CSV",
        "'a;b\n1;2\n', UTF-8, a.html, TXT",
        "'crisis in één jaar', windows-1252, a.txt, TXT",
        "'crisis in één jaar', UTF-16, a.txt,",
        "'a\u0007', UTF-8, a.txt,",
        "'a\u001b[31m', UTF-8, a.txt,"
    })
    void text_has_no_control_characters_and_is_csv_by_its_name(
            String content, Charset charset, String name, AttachmentType type) throws IOException {
        assertThat(detect(content.getBytes(charset), name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml, DOCX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml, XLSX",
        "application/vnd.ms-word.document.macroEnabled.main+xml,",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml,"
    })
    void office_document_is_recognised_by_its_main_part_and_has_no_macros(String mainPart, AttachmentType type)
            throws IOException {
        assertThat(detectZip("[Content_Types].xml", "<Types><Override ContentType=\"" + mainPart + "\"/></Types>"))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oasis.opendocument.text, ODT",
        "application/vnd.oasis.opendocument.spreadsheet, ODS",
        "application/vnd.oasis.opendocument.presentation,",
        "application/pdf,"
    })
    void open_document_is_recognised_by_its_media_type(String mediaType, AttachmentType type) throws IOException {
        assertThat(detectZip("mimetype", mediaType)).isEqualTo(type);
    }

    @Test
    void archive_that_is_no_document_has_no_type() throws IOException {
        assertThat(detectZip("run.exe", "MZ")).isNull();
    }

    @Test
    void damaged_document_is_no_fault_of_the_program() throws IOException {
        String part = "<Override ContentType=\"" + AttachmentType.DOCX.mediaType() + ".main+xml\"/>";
        assertThat(detectZip("[Content_Types].xml", part)).isEqualTo(AttachmentType.DOCX);
        byte[] sound = Files.readAllBytes(folder.resolve("file"));
        for (int at = 4; at < sound.length; at++) {
            for (int other : new int[] {0, 0x7f, 0xff, sound[at] ^ 1, sound[at] - 20}) {
                byte[] damaged = sound.clone();
                damaged[at] = (byte) other;
                assertThatCode(() -> detect(damaged, "memo.docx"))
                        .as("%d at %d", other, at)
                        .doesNotThrowAnyException();
            }
        }
    }

    private AttachmentType detect(byte[] content, String name) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, content);
        return AttachmentTypeDetector.detect(file, name).orElse(null);
    }

    private AttachmentType detectZip(String part, String content) throws IOException {
        Path file = folder.resolve("file");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return AttachmentTypeDetector.detect(file, "memo.docx").orElse(null);
    }
}
