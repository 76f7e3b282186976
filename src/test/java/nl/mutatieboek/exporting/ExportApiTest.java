package nl.mutatieboek.exporting;

import static nl.mutatieboek.exporting.ExportedBookFixture.get;
import static nl.mutatieboek.exporting.ExportedBookFixture.last;
import static nl.mutatieboek.exporting.ExportedBookFixture.lines;
import static nl.mutatieboek.exporting.ExportedBookFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("main")
class ExportApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ExportedBookFixture.BOOK;

    @BeforeAll
    static void write() {
        ExportedBookFixture.write();
    }

    /** Knows nothing but the file and docs/reference/events.md. */
    @Test
    void exported_events_suffice_to_recompute_the_hash_chain() throws Exception {
        List<JsonNode> entries = lines(get("/v1/exports/events"));

        String previous = "0".repeat(64);
        for (JsonNode entry : entries) {
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            DataOutputStream bytes = new DataOutputStream(sealed);
            bytes.write(HexFormat.of().parseHex(previous));
            for (String column : List.of(
                    "ledgerNumber eventId streamType streamId sequence eventName revision payload metadata recordedAt"
                            .split(" "))) {
                JsonNode value = entry.get(column);
                if (value.isNull()) {
                    bytes.writeInt(-1);
                } else if (value.isNumber()) {
                    bytes.writeInt(8);
                    bytes.writeLong(value.asLong());
                } else {
                    String text = value.isString() ? value.asString() : value.toString();
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                    bytes.writeInt(utf8.length);
                    bytes.write(utf8);
                }
            }
            assertThat(entry.get("previousHash").asString()).isEqualTo(previous);
            previous = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.toByteArray()));
            assertThat(entry.get("hash").asString()).as(entry.toString()).isEqualTo(previous);
        }
        assertThat(entries).hasSize((int) last);
        assertThat(previous).isEqualTo(get("/v1/ledger/head").text("/hash"));
    }

    @Test
    void event_export_continues_after_a_ledger_number() {
        List<String> all = get("/v1/exports/events").body().lines().toList();

        for (long after : new long[] {0, 1, opened, last - 1, last}) {
            assertThat(get("/v1/exports/events?after=" + after).body().lines())
                    .isEqualTo(all.subList((int) after, all.size()));
        }
        assertThat(get("/v1/exports/events?after=3&knownAt=5").body().lines()).isEqualTo(all.subList(3, 5));
    }

    @Test
    void event_export_as_csv_has_the_same_content() {
        List<JsonNode> entries = lines(get("/v1/exports/events"));
        List<String> csv = get("/v1/exports/events?format=csv").body().lines().toList();

        assertThat(csv.getFirst())
                .isEqualTo(
                        "ledgerNumber,eventId,streamType,streamId,sequence,eventName,revision,payload,metadata,recordedAt,"
                            + "previousHash,hash");
        assertThat(csv).hasSize(entries.size() + 1);
        assertThat(csv.get(3)).contains(entries.get(2).get("payload").toString().replace("\"", "\"\""));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/exports/events?after=4000, /after, parameter-number",
        "/v1/exports/events?after=-1, /after, parameter-number",
        "/v1/exports/events?knownAt=4000, /knownAt, known-at-future",
        "/v1/exports/events?format=beancount, /format, export-format",
        "/v1/exports/events?moment=2026-OWB, /moment, unknown-parameter",
        "/v1/exports/postings?after=1, /after, unknown-parameter",
        "/v1/exports/postings?format=xml, /format, export-format",
        "/v1/exports/journal?format=csv, /format, export-format",
        "/v1/exports/balances?knownAt=2199-01-01T00:00:00Z, /knownAt, known-at-future",
    })
    void export_with_invalid_parameters_is_refused(String path, String pointer, String code) {
        HttpReply reply = BOOK.as("auditor").get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(reply.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void event_export_is_forbidden_without_the_audit_mandate() {
        assertThat(BOOK.as("reader").get("/v1/exports/events").status()).isEqualTo(403);
        assertThat(BOOK.as("reader").get("/v1/exports/events/").status()).isNotEqualTo(200);
        assertThat(BOOK.as("proposer").get("/v1/exports/events").status()).isEqualTo(403);
        assertThat(BOOK.as("auditor").get("/v1/exports/events").status()).isEqualTo(200);
        assertThat(BOOK.anonymous().get("/v1/exports/journal").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postings",
                "postings?format=csv",
                "balances",
                "balances?format=csv",
                "journal",
                "journal?format=ledger",
                "journal?format=beancount",
            })
    void exports_show_readers_nothing_under_embargo(String what) {
        String path = "/v1/exports/" + what;

        assertThat(get(path).body()).contains("2190", "7777");
        HttpReply seen = BOOK.as("reader").get(path);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body()).doesNotContain("2190", "7777").contains("XX");
        assertThat(BOOK.as("reader")
                        .get(path + (what.contains("?") ? "&" : "?") + "moment=2190-OWB")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void exported_posting_has_its_mutation_and_source() {
        List<String> csv = get("/v1/exports/postings?format=csv&knownAt=" + opened)
                .body()
                .lines()
                .toList();

        assertThat(csv)
                .hasSize(4)
                .first()
                .isEqualTo(
                        "ledgerNumber,line,recordedAt,mutation,number,kind,reversalOf,title,moment,effectiveOn,chapter,"
                                + "item,flow,year,thousands,basis,precisionThousands,note,document,place,"
                                + "ceiling,hgis,guarantee,class,ibosNumber,window");
        assertThat(csv.get(1))
                .contains(",XX-2026-0001,OPENING,,OPENING in 2026-OWB,2026-OWB,2025-09-16,XX,XX/37,EXPENDITURE,2026,"
                        + "8728219,READ,1,,36800-XX-2,table 1,,,,,");
        assertThat(get("/v1/exports/postings?format=csv").body()).contains(",\"'=1+1; rm | \"\"x\"\"");
    }

    /** The sums of exported postings equal the exported balances. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "knownAt=20",
                "moment=2026-OWB",
                "effectiveOn=2026-01-01",
                "moment=2026-O1&knownAt=30&effectiveOn=2026-04-25"
            })
    void exported_postings_add_up_to_the_balances_at_any_as_of(String point) {
        List<JsonNode> postings = lines(get("/v1/exports/postings?" + point));
        List<JsonNode> balances = lines(get("/v1/exports/balances?" + point)).stream()
                .filter(row -> row.get("known").asBoolean())
                .toList();

        Map<String, Long> sums = postings.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("chapter").asString() + row.get("flow") + row.get("year"),
                        Collectors.summingLong(row -> row.get("thousands").asLong())));
        Map<String, Long> said = balances.stream()
                .filter(row -> !row.get("item").asString().contains("/"))
                .collect(Collectors.toMap(
                        row -> row.get("item").asString() + row.get("flow") + row.get("year"),
                        row -> row.get("thousands").asLong()));
        assertThat(sums).isEqualTo(said).isNotEmpty();
        assertThat(balances)
                .isEqualTo(get("/v1/balances?depth=8&" + point)
                        .json()
                        .get("balances")
                        .valueStream()
                        .filter(row -> row.get("known").asBoolean())
                        // An export leads nowhere.
                        .map(row -> ((ObjectNode) row).without("trail"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportOptions.ExportFormat.class,
            names = {"HLEDGER", "LEDGER", "BEANCOUNT"})
    void exported_journal_adds_up_to_the_balances(ExportOptions.ExportFormat format) {
        String text = get("/v1/exports/journal?format=" + format).body();
        JournalReader journal = JournalReader.parse(text);

        assertThat(journal.errors()).isEmpty();
        assertThat(journal.transactions()).isEqualTo(format == ExportOptions.ExportFormat.BEANCOUNT ? 7 : 8);
        assertThat(journal.assertionCount()).isGreaterThan(8);
        assertThat(journal.accounts())
                .containsEntry("Assets:Expenditure:2026:XX:37", 8_728_219L)
                .containsEntry("Assets:Expenditure:2026:XX:37:ADotbUnderc-d", -5L)
                .containsEntry("Assets:Expenditure:2026:XX:37Or91", 68_678L)
                .containsEntry("Assets:Expenditure:2026:XVII", 0L)
                .containsEntry("Assets:Receipts:2026:XX:37", 0L)
                .containsEntry("Equity:Expenditure:2026", -(8_728_219L + 115_000 - 5));
        assertThat(journal.sumWithChildren("Assets:Expenditure:2026:XX:37")).isEqualTo(8_728_214L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "hledger ! * (XX-2026-0004) =1+1； rm ｜ \"x\" \\ (y) [2026-01-01]",
                "ledger ! * (XX-2026-0004) =1+1； rm ｜ \"x\" \\ (y) [2026-01-01]",
                "beancount ! * \"XX-2026-0004\" \"=1+1; rm | \\\"x\\\" \\\\ (y) [2026-01-01]",
            })
    void title_in_a_journal_is_escaped_for_each_program(String format, String written) {
        assertThat(get("/v1/exports/journal?format=" + format).body()).contains(written);
    }

    @Test
    void exported_file_has_a_name_and_media_type() {
        assertThat(get("/v1/exports/balances?format=csv").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mutatieboek-balances-" + last + ".csv\"");
        assertThat(get("/v1/exports/balances?format=csv").header("Content-Type"))
                .isEqualTo("text/csv;charset=UTF-8");
        assertThat(get("/v1/exports/journal?format=beancount").header("Content-Disposition"))
                .endsWith(".beancount\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "postings", "balances", "journal"})
    void export_at_the_same_as_of_has_the_same_bytes(String what) {
        String path = "/v1/exports/" + what + "?knownAt=" + opened;

        assertThat(get(path).body()).isEqualTo(get(path).body()).isNotEmpty();
    }

    @Test
    void delivery_file_of_a_chapter_has_the_columns_of_the_open_data() {
        HttpReply file = get("/v1/exports/delivery?chapter=XX&moment=2026-OWB");

        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mutatieboek-delivery-XX-2026-OWB-" + last + ".csv\"");
        assertThat(file.body().lines().toList())
                .startsWith("\uFEFFIBOSnummer;Begrotingsjaar;Fase;VUO;Totaal;Hoofdstuknummer;Hoofdstuknaam;"
                        + "Artikelnummer;Artikelnaam;Artikelonderdeelnummer;Artikelonderdeelnaam;Instrumentnummer;"
                        + "Instrumentnaam;Detailnummer;Detailnaam;StandOWB;Begrotingspost")
                .contains(";2026;OWB;U;J;XX;Chapter XX;37;Item XX/37;;;;;;;8728219;XX/37");
        assertThat(BOOK.browse("auditor").get("/moments/2026-OWB/deliveries/XX").body())
                .isEqualTo(file.body());
        assertThat(BOOK.browse("auditor").get("/moments/2026-OWB").body())
                .contains("href=\"/moments/2026-OWB/deliveries/XX\"");
    }

    @ParameterizedTest
    @CsvSource({
        "chapter=VI&moment=2026-OWB, 404",
        "chapter=XX&moment=2031-OWB, 404",
        "chapter=XX&moment=2026-ISB-1, 400",
        "chapter=XX, 400",
        "moment=2026-OWB, 400",
        "chapter=XX&moment=2190-OWB, 403"
    })
    void delivery_file_is_refused_without_a_chapter_a_phase_or_permission(String query, int status) {
        HttpReply reply = BOOK.as("reader").get("/v1/exports/delivery?" + query);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void export_before_the_first_entry_is_empty() {
        assertThat(get("/v1/exports/postings?knownAt=0").body()).isEmpty();
        assertThat(get("/v1/exports/balances?knownAt=0").body()).isEmpty();
        assertThat(get("/v1/exports/events?knownAt=0").body()).isEmpty();
        assertThat(JournalReader.parse(get("/v1/exports/journal?knownAt=0").body())
                        .transactions())
                .isZero();
    }
}
