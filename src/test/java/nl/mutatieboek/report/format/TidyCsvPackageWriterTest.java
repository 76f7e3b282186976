package nl.mutatieboek.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.report.table.ReportDocument;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The machine-readable package of a report: its CSV matches both of its descriptions. */
class TidyCsvPackageWriterTest {
    private static final ReportLinkResolver ADDRESSES = link -> "https://boek.example/why?a=1&b=2";

    private static byte[] bytes(ReportDocument tables, ReportLinkResolver addresses) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TidyCsvPackageWriter().write(tables, addresses, out);
        return out.toByteArray();
    }

    private static TidyCsvPackageReader write(ReportDocument tables) throws IOException {
        return new TidyCsvPackageReader(bytes(tables, ADDRESSES));
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    /** Compares every value of a file with its CSVW description. */
    private static void requireAsDescribed(TidyCsvPackageReader twin, JsonNode table) {
        String file = table.get("url").asString();
        List<JsonNode> columns = list(table.at("/tableSchema/columns"));
        List<String> key = list(table.at("/tableSchema/primaryKey")).stream()
                .map(JsonNode::asString)
                .toList();
        assertThat(twin.lines(file).getFirst())
                .isEqualTo(columns.stream()
                        .map(column -> column.get("name").asString())
                        .toList());
        Set<List<String>> keys = new HashSet<>();
        for (Map<String, String> values : twin.records(file)) {
            assertThat(values).hasSize(columns.size());
            columns.forEach(
                    column -> requireOfItsType(values.get(column.get("name").asString()), column));
            assertThat(keys.add(key.stream().map(values::get).toList()))
                    .as("%s is there once", key)
                    .isTrue();
        }
    }

    private static void requireOfItsType(String value, JsonNode column) {
        String type = column.get("datatype").asString();
        if (value.isEmpty()) {
            assertThat(column.get("required").asBoolean())
                    .as("%s is blank", column)
                    .isFalse();
        } else if (type.equals("integer")) {
            assertThat(Long.toString(Long.parseLong(value))).isEqualTo(value);
        } else if (type.equals("anyURI")) {
            assertThat(URI.create(value).isAbsolute()).isTrue();
        } else {
            assertThat(type).isEqualTo("string");
        }
    }

    @Test
    void tidy_csv_matches_its_csvw_description() throws Exception {
        for (ReportDocument tables : List.of(
                SampleReportTables.allCellTypes(), SampleReportTables.withRows(2_000), SampleReportTables.empty())) {
            TidyCsvPackageReader twin = write(tables);
            JsonNode described = twin.json("csv-metadata.json");

            assertThat(twin.fileNames())
                    .containsExactly("sample.csv", "sample-notes.csv", "csv-metadata.json", "datapackage.json");
            assertThat(described.at("/@context/0").asString()).isEqualTo("http://www.w3.org/ns/csvw");
            assertThat(described.at("/@context/1/@language").asString()).isEqualTo("nl");
            assertThat(described.get("dc:title").asString()).isEqualTo("Begroting");
            assertThat(list(described.get("tables"))).hasSize(2).allSatisfy(table -> requireAsDescribed(twin, table));
        }
    }

    @Test
    void tidy_csv_package_is_a_fiscal_data_package() throws Exception {
        TidyCsvPackageReader twin = write(SampleReportTables.allCellTypes());
        JsonNode described = twin.json("datapackage.json");

        assertThat(described.get("profile").asString()).isEqualTo("fiscal-data-package");
        assertThat(described.get("name").asString()).isEqualTo("sample");
        for (JsonNode resource : list(described.get("resources"))) {
            String path = resource.get("path").asString();
            byte[] file = twin.file(path);
            assertThat(resource.get("bytes").asInt()).isEqualTo(file.length);
            assertThat(resource.get("hash").asString())
                    .isEqualTo("sha256:"
                            + HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(file)));
            assertThat(resource.at("/schema/fields").findValuesAsString("name"))
                    .isEqualTo(twin.lines(path).getFirst());
        }
        List<JsonNode> fields = list(described.at("/resources/0/schema/fields"));
        assertThat(fields.stream()
                        .filter(field -> field.has("columnType"))
                        .map(field -> field.get("name").asString() + " "
                                + field.get("type").asString() + " "
                                + field.get("columnType").asString()))
                .containsExactly(
                        "item string administrative-classification:generic:code:full",
                        "heading string administrative-classification:generic:label",
                        "year integer date:fiscal-year",
                        "moment string phase:id",
                        "thousands integer value");
        assertThat(described.at("/resources/0/schema/extraFields/0/constant").asString())
                .isEqualTo("EUR");
        assertThat(described.at("/resources/1/schema/extraFields").isMissingNode())
                .isTrue();
    }

    @Test
    void tidy_csv_has_a_record_for_each_cell() throws Exception {
        List<String> csv = new String(
                        write(SampleReportTables.allCellTypes()).file("sample.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(csv).hasSize(1 + 4 * 4 + SampleReportTables.FORMULAS.size());
        assertThat(csv.subList(0, 9))
                .containsExactly(
                        "table,row,column,type,level,item,heading,column_heading,flow,year,from,moment,cell_type,thousands,tenths,text,marks,notes,explanation",
                        "figures,1,y2026,GROUP,0,XX/37,37 Asiel en Migratie,2026,,2026,,,EMPTY,,,,,,",
                        "figures,1,y2027,GROUP,0,XX/37,37 Asiel en Migratie,Mutaties 1e suppletoire begroting"
                                + " (4),,2027,,,EMPTY,,,,,,",
                        "figures,1,share,GROUP,0,XX/37,37 Asiel en Migratie,Aandeel,,,,,EMPTY,,,,,,",
                        "figures,1,why,GROUP,0,XX/37,37 Asiel en Migratie,Toelichting,,,,,EMPTY,,,,,,",
                        "figures,2,y2026,LINE,0,XX/37,Uitgaven,2026,EXPENDITURE,2026,,2026-OWB,AMOUNT,1234567,,,,1,https://boek.example/why?a=1&b=2",
                        "figures,2,y2027,LINE,0,XX/37,Uitgaven,Mutaties 1e suppletoire begroting"
                                + " (4),EXPENDITURE,2026,,2026-OWB,AMOUNT,-694400,,,,1 2"
                                + " 3,https://boek.example/why?a=1&b=2",
                        "figures,2,share,LINE,0,XX/37,Uitgaven,Aandeel,EXPENDITURE,,,,SHARE,,-125,,,1,",
                        "figures,2,why,LINE,0,XX/37,Uitgaven,Toelichting,EXPENDITURE,,,,TEXT,,,minder & <minder>,,1,");
        assertThat(csv.get(10))
                .startsWith("figures,3,y2027,PART,2,XX/37/2,Toegang,")
                .contains(",UNKNOWN,,,,");
        assertThat(csv.get(9)).contains(",AMOUNT,0,");
    }

    @Test
    void tidy_csv_escapes_formula_texts() throws Exception {
        assertThat(write(SampleReportTables.allCellTypes()).records("sample.csv").stream()
                        .filter(values -> values.get("table").equals("words"))
                        .map(values -> values.get("text")))
                .containsExactly(
                        "'=1+1",
                        "'+31 6",
                        "'-3% korting",
                        "'@SUM(A1)",
                        "'\t=2",
                        "a;'=1+1;b",
                        "'=HYPERLINK(\"https://x.example\")",
                        "''=1");
    }

    @Test
    void tidy_csv_without_a_base_url_has_no_links_and_has_the_same_bytes_again() throws Exception {
        assertThat(new TidyCsvPackageReader(bytes(SampleReportTables.allCellTypes(), ReportLinkResolver.NONE))
                        .records("sample.csv"))
                .allSatisfy(values -> assertThat(values.get("explanation")).isEmpty());
        assertThat(bytes(SampleReportTables.allCellTypes(), ADDRESSES))
                .isEqualTo(bytes(SampleReportTables.allCellTypes(), ADDRESSES));
    }
}
