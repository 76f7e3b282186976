package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.ImportService.ImportFormat;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two published documents whole, and a table of two others, reproduced; each difference is named and explained. */
@Tag("application")
class PublishedDocumentsTest {
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    private static void importFile(ApplicationFixture book, ImportFormat format, String name) {
        try {
            Path file = Path.of(Objects.requireNonNull(PublishedDocumentsTest.class.getResource("/intake/" + name))
                    .toURI());
            ImportResult taken = book.bean(ImportService.class)
                    .importFile(
                            format,
                            TableFile.firstSheetOf(file),
                            name,
                            IMPORTER,
                            new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                            (row, rows) -> {});
            assertThat(taken.isAccepted()).as(taken.refusals().toString()).isTrue();
            book.awaitProjections();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The amounts of each row by its heading, in the order of the table; null for a cell without an amount. */
    private static Map<String, List<Long>> rows(
            ApplicationFixture book, String report, String moment, Map<String, String> given) {
        ReportTable table = book.bean(ReportCatalog.class)
                .run(
                        report,
                        given,
                        book.bean(AsOfResolver.class).awaitAt(new AsOfQuery(null, null, Moment.parse(moment))))
                .document()
                .tables()
                .getFirst();
        Map<String, List<Long>> rows = new LinkedHashMap<>();
        for (ReportRow row : table.rows()) {
            String heading = row.heading().strip();
            rows.put(
                    rows.containsKey(heading) ? heading + " (2)" : heading,
                    row.cells().stream()
                            .map(cell -> cell instanceof ReportCell.Amount amount
                                    ? Long.valueOf(amount.thousands().value())
                                    : null)
                            .toList());
        }
        return rows;
    }

    /**
     * Kamerstuk 34485-IIA-1, begrotingsstaat of the Staten-Generaal in the first supplementary budget of 2016, as read
     * in November 2026: the total and the rows of articles 1 and 2. The ledger holds the open data of Rijksfinanciën.
     */
    @Test
    void statement_of_the_first_supplementary_budget_2016_of_parliament_differs_where_the_open_data_do() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            importFile(book, ImportFormat.BEGROTINGSSTATEN, "begrotingsstaten-2013-2016.csv");

            Map<String, List<Long>> rows = rows(book, "budget-statement", "2016-O1", Map.of("chapter", "IIA"));

            assertThat(rows.get("1 Wetgeving en controle Eerste Kamer").subList(0, 6))
                    .containsExactly(13_061L, 13_061L, 79L, 127L, 127L, 118L);
            assertThat(rows.get("2 Uitgaven tbv van (oud) leden Tweede Kamer en leden EP")
                            .subList(0, 6))
                    .containsExactly(29_396L, 29_396L, 86L, 44L, 44L, 0L);
            List<Long> total = rows.get("Totaal");
            assertThat(total.subList(0, 3)).containsExactly(139_579L, 139_579L, 5_154L);
            // The document has mutations of 6,011, 6,011 and 118. The open data have 1,000 less receipts on article 3,
            // and 3,381 more commitments and expenditure on articles 3 and 10, whose rows were not readable.
            assertThat(total.subList(3, 6)).containsExactly(6_011L + 3_381, 6_011L + 3_381, 118L - 1_000);
            assertThat(rows.get("3 Wetgeving en controle Tweede Kamer").getFirst())
                    .isEqualTo(97_421L);
            assertThat(rows.get("3 Wetgeving en controle Tweede Kamer").get(5)).isEqualTo(-1_000L);
            assertThat(rows.get("3 Wetgeving en controle Tweede Kamer").get(4)
                            + rows.get("10 Nominaal en onvoorzien").get(4))
                    .isEqualTo(6_011 - 127 - 44 + 3_381);
        }
    }

    /**
     * Kamerstuk 35975-VI-2, table 9: budgetary consequences of article 37 Migratie in the second supplementary budget of
     * 2021. The ledger holds its balances; their mutations are computed and equal the published ones.
     */
    @Test
    void table_of_the_second_supplementary_budget_2021_of_migration_is_reproduced() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            importFile(book, ImportFormat.BALANCES, "kst-35975-VI-2-table-9.csv");

