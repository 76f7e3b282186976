package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workbooks that refer to other files, or expand when unpacked, are refused by page and API, and logged. */
@Tag("whole")
class HostileFileTest {
    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String ROWS = "<worksheet"
            + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\""
            + " t=\"inlineStr\"><is><t>%s</t></is></c></row></sheetData></worksheet>";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("importer", "IMPORTER");

    private static HttpServer elsewhere;

    @BeforeAll
    static void listen() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void end() {
        elsewhere.stop(0);
    }

    private enum WorkbookAttack {
        A_FILE_OF_THE_MACHINE,
        AN_ADDRESS_ELSEWHERE,
        A_DOCUMENT_TYPE_ELSEWHERE,
        ENTITIES_THAT_GROW,
        A_SHEET_THAT_GROWS,
        NO_ZIP;

        byte[] bytes() throws IOException {
            String host = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x";
            Map<String, String> parts = parts();
            String sheet = ROWS.formatted("&x;");
            switch (this) {
                case A_FILE_OF_THE_MACHINE ->
                    parts.put(SHEET, "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + sheet);
                case AN_ADDRESS_ELSEWHERE ->
                    parts.put(SHEET, "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + host + "\">]>" + sheet);
                case A_DOCUMENT_TYPE_ELSEWHERE ->
                    parts.put("xl/workbook.xml", "<!DOCTYPE x SYSTEM \"" + host + "\">" + parts.get("xl/workbook.xml"));
                case ENTITIES_THAT_GROW -> {
                    StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY x0 \"lol\">");
                    for (int i = 1; i < 10; i++) {
                        entities.append("<!ENTITY x%d \"%s\">".formatted(i, ("&x" + (i - 1) + ";").repeat(10)));
                    }
                    parts.put(SHEET, entities + "]>" + ROWS.formatted("&x9;"));
                }
                case A_SHEET_THAT_GROWS -> parts.put(SHEET, ROWS.formatted("a".repeat(50_000_000)));
                case NO_ZIP -> {
                    return "PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.UTF_8);
                }
            }
            return zip(parts);
        }

        /** A text that is too long is found in its row, the others before any row. */
        int rejectedRow() {
            return this == A_SHEET_THAT_GROWS ? 1 : 0;
        }
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                        + " Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                        + " Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                        + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(SHEET, ROWS.formatted("moment"));
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void hostile_workbook_is_rejected_and_logged_without_fetching_anything(WorkbookAttack trick) throws IOException {
        byte[] file = trick.bytes();
        long before = BOOK.ledgerNumber();
        try (LogCapture log = new LogCapture()) {
            HttpReply imported = upload("importer", "/v1/imports?format=balances", file);
            assertThat(imported.status()).as(imported.body()).isEqualTo(202);
            HttpReply ended = await().until(
                            () -> BOOK.as("auditor").get("/v1/imports/" + imported.text("/id")),
                            reply -> reply.text("/state").equals("ENDED"));
            HttpReply compared = upload("auditor", "/v1/reconciliations?format=sheet", file);

            assertThat(ended.body())
                    .contains("\"taken\":false", "\"problems\":[{\"row\":" + trick.rejectedRow() + ",")
                    .doesNotContain("root:", "lollol");
            assertThat(compared.body()).doesNotContain("root:", "lollol");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Refused: Cannot read the file"))
                    .hasSizeGreaterThanOrEqualTo(compared.status() == 200 ? 2 : 1);
        }
        assertThat(FETCHED).hasValue(0);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    private static HttpReply upload(String name, String path, byte[] file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.xlsx\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return BOOK.as(name)
                .send(BOOK.as(name)
                        .request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
