package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.MutationFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Published files are imported completely or not at all; their order does not change the result. */
@Tag("main")
@ParameterizedClass
@EnumSource
class ImportServiceTest extends ImportServiceFixture {
    ImportServiceTest(TestDatabase databases) {
        super(databases);
    }

    @Test
    void rows_with_different_source_urls_are_all_imported_and_a_copy_changes_nothing() throws IOException {
        String lines = """
            moment,document,item,flow,year,amount_thousands,source_url
            2037-O2,Stuk,XX/754,U,2037,10,https://example.org/1
            2037-O2,Stuk,XX/755,U,2037,11,https://example.org/2
            2037-O2,Stuk,XX/756,U,2037,12,
            """;
        ImportResult taken = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("een.csv"), lines)));
        ImportResult copy = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("twee.csv"), lines)));

        assertThat(taken.mutations()).isEqualTo(3);
        assertThat(balance("XX/755", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(11));
        assertThat(balance("XX/756", Flow.EXPENDITURE, 2037, "2037-O2")).isEqualTo(new Thousands(12));
        assertThat(copy.isAccepted()).isTrue();
        assertThat(copy.mutations()).isZero();
        assertThat(copy.alreadyRecorded()).isEqualTo(3);
    }

    @Test
    void moments_whose_statutory_day_is_in_no_budget_year_are_imported_or_refused() throws IOException {
        String lines = """
            moment,document,item,flow,year,amount_thousands
            1814-OWB,Stuk,XX/754,U,1814,10
            """;
        ImportResult first = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("een.csv"), lines)));
        ImportResult last = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("twee.csv"),
                        lines.replace("1814-OWB", "2199-SW").replace("1814", "2199"))));

        assertThat(first.refusals()).isEmpty();
        assertThat(first.mutations()).isEqualTo(1);
        assertThat(last.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .hasAtLeastOneElementOfType(MomentRefusal.ImplausibleDate.class);
        assertThat(last.mutations()).isZero();
    }

    /**
     * Somebody who may read one entry of a file could otherwise try amounts of the others. The name of a file can be
     * that of a person, which no receipt or archive package may have.
     */
    @Test
    void entries_have_neither_the_name_of_their_file_nor_a_hash_that_others_can_compute() throws IOException {
        String lines = """
            moment,document,item,flow,year,amount_thousands
            2037-O2,Stuk,XX/754,U,2037,10
            """;
        ImportResult taken = importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve("van-jan-jansen.csv"), lines)));
        String keyed = book.bean(ContentHasher.class).hash(taken.sha256());

        List<String> recorded = new JdbcTemplate(book.bean(DataSource.class))
                .query(
                        "select aggregate_identifier, coalesce(metadata, payload) from ledger_entry",
                        (row, number) -> row.getString(1) + new String(row.getBytes(2), StandardCharsets.UTF_8));

        String identity = String.join("\n", "2037-O2", "XX", "Stuk", "", "", "", "0");
        assertThat(recorded)
                .anyMatch(entry -> entry.contains(keyed))
                .anyMatch(entry -> entry.contains(mutationId(keyed, identity)))
                .anyMatch(entry -> entry.matches(".*\"idempotencyKey\":\"[0-9a-f-]{36}\\\\n0\".*"))
                .noneMatch(entry -> entry.contains("jansen"))
                .noneMatch(entry -> entry.contains(taken.sha256()))
                .noneMatch(entry -> entry.contains(mutationId(taken.sha256(), identity)));
    }

    private static String mutationId(String fileHash, String part) {
        return DocumentMutationCommandFactory.balanceMutationId(fileHash, part)
                .value()
                .toString();
    }

    @Test
    void mutation_reference_is_unique_per_document_and_moment_and_kind_words_ignore_case() throws IOException {
        String header = "mutation,moment,document,title,kind,item,flow,year,amount_thousands\n";
        importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("een.csv"),
                        header + "1,2035-O1,Stuk A,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult other = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("twee.csv"),
                        header + "1,2035-O2,Stuk B,Titel,overige mutaties,XX/511,U,2035,50\n")));
        ImportResult capital = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("drie.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n")));
        ImportResult same = importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(
                        folder.resolve("vier.csv"),
                        header.substring("mutation,".length())
                                + "2036-O1,Stuk,Titel,Overige  Mutaties,XX/511,U,2036,50\n")));

        assertThat(other.mutations()).isEqualTo(1);
        assertThat(capital.mutations()).isEqualTo(1);
        assertThat(same.mutations()).isZero();
        assertThat(same.alreadyRecorded()).isEqualTo(1);
    }

    @Test
    void equivalent_kind_words_give_one_mutation_and_other_content_is_refused() throws IOException {
        String header = "moment,document,title,kind,item,flow,year,amount_thousands\n";
        importMutations("een.csv", header + "2036-O1,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult same = importMutations("twee.csv", header + "2036-O1,Stuk,Titel,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult other = importMutations("drie.csv", header + "2036-O1,Stuk,Titel,tabelkolom,XX/511,U,2036,51\n");
        importMutations("vier.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,overige mutaties,XX/511,U,2036,50\n");
        ImportResult title = importMutations(
                "vijf.csv", "mutation," + header + "1,2036-O2,Stuk,Iets anders,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult spelling = importMutations(
                "zeven.csv", "mutation," + header + "1,2036-O2,Stuk,TITEL,PUBLISHED,XX/511,U,2036,50\n");
        ImportResult kind =
                importMutations("zes.csv", "mutation," + header + "1,2036-O2,Stuk,Titel,meevaller,XX/511,U,2036,50\n");

        assertThat(same.mutations()).isZero();
        assertThat(same.alreadyRecorded()).isEqualTo(1);
        assertThat(other.refusals())
                .singleElement()
                .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(ImportRefusal.TakenOtherwise.class));
        assertThat(title.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new ImportRefusal.TakenWithOther("XX-2036-0002", "title", "Titel", "Iets anders"));
        assertThat(spelling.alreadyRecorded()).isEqualTo(1);
        assertThat(kind.refusals())
                .extracting(ImportResult.RefusedRow::refusal)
                .containsExactly(new ImportRefusal.TakenWithOther("XX-2036-0002", "kind", "PUBLISHED", "RE_ESTIMATE"));
    }

    @Test
    void exact_balance_is_booked_beside_a_rounded_one_and_an_invalid_year_stays_open() throws IOException {
        new LedgerFixture(book).chapter("XX").items(2025, "XX/37");
        String lines = "moment,document,item,flow,year,amount_thousands,precision_thousands\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1234,1\n"
                + "2026-OWB,Stuk,XX/37,U,2026,1200,100\n"
                + "2026-OWB,Stuk,XX/37,U,2011,1100,1\n";
        ImportResult taken = importBalances("standen.csv", lines);

        assertThat(taken.refusals()).isEmpty();
        assertThat(taken.mutations()).isEqualTo(1);
        assertThat(taken.checks()).isEqualTo(1);
        assertThat(taken.leftOut()).extracting(ImportResult.RefusedRow::row).containsExactly(4L);
        assertThat(taken.leftOut())
                .singleElement()
                .satisfies(stays -> assertThat(stays.refusal()).isInstanceOf(StructureRefusal.ChapterNotValid.class));
        assertThat(balance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB")).isEqualTo(new Thousands(1_234));
        assertThat(importBalances(
                                "booked.csv",
                                lines.replace("2026-OWB,Stuk,XX/37,U,2011,", "2011-OWB,Stuk,XX/37,U,2011,")
                                        .replace("1100,1\n", "1100,1\n"))
                        .refusals())
                .isNotEmpty();
    }

    @Test
    void repeated_import_restores_stated_balances_and_leaves_reversed_mutations() throws IOException {
        String stated = "moment,document,item,flow,year,amount_thousands\n2036-OWB,Stuk,XX/511,U,2036,100\n";
        String detail = "moment,document,title,kind,item,flow,year,amount_thousands\n"
                + "2036-OWB,Stuk,Titel,overige mutaties,XX/511/2,U,2036,30\n";
        importBalances("standen.csv", stated);
        importMutations("detail.csv", detail);
        MutationFileParser.parse(
                TableFile.firstSheetOf(folder.resolve("detail.csv")),
                Long.MAX_VALUE,
                read -> new LedgerFixture(book)
                        .reverse(((Command.ImportMutation) DocumentMutationCommandFactory.importCommand(read, false))
                                .mutation()));
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(70));

        ImportResult again = importBalances("standen.csv", stated);
        ImportResult reversed = importMutations("detail.csv", detail);

        assertThat(again.mutations()).isEqualTo(1);
        assertThat(again.alreadyRecorded()).isZero();
        assertThat(balance("XX/511", Flow.EXPENDITURE, 2036, "2036-OWB")).isEqualTo(new Thousands(100));
        assertThat(importBalances("standen.csv", stated).alreadyRecorded()).isEqualTo(1);
        assertThat(reversed.isAccepted()).isTrue();
        assertThat(reversed.mutations()).isZero();
        assertThat(reversed.alreadyRecorded()).isZero();
        assertThat(reversed.leftOut())
                .containsExactly(new ImportResult.RefusedRow(
                        2, new ImportRefusal.TakenAndReversed("XX-2036-0003", "XX-2036-0004")));
    }

    @Test
    void repeated_import_of_a_detail_with_an_adjustment_changes_nothing() throws IOException {
        importBalances("standen.csv", "moment,document,item,flow,year,amount_thousands\n2036-O1,Stuk,XX/5,U,2036,9\n");
        String detail = "moment,document,title,kind,item,flow,year,amount_thousands\n"
                + "2036-O1,Stuk,Titel,overige mutaties,XX/5/2,U,2036,3\n";
        long taken = importMutations("detail.csv", detail).ledgerNumber();

        assertThat(importMutations("kopie.csv", detail).alreadyRecorded()).isEqualTo(1);
        assertThat(book.ledgerNumber()).isEqualTo(taken);
        assertThat(balance("XX/5/~", Flow.EXPENDITURE, 2036, "2036-O1")).isEqualTo(new Thousands(6));
    }

    @Test
    void repeated_import_of_the_same_lines_changes_nothing() throws IOException {
        TableFile first =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportResult taken = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        assertThat(taken.mutations()).isEqualTo(5);

        ImportResult again = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, first);
        ImportResult more = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                                + "2013,O,VI,Veiligheid en Justitie,37,Vreemdelingen,0,0,0,,\n"));

        assertThat(again.mutations()).isZero();
        assertThat(again.alreadyRecorded()).isEqualTo(5);
        assertThat(again.ledgerNumber()).isEqualTo(taken.ledgerNumber());
        assertThat(more.mutations()).isEqualTo(3);
        assertThat(balance("VI/37", Flow.EXPENDITURE, 2013, "2013-O2")).isEqualTo(new Thousands(767_400));
        assertThat(balance("VI/37", Flow.RECEIPTS, 2013, "2013-SW")).isEqualTo(new Thousands(0));
    }

    @Test
    void contradicting_file_is_refused_with_both_values_and_records_nothing() throws IOException {
        importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"));
        long before = book.ledgerNumber();

        ImportResult other = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file(
                        "twee.csv",
                        "2013,U,VII,Binnenlandse Zaken,70,Vreemdelingen,733200,0,0,0,0\n"
                                + "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751426,767400,751429\n"));

        assertThat(other.isAccepted()).isFalse();
        assertThat(other.refusals())
                .containsExactly(new ImportResult.RefusedRow(
                        3,
                        new ImportRefusal.StatedOtherwise(
                                ItemPath.parse("VI/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2013),
                                Moment.parse("2013-O1"),
                                new Thousands(751_425),
                                new Thousands(751_426),
                                1)));
        assertThat(book.ledgerNumber()).isEqualTo(before);
        assertThat(book.as("auditor").get("/v1/chapters").body())
                .contains("\"VI\"")
                .doesNotContain("\"VII\"");
    }

    @Test
    void import_dry_run_returns_the_same_result_and_records_nothing() throws IOException {
        TableFile file =
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        ImportService intake = book.bean(ImportService.class);

        ImportResult tried = intake.importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file,
                "een.csv",
                IMPORTER,
                new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()),
                (row, rows) -> {});
        assertThat(book.ledgerNumber()).isZero();
        ImportResult taken = importFile(ImportService.ImportFormat.BEGROTINGSSTATEN, file);

        assertThat(tried.isAccepted()).isTrue();
        assertThat(tried.recorded()).isFalse();
        assertThat(tried.entries()).isEqualTo(taken.entries()).isEqualTo(book.ledgerNumber());
    }

    @Test
    void file_with_flaws_records_nothing() throws IOException {
        ImportResult taken = importFile(
                ImportService.ImportFormat.BEGROTINGSSTATEN,
                file("een.csv", "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,1,5;2,767400,751429\n"));

        assertThat(taken.isAccepted()).isFalse();
        assertThat(taken.flawCount()).isPositive();
        assertThat(book.ledgerNumber()).isZero();
    }

    @Test
    void import_progress_never_exceeds_the_number_of_rows() throws IOException {
        TableFile file = file(
                "rijen.csv",
                "2013,U,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n"
                        + "2013,V,VI,Veiligheid en Justitie,37,Vreemdelingen,0,733200,751425,767400,751429\n");
        List<Long> reached = new ArrayList<>();

        book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.BEGROTINGSSTATEN,
                        file,
                        "rijen.csv",
                        IMPORTER,
                        new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {
                            assertThat(rows).isEqualTo(2);
                            reached.add(row);
                        });

        assertThat(reached).isSorted().allMatch(row -> row <= 2).last().isEqualTo(2L);
    }

    private ImportResult importMutations(String name, String lines) throws IOException {
        return importFile(
                ImportService.ImportFormat.MUTATIONS,
                TableFile.firstSheetOf(Files.writeString(folder.resolve(name), lines)));
    }

    private ImportResult importBalances(String name, String lines) throws IOException {
        return importFile(
                ImportService.ImportFormat.BALANCES,
                TableFile.firstSheetOf(Files.writeString(folder.resolve(name), lines)));
    }
}