            Map<String, List<Long>> rows = rows(book, "supplementary-budget", "2021-O2", Map.of("item", "VI/37"));

            // The document has one column of mutations of the Miljoenennota and one of the others; the report their
            // sum.
            assertThat(rows.get("Verplichtingen")).containsExactly(1_292_400L, 46_452L + 99_248, 1_438_100L);
            // The document calls the expenditure Programma-uitgaven.
            assertThat(rows.get("Uitgaven")).containsExactly(1_292_400L, 46_452L + 99_248, 1_438_100L);
            assertThat(rows.get("Ontvangsten")).containsExactly(79_891L, 41_100L + 54_593, 175_584L);
            assertThat(rows.get("Immigratie- en Naturalisatiedienst"))
                    .containsExactly(442_464L, 39_590L + 10_094, 492_148L);
            assertThat(rows.get("DJI - Vreemdelingenbewaring")).containsExactly(73_064L, 87L, 73_151L);
            assertThat(rows.get("COA")).containsExactly(639_665L, 26_426L + 82_839, 748_930L);
            assertThat(rows.get("NIDOS - opvang")).containsExactly(65_803L, 0L, 65_803L);
            assertThat(rows.get("Vluchtelingenwerk Nederland")).containsExactly(10_356L, 0L, 10_356L);
            assertThat(rows.get("Programma Keteninformatisering")).containsExactly(5_525L, 2L, 5_527L);
            assertThat(rows.get("Versterking vreemdelingenketen")).containsExactly(27_428L, -15_219L + 6_213, 18_422L);
            assertThat(rows.get("DJI - Dienst Vervoer en Ondersteuning"))
                    .containsExactly(10_027L, -2_631L + 13, 7_409L);
            assertThat(rows.get("REAN-regeling")).containsExactly(5_999L, -342L, 5_657L);
            assertThat(rows.get("Vreemdelingen vertrek")).containsExactly(7_428L, -1_241L, 6_187L);
            // Both subarticles have other subsidies.
            assertThat(rows.get("Overige Subsidies")).containsExactly(1_452L, 0L, 1_452L);
            assertThat(rows.get("Overige Subsidies (2)")).containsExactly(3_189L, -131L, 3_058L);
            // The adopted budget, the first column of the document, is in the table of the main mutations.
            assertThat(rows(book, "main-mutations", "2021-O2", Map.of("item", "VI/37", "flow", "EXPENDITURE"))
                            .get("Vastgestelde begroting 2021"))
                    .containsExactly(null, 1_403_934L);
        }
    }

    /**
     * Kamerstuk 35925-VI-21, second nota van wijziging on the budget of 2022 of Justitie en Veiligheid, as read on
     * zoek.officielebekendmakingen.nl in December 2026: its only table. The ledger holds the amounts and the categories
     * of its articles; the totals are computed. Subtotals of the categories are not in the document.
     */
    @Test
    void only_table_of_the_second_nota_van_wijziging_2022_of_justice_is_reproduced() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            importFile(book, ImportFormat.BEGROTINGSSTATEN, "kst-35925-VI-21-table-1.csv");
            recordCategories(
                    book, "VI", 2022, "35925-VI-21", "tabel 1", "POLICY", List.of("31", "32", "33", "34", "36", "37"));
            recordCategories(book, "VI", 2022, "35925-VI-21", "tabel 1", "NON_POLICY", List.of("91", "92", "93"));

            assertThat(ReportTextFixture.text(book, "budget-statement", "2022-VB", Map.of("chapter", "VI"))
                            .lines()
                            .map(line -> line.strip().replaceAll(" \\[[0-9,]+]", ""))
                            .map(PublishedDocumentsTest::headingAndBalances))
                    .containsSubsequence(
                            "Totaal | 15.653.516 | 15.679.943 | 1.570.467",
                            "Beleidsartikelen | 14.951.390 | 14.976.486 | 1.566.061",
                            "31 Politie | 6.676.221 | 6.697.317 | 500",
                            "32 Rechtspleging en rechtsbijstand | 1.871.734 | 1.871.734 | 198.130",
                            "33 Veiligheid en criminaliteitsbestrijding | 1.466.556 | 1.470.556 | 1.280.049",
                            "34 Straffen en Beschermen | 3.241.763 | 3.241.763 | 82.382",
                            "36 Contraterrorisme en nationaal veiligheidsbeleid | 491.752 | 491.752 | 2.000",
                            "37 Migratie | 1.203.364 | 1.203.364 | 3.000",
                            "Niet-beleidsartikelen | 702.126 | 703.457 | 4.406",
                            "91 Apparaat Kerndepartement | 461.196 | 462.527 | 4.406",
                            "92 Nog onverdeeld | 237.817 | 237.817 | 0",
                            "93 Geheim | 3.113 | 3.113 | 0");
        }
    }

    /**
     * Kamerstuk 34000-IIB-1, budget bill of 2015 of the other high councils of state and governors' offices, as read on
     * rijksfinancien.nl/voorstel-van-wet/2015/OWB/IIB in December 2026: its only table, the begrotingsstaat. What was
     * readable ends at the caption of a chart after it. The ledger holds the open data of Rijksfinanciën and the
     * categories that the document states.
     */
    @Test
    void only_table_of_the_budget_bill_2015_of_the_high_councils_is_reproduced_from_the_open_data() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            importFile(book, ImportFormat.BEGROTINGSSTATEN, "begrotingsstaten-2015-iib.csv");
            recordCategories(
                    book,
                    "IIB",
                    2015,
                    "34000-IIB-1",
                    "begrotingsstaat",
                    "POLICY",
                    List.of("1", "2", "3", "4", "6", "7", "8"));
            recordCategories(book, "IIB", 2015, "34000-IIB-1", "begrotingsstaat", "NON_POLICY", List.of("10"));

            Map<String, List<Long>> rows = rows(book, "budget-statement", "2015-OWB", Map.of("chapter", "IIB"));

            Map<String, List<Long>> document = new LinkedHashMap<>();
            // The row of the document has 113.808 once, without a total of the commitments; the report computes both.
            document.put("Totaal", List.of(113_808L, 113_808L, 5_695L));
            // The document has the headings of the categories without their sums.
            document.put("Beleidsartikelen", List.of(113_808L, 113_808L, 5_695L));
            document.put("1 Raad van State", List.of(59_034L, 59_034L, 1_950L));
            document.put("2 Algemene Rekenkamer", List.of(28_750L, 28_750L, 1_217L));
            // The names are those of the open data: the document has a small letter here and St. Maarten below.
            document.put("3 De Nationale Ombudsman", List.of(15_461L, 15_461L, 2_189L));
            document.put("4 Kanselarij der Nederlandse Orden", List.of(3_975L, 3_975L, 29L));
            document.put("6 Kabinet van de Gouverneur van Aruba", List.of(1_795L, 1_795L, 60L));
            document.put("7 Kabinet van de Gouverneur van Curaçao", List.of(2_735L, 2_735L, 200L));
            document.put("8 Kabinet van de Gouverneur van Sint Maarten", List.of(2_058L, 2_058L, 50L));
            // The document states 0 as receipts of article 10. The open data have no record of them; the cell is empty.
            document.put("Niet-beleidsartikelen", Arrays.asList(0L, 0L, null));
            document.put("10 Nominaal en onvoorzien", Arrays.asList(0L, 0L, null));
            assertThat(rows).containsExactlyEntriesOf(document);
        }
    }

    /** The columns before these need the budget bill, which the document does not state. */
    private static String headingAndBalances(String line) {
        List<String> cells = List.of(line.split(" {2,}"));
        return cells.size() < 4
                ? line
                : cells.getFirst() + " | " + String.join(" | ", cells.subList(cells.size() - 3, cells.size()));
    }

    private static void recordCategories(
            ApplicationFixture book,
            String chapter,
            int validFrom,
            String document,
            String place,
            String category,
            List<String> articles) {
        for (String article : articles) {
            HttpReply reply = book.as("approver").post("/v1/chapters/" + chapter + "/items/marks", """
                {"item": "%s/%s", "validFrom": %d, "source": {"document": "%s", "place": "%s"}, "category": "%s"}\
                """.formatted(
                            chapter, article, validFrom, document, place, category));
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        }
        book.awaitProjections();
    }
}
