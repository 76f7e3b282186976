package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.CEILING_SOURCE;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.HIDDEN;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.HOSTILE;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.JSON;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.MOMENT;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.before;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.booked;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.known;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.lines;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.registered;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.rejected;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.reversal;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.sha256;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.transfer;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.unpacked;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

@Tag("main")
@ResourceLock("archived book")
class ArchiveApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ArchivedBookFixture.BOOK;

    @BeforeAll
    static void write() throws Exception {
        ArchivedBookFixture.write();
    }

    @Test
    void archive_has_attachments_under_their_sha256_and_rows_without_a_file_for_withdrawn_ones() throws Exception {
        UnpackedArchive unpacked = unpacked();
        String file = "attachments/" + sha256("memo") + ".txt";

        assertThat(unpacked.text(file)).isEqualTo("memo");
        assertThat(unpacked.text("sha256sums.txt")).contains(sha256("memo") + "  " + file);
        assertThat(unpacked.rows("attachments.csv"))
                .extracting(r -> r.getField("sha256"), r -> r.getField("file"), r -> r.getField("withdrawn"))
                .containsExactly(tuple(sha256("memo"), file, ""), tuple(sha256("wrong"), "", "the wrong file"));
        assertThat(unpacked.text("sha256sums.txt")).doesNotContain(sha256("wrong"));
    }

    @Test
    void archive_is_refused_while_the_content_of_an_attachment_is_missing() {
        JdbcClient sql = BOOK.bean(JdbcClient.class);
        String move = "update attachment_content set sha256 = ? where sha256 = ?";
        sql.sql("drop trigger if exists attachment_content_append_only").update();
        sql.sql(move).params("0".repeat(64), sha256("memo")).update();
        try {
            ApplicationFixture.HttpReply reply = BOOK.as("reader").get("/v1/exports/archive?moment=" + MOMENT);

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text("/type")).endsWith(":attachment-damaged");
            assertThat(reply.text("/detail")).contains("memo.txt");
            assertThat(reply.header("Content-Disposition")).isEmpty();
        } finally {
            sql.sql(move).params(sha256("memo"), "0".repeat(64)).update();
        }
    }

    @Test
    void archive_package_has_the_same_bytes_for_every_user_at_any_time() throws Exception {
        UnpackedArchive unpacked = unpacked();
        String stamp = MdtoValidator.text(
                MdtoValidator.parseValid(unpacked.bytes("entries.jsonl.bestand.mdto.xml")),
                "bestand",
                "checksum",
                "checksumDatum");

        assertThat(zip("reader", "&knownAt=" + known)).isEqualTo(before);
        for (String person : List.of("auditor", "proposer", "approver")) {
            assertThat(zip(person, "&knownAt=" + known)).as(person).isEqualTo(before);
        }
        assertThat(zip("reader", "&knownAt=" + stamp)).isEqualTo(before);
        assertThat(unpacked.times()).hasSize(1);
        assertThat(unpacked.folder()).isEqualTo("mutatieboek-archive-2026-OWB-" + known);
    }

    @Test
    void entries_under_embargo_change_only_the_ledger_number_of_an_archive_package() throws Exception {
        UnpackedArchive now = UnpackedArchive.unpack(zip("auditor", ""));
        UnpackedArchive then = unpacked();

        assertThat(now.folder()).isNotEqualTo(then.folder());
        for (String name : List.of(
                "entries.jsonl",
                "head.txt",
                "receipts.txt",
                "chapters.csv",
                "mutations.csv",
                "postings.csv",
                "balances.csv",
                "documents.csv",
                "attachments.csv")) {
            assertThat(now.text(name)).as(name).isEqualTo(then.text(name)).doesNotContain(HIDDEN);
        }
    }

    @Test
    void archive_files_have_metadata_with_correct_length_and_checksum() throws Exception {
        UnpackedArchive unpacked = unpacked();
        List<String> files = new ArrayList<>();
        for (String line : unpacked.text("sha256sums.txt").lines().toList()) {
            files.add(line.substring(66));
            assertThat(sha256(unpacked.bytes(line.substring(66)))).as(line).isEqualTo(line.substring(0, 64));
        }
        assertThat(files)
                .containsExactly(
                        "LEESMIJ.txt",
                        "entries.jsonl",
                        "head.txt",
                        "receipts.txt",
                        "chapters.csv",
                        "mutations.csv",
                        "postings.csv",
                        "balances.csv",
                        "documents.csv",
                        "attachments.csv",
                        "attachments/" + sha256("memo") + ".txt",
                        "csv-metadata.json");
        files.add("sha256sums.txt");
        for (String name : files) {
            Element file = MdtoValidator.parseValid(unpacked.bytes(name + ".bestand.mdto.xml"));
            assertThat(MdtoValidator.text(file, "bestand", "naam")).isEqualTo(name);
            assertThat(MdtoValidator.text(file, "bestand", "omvang")).isEqualTo("" + unpacked.bytes(name).length);
            assertThat(MdtoValidator.text(file, "bestand", "checksum", "checksumWaarde"))
                    .isEqualTo(sha256(unpacked.bytes(name)));
        }
        assertThat(unpacked.files()).hasSize(2 * files.size() + 1);
    }

    @Test
    void archive_package_metadata_conform_to_mdto() throws Exception {
        UnpackedArchive unpacked = unpacked();
        byte[] xml = unpacked.bytes(unpacked.folder() + ".mdto.xml");
        Element root = MdtoValidator.parseValid(xml);

        assertThat(MdtoValidator.text(root, "informatieobject", "identificatie", "identificatieKenmerk"))
                .isEqualTo(unpacked.folder());
        assertThat(MdtoValidator.text(root, "informatieobject", "classificatie", "begripLabel"))
                .isEqualTo("ontwerpbegroting 2026");
        assertThat(MdtoValidator.text(root, "informatieobject", "waardering", "begripLabel"))
                .isEqualTo("Blijvend te bewaren");
        assertThat(MdtoValidator.text(root, "informatieobject", "archiefvormer", "verwijzingNaam"))
                .isEqualTo("Ministerie van <X> & Y");
        assertThat(MdtoValidator.text(root, "informatieobject", "informatiecategorie", "begripCode"))
                .isEqualTo("4.2");
        assertThat(MdtoValidator.text(root, "informatieobject", "isOnderdeelVan", "verwijzingNaam"))
                .isEqualTo("Begrotingen");
        assertThat(MdtoValidator.text(root, "informatieobject", "dekkingInTijd", "dekkingInTijdEinddatum"))
                .isEqualTo("2030");
        assertThat(MdtoValidator.text(root, "informatieobject", "omschrijving"))
                .contains(
                        "ontwerpbegroting 2026", "Ingediend op 2025-09-16.", "aangenomen voor 1 van de 2 hoofdstukken");
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("&lt;/naam&gt; &amp;", "😀");
        String head =
                BOOK.as("auditor").get("/v1/heads/" + lastNumber(unpacked)).body();
        assertThat(unpacked.text("head.txt")).isEqualTo(head);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains(head.lines().toList().get(2));
        assertThat(unpacked.text("LEESMIJ.txt")).contains(head).contains("het boek bewaart ze niet");
    }

    @Test
    void archive_entries_are_the_exported_entries_of_the_moment() throws Exception {
        List<String> kept = unpacked().text("entries.jsonl").lines().toList();
        List<String> all = BOOK.as("auditor")
                .get("/v1/exports/events")
                .body()
                .lines()
                .map(line -> line.replaceFirst(",\"previousHash\":\"[0-9a-f]{64}\",\"hash\":\"[0-9a-f]{64}\"}$", "}"))
                .toList();

        assertThat(all).containsAll(kept);
        assertThat(kept)
                .isEqualTo(all.stream()
                        .limit(known)
                        .filter(ArchivedBookFixture::touches)
                        .toList());
        assertThat(kept).hasSizeGreaterThan(15);
    }

    @Test
    void archive_package_has_no_hash_of_an_entry() throws Exception {
        List<String> hashes = lines(BOOK.as("auditor").get("/v1/exports/events")).stream()
                .map(entry -> entry.get("hash").asString())
                .toList();
        UnpackedArchive unpacked = unpacked();

        assertThat(hashes).hasSizeGreaterThan(20);
        unpacked.files().forEach((name, content) -> {
            if (!name.endsWith("receipts.txt")) {
                String text = new String(content, StandardCharsets.UTF_8);
                assertThat(text).as(name).doesNotContain("previousHash");
                hashes.forEach(hash -> assertThat(text).as(name).doesNotContain(hash));
            }
        });
    }

    private static long lastNumber(UnpackedArchive unpacked) {
        String last = unpacked.text("entries.jsonl").lines().toList().getLast();
        return JSON.readTree(last).get("ledgerNumber").asLong();
    }

    @Test
    void archive_of_a_moment_excludes_a_reversal_in_a_later_moment() throws Exception {
        UnpackedArchive here = unpacked();
        UnpackedArchive there = UnpackedArchive.unpack(zip("reader", "2026-O1", "&knownAt=" + known));

        assertThat(here.rows("mutations.csv"))
                .extracting(row -> row.getField("mutation"), row -> row.getField("state"))
                .containsExactly(
                        tuple(booked.toString(), "BOOKED"),
                        tuple(transfer.toString(), "BOOKED"),
                        tuple(rejected.toString(), "REJECTED"));
        assertThat(here.rows("mutations.csv").getFirst().getField("title")).isEqualTo("'" + HOSTILE);
        assertThat(here.text("entries.jsonl"))
                .containsPattern("\"ledgerNumber\":%s,.*\"mutation-proposed\".*%s"
                        .formatted(here.rows("mutations.csv").getFirst().getField("proposalLedgerNumber"), booked));
        assertThat(there.rows("mutations.csv")).singleElement().satisfies(row -> {
            assertThat(row.getField("mutation")).isEqualTo(reversal.toString());
            assertThat(row.getField("reversalOf")).isEqualTo(booked.toString());
        });
        assertThat(there.text("entries.jsonl"))
                .contains("\"mutation-reversed\"")
                .contains("\"reversal-claimed\"");
        assertThat(there.rows("balances.csv"))
                .filteredOn(row -> row.getField("item").equals("XX/37"))
                .extracting(row -> row.getField("thousands"))
                .containsExactly("1000");
    }

    @Test
    void archive_figures_are_those_of_the_moment() throws Exception {
        UnpackedArchive unpacked = unpacked();

        assertThat(unpacked.rows("postings.csv"))
                .extracting(row -> row.getField("item") + " " + row.getField("thousands"))
                .containsExactlyInAnyOrder("XX/37 250", "XX/91 -40", "XVII/1 40");
        assertThat(unpacked.text("balances.csv"))
                .isEqualTo(BOOK.as("auditor")
                        .get("/v1/exports/balances?format=csv&moment=" + MOMENT + "&knownAt=" + known)
                        .body());
        assertThat(unpacked.rows("chapters.csv"))
                .extracting(row -> row.getField("chapter"), row -> row.getField("act"))
                .containsExactly(tuple("XVII", ""), tuple("XX", "Stb. 2026, 1 " + HOSTILE));
        assertThat(unpacked.rows("documents.csv"))
                .extracting(row -> row.getField("document") + "|" + row.getField("url") + "|" + row.getField("citedBy"))
                .containsExactly(
                        "36800-XX-2||2",
                        "36800-XX-2|https://example.org/36800-XX-2|3",
                        CEILING_SOURCE + "||1",
                        "Stb. 2026, 1 " + HOSTILE + "||1");
    }

    @Test
    void archive_csv_columns_match_their_csvw_description() throws Exception {
        UnpackedArchive unpacked = unpacked();
        for (JsonNode table : JSON.readTree(unpacked.text("csv-metadata.json")).get("tables")) {
            String name = table.get("url").asString();
            List<String> columns = unpacked.text(name).lines().findFirst().stream()
                    .flatMap(line -> List.of(line.split(",")).stream())
                    .toList();
            assertThat(table.at("/tableSchema/columns")
                            .valueStream()
                            .map(column -> column.get("name").asString()))
                    .as(name)
                    .isEqualTo(columns);
            for (NamedCsvRecord row : unpacked.rows(name)) {
                for (JsonNode column : table.at("/tableSchema/columns")) {
                    String cell = row.getField(column.get("name").asString());
                    assertThat(cell).as("%s %s", name, column).matches(valuePattern(column));
                }
            }
        }
    }

    private static String valuePattern(JsonNode column) {
        String one = Map.of("integer", "-?[0-9]+", "boolean", "true|false", "string", "(?s).+")
                .get(column.get("datatype").asString());
        return column.get("required").asBoolean() ? one : "(" + one + ")?";
    }

    @ParameterizedTest
    @ValueSource(strings = {"2190-OWB", "2026-SBS", "2027-OWB"})
    void archive_of_a_moment_under_embargo_is_forbidden_for_everybody(String moment) {
        for (String person : List.of("reader", "proposer", "auditor")) {
            HttpReply reply = BOOK.as(person).get("/v1/exports/archive?moment=" + moment);
            assertThat(reply.status()).as(person).isEqualTo(403);
            assertThat(reply.text("/type")).endsWith("under-embargo");
        }
        assertThat(BOOK.browse("auditor").get("/archive/" + moment).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/exports/archive, 400",
        "/v1/exports/archive?moment=OWB, 400",
        "/v1/exports/archive?moment=2026-OWB&knownAt=4000, 400",
        "/v1/exports/archive?moment=2026-OWB&effectiveOn=2026-01-01, 400",
        "/v1/exports/archive?moment=2031-OWB, 404",
        "/v1/exports/archive?moment=2026-OWB&knownAt=0, 404"
    })
    void archive_with_invalid_parameters_is_refused(String path, int status) {
        assertThat(BOOK.as("reader").get(path).status()).isEqualTo(status);
    }

    @Test
    void archive_of_a_moment_not_yet_known_is_reported_with_404() throws IOException {
        assertThat(BOOK.as("reader")
                        .get("/v1/exports/archive?moment=2026-OWB&knownAt=" + registered)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void archive_page_links_to_every_package_without_embargo() {
        ApplicationFixture.PageClient browser = BOOK.browse("reader");
        String page = browser.get("/archive?knownAt=" + known).body();

        assertThat(page)
                .contains("/archive/2026-OWB?knownAt=" + known, "/archive/2025-O1?knownAt=" + known)
                .contains("voor 1 van de 2 hoofdstukken")
                .doesNotContain("2190-OWB")
                .doesNotContain("2027-OWB");
        assertThat(browser.get("/archive/2026-OWB?knownAt=" + known).status()).isEqualTo(200);
        assertThat(BOOK.browse("auditor").get("/archive").body()).doesNotContain("2190-OWB");
    }
}
