package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportService.ImportFormat;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.table.FileFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published files are read without changes. */
class PublishedFilesTest {
    private final List<BudgetStatementRow> statements = new ArrayList<>();
    private final List<ParsedMutation> mutations = new ArrayList<>();
    private final List<ParsedBalance> balances = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void published_files_are_parsed_without_flaws(PublishedImportData data) {
        FileParseSummary ofStatements = StatementFileParser.parse(data.statements(), statements::add);
        assertThat(ofStatements)
                .isEqualTo(new FileParseSummary(statements.size(), List.of(), 0, List.of(), 0, List.of()));
        assertThat(statements.stream().mapToInt(one -> one.balances().size()).sum())
                .isEqualTo(data.statedBalanceCount());

        for (FileParseSummary read : List.of(
                MutationFileParser.parse(data.file(ImportFormat.MUTATIONS), Long.MAX_VALUE, mutations::add),
                BalanceFileParser.parse(data.file(ImportFormat.BALANCES), balances::add))) {
            assertThat(read.flaws()).isEmpty();
            assertThat(read.unknownColumns()).isEmpty();
            assertThat(read.openRowCount()).isPositive();
        }
    }

    @Test
    void budget_statement_line_is_parsed_with_its_balances() {
        StatementFileParser.parse(PublishedImportData.MADE.statements(), statements::add);

        assertThat(statements.getFirst())
                .isEqualTo(new BudgetStatementRow(
                        2,
                        new BudgetYear(2013),
                        Flow.RECEIPTS,
                        new ChapterCode("A"),
                        "Infrastructuurfonds",
                        "12",
                        "Hoofdwegennet",
                        Map.of(
                                Moment.parse("2013-OWB"), new Thousands(2_104),
                                Moment.parse("2013-VB"), new Thousands(2_385),
                                Moment.parse("2013-O1"), new Thousands(2_295),
                                Moment.parse("2013-O2"), new Thousands(2_455),
                                Moment.parse("2013-SW"), new Thousands(2_260))));
    }

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void unpublished_balance_is_absent_and_not_zero(PublishedImportData data) {
        StatementFileParser.parse(data.statements(), statements::add);

        assertThat(statements)
                .filteredOn(one -> one.year().value() == 2021)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.balances().keySet()).containsExactly(Moment.parse("2021-OWB")));
        assertThat(statements)
                .filteredOn(one -> one.year().value() == 2020)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.balances().keySet())
                        .contains(Moment.parse("2020-OWB"))
                        .doesNotContain(Moment.parse("2020-O2"), Moment.parse("2020-SW")));
    }

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void name_damaged_at_the_source_is_kept_by_the_parser(PublishedImportData data) {
        StatementFileParser.parse(data.statements(), statements::add);

        assertThat(statements.stream().map(BudgetStatementRow::chapterName)).contains("Financi?n", "Financien");
    }

    @Test
    void mutation_row_without_a_year_stays_open() {
        FileParseSummary read = MutationFileParser.parse(
                PublishedImportData.MADE.file(ImportFormat.MUTATIONS), Long.MAX_VALUE, mutations::add);

        assertThat(read.openRows())
                .extracting(FileFlaw::row, FileFlaw::column, FileFlaw::code)
                .containsExactly(tuple(6L, "year", "open-year"));
        assertThat(mutations.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.proposal().kind().name(), Collectors.counting())))
                .isEqualTo(Map.of("RE_ESTIMATE", 1L, "PUBLISHED", 3L, "INTENSIFICATION", 1L, "FINAL_BUDGET", 1L));
    }

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void single_part_of_a_transfer_becomes_a_published_change_with_its_kind_word(PublishedImportData data) {
        MutationFileParser.parse(data.file(ImportFormat.MUTATIONS), Long.MAX_VALUE, mutations::add);

        assertThat(titled("Migratiepartnerschappen").proposal().note())
                .endsWith("\nSoort volgens de bron: overboeking van XVII (BHO)");
        assertThat(postings(titled("Asielmaatregelen Regeerprogramma")))
                .contains("XX/37~91 U 2026 68678", "XX/37~91 U 2027 55319");
        assertThat(mutations.stream().map(one -> one.proposal().basis())).contains(Basis.PRESS);
    }

    @Test
    void article_rows_with_details_are_counted_once() {
        MutationFileParser.parse(PublishedImportData.MADE.file(ImportFormat.MUTATIONS), Long.MAX_VALUE, mutations::add);

        ParsedMutation spring = titled("Mutaties 1e suppletoire begroting");
        Map<Flow, Long> sums = spring.proposal().postings().stream()
                .collect(Collectors.groupingBy(
                        posting -> posting.flow(),
                        Collectors.summingLong(posting -> posting.thousands().value())));
        assertThat(sums).isEqualTo(Map.of(Flow.COMMITMENTS, 2_400L, Flow.EXPENDITURE, 2_400L));
        assertThat(postings(spring)).contains("VI/37 V 2023 2400", "VI/37/2/bijdrage-aan-agentschappen/ind U 2023 240");
        assertThat(spring.proposal().postings())
                .filteredOn(posting -> posting.item().equals(ItemPath.parse("VI/37/~")))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.thousands()).isEqualTo(new Thousands(2_400 - 240 - 1_380));
                    assertThat(rest.note()).isEqualTo("Totaal volgens de bron: 2400");
                    assertThat(rest.basis()).isEqualTo(Basis.DERIVED);
                });
        assertThat(spring.names())
                .containsEntry(ItemPath.parse("VI/37/2/bijdrage-aan-zbo-s-rwt-s"), "Bijdrage aan ZBO's/RWT's");
    }

    @Test
    void exact_balances_are_booked_and_others_kept_as_published_balances() {
        FileParseSummary read =
                BalanceFileParser.parse(PublishedImportData.MADE.file(ImportFormat.BALANCES), balances::add);

        assertThat(read.openRows())
                .extracting(FileFlaw::row, FileFlaw::column, FileFlaw::code)
                .containsExactly(tuple(9L, "article", "open-item"));
        assertThat(balances)
                .filteredOn(one -> !one.isToBeBooked())
                .extracting(one -> one.item() + " " + one.year() + " " + one.thousands() + " " + one.basis())
                .containsExactly("XX/37 2023 0 null", "XX 2025 9000 null", "XX 2025 8500 PRESS");
        assertThat(balances)
                .filteredOn(one -> one.basis() == Basis.DERIVED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.item()).isEqualTo(ItemPath.parse("XX/37/3"));
                    assertThat(one.note()).isEqualTo("artikel min 37.2");
                });
    }

    private ParsedMutation titled(String title) {
        return mutations.stream()
                .filter(one -> one.proposal().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> postings(ParsedMutation mutation) {
        return mutation.proposal().postings().stream()
                .map(posting -> posting.item() + " " + posting.flow().letter() + " " + posting.year() + " "
                        + posting.thousands())
                .toList();
    }
}
