package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("application")
class ArchiveApiTest {
    private static final String MOMENT = "2026-OWB";
    private static final String HIDDEN = "7654321";
    private static final String HOSTILE = "=1+1 </naam> & \"x\" ]]> 😀";
    private static final String CEILING_SOURCE = "Miljoenennota 2026";
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .with("mutatieboek.archive.creator=Ministerie van <X> & Y")
            .with("mutatieboek.archive.appraisal=B")
            .with("mutatieboek.archive.selection-list=Selectielijst")
            .with("mutatieboek.archive.category=4.2")
            .with("mutatieboek.archive.part-of=Begrotingen");

    private static long registered;
    private static MutationId booked;
    private static MutationId transfer;
    private static MutationId rejected;
    private static MutationId reversal;
    private static long known;
    private static byte[] before;

    @BeforeAll
    static void write() throws Exception {
        LedgerFixture scribe = new LedgerFixture(BOOK)
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XVII/1")
                .moment("2025-O1", "2025-04-20");
        registered = scribe.ledgerNumber();
        scribe.moment(MOMENT, "2025-09-16")
                .moment("2026-O1", "2026-04-20")
                // Not known to be submitted; 2027-OWB stands behind it on the line.
                .embargoedMoment("2026-SBS", "2026-09-14")
                .moment("2027-OWB", "2026-09-15")
                .embargoedMoment("2026-O2", "2026-09-19")
                .moment("2190-OWB", "2189-09-20");
        scribe.book(proposal(MutationKind.OPENING, "2025-O1", expenditure("XX/37", 2026, 1_000)));
        booked = scribe.book(
                withTitle(HOSTILE, proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/37", 2026, 250))));
        transfer = scribe.book(proposal(
                MutationKind.TRANSFER, MOMENT, expenditure("XX/91", 2026, -40), expenditure("XVII/1", 2026, 40)));
        rejected = scribe.propose(proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure("XX/37", 2027, 9)));
        attach(rejected, "memo.txt", "memo");
        attach(rejected, "wrong.txt", "wrong");
        scribe.record(
                LedgerFixture.PROPOSER,
                id -> new Command.WithdrawAttachment(rejected, sha256("wrong"), "the wrong file"));
        scribe.reject(rejected);
        scribe.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, MOMENT, 1_250, 1);
        scribe.record(
                LedgerFixture.APPROVER,
                id -> new Command.PresentBill(
                        new ChapterCode("XX"), Moment.parse(MOMENT), "36800-XX-2", LocalDate.parse("2025-09-16")));
        scribe.record(
                LedgerFixture.APPROVER,
                id -> new Command.AdoptBill(
                        new ChapterCode("XX"),
                        Moment.parse(MOMENT),
                        "Stb. 2026, 1 " + HOSTILE,
                        LocalDate.parse("2026-02-18"),
                        LocalDate.parse("2026-01-01")));
        scribe.record(
                LedgerFixture.APPROVER,
                id -> new DefaultMarkCommand.RecordCeiling(
                        new CeilingAmount(
                                Ceiling.HEALTH_CARE,
                                new BudgetYear(2026),
                                Moment.parse(MOMENT),
                                new Thousands(90_000),
                                Precision.EXACT,
                                new Source(CEILING_SOURCE, "tabel 1", null, null),
                                null),
                        null));
        reversal = scribe.reverse(booked, Moment.parse("2026-O1"));
        known = scribe.ledgerNumber();
        BOOK.awaitProjections();
        before = zip("reader", "");

        long hidden = Long.parseLong(HIDDEN);
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, hidden)));
        scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/91", 2190, hidden)));
        MutationId hiddenReversal = scribe.reverse(transfer, Moment.parse("2026-O2"));
        scribe.record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(hiddenReversal));
        BOOK.awaitProjections();
    }

    private static void attach(MutationId mutation, String name, String content) {
        ApplicationFixture.ApiClient proposer = BOOK.as("proposer");
        assertThat(proposer.send(new MultipartForm(name, content)
                                .writeTo(proposer.request("/v1/mutations/" + mutation + "/attachments")
                                        .header("Idempotency-Key", name)))
                        .status())
                .isEqualTo(201);
    }

    private static String sha256(String content) {
        return Sha256Digest.hex(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void archive_has_attachments_under_their_digest_and_only_the_reason_of_withdrawn_ones() throws Exception {
        UnpackedArchive unpacked = unpacked();
        String file = "attachments/" + sha256("memo") + ".txt";

        assertThat(unpacked.text(file)).isEqualTo("memo");
        assertThat(unpacked.text("sha256sums.txt")).contains(sha256("memo") + "  " + file);
        assertThat(unpacked.rows("attachments.csv"))
                .extracting(row -> row.getField("name"), row -> row.getField("file"), row -> row.getField("withdrawn"))
                .containsExactly(tuple("memo.txt", file, ""), tuple("wrong.txt", "", "the wrong file"));
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

    private static byte[] zip(String person, String more) throws Exception {
        return zip(person, MOMENT, more);
    }

    private static byte[] zip(String person, String moment, String more) throws Exception {
        HttpResponse<byte[]> reply = HttpClient.newHttpClient()
                .send(
                        BOOK.as(person)
                                .request("/v1/exports/archive?moment=" + moment + more)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/zip");
        return reply.body();
    }

    private static UnpackedArchive unpacked() throws Exception {
        return UnpackedArchive.unpack(zip("reader", "&knownAt=" + known));
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

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
        String head = lines(BOOK.as("auditor").get("/v1/exports/events?knownAt=" + known))
                .getLast()
                .get("hash")
                .asString();
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains(head);
        assertThat(unpacked.text("LEESMIJ.txt")).contains(head).contains("het boek bewaart ze niet");
    }

    private static List<JsonNode> lines(HttpReply reply) {
        return reply.body().lines().map(JSON::readTree).toList();
    }

    @Test
    void archive_entries_are_the_exported_entries_of_the_moment() throws Exception {
        List<String> kept = unpacked().text("entries.jsonl").lines().toList();
        List<String> all =
                BOOK.as("auditor").get("/v1/exports/events").body().lines().toList();

        assertThat(all).containsAll(kept);
        assertThat(kept)
                .isEqualTo(all.stream()
                        .limit(known)
                        .filter(ArchiveApiTest::touches)
                        .toList());
        assertThat(kept).hasSizeGreaterThan(15);
    }

    /**
     * Whether an entry belongs to the moment: it names the moment, or it is of a mutation of the moment and not a
     * reversal elsewhere.
     */
    private static boolean touches(String line) {
        JsonNode entry = JSON.readTree(line);
        JsonNode payload = entry.get("payload");
        String name = entry.get("eventName").asString();
        if (name.contains("revers")) {
            return false;
        }
        boolean ofDossier = List.of(booked, transfer, rejected).stream()
                .anyMatch(mutation -> payload.path("mutation").asString("").equals(mutation.toString()));
        return ofDossier
                || MOMENT.equals(payload.path("moment").asString(""))
                || MOMENT.equals(payload.path("bill").asString(""))
                || MOMENT.equals(payload.path("amount").path("moment").asString(""))
                || MOMENT.equals(payload.path("published").path("moment").asString(""));
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
