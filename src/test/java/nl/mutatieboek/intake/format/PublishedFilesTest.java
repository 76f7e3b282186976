package nl.mutatieboek.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.TableFile;
import org.junit.jupiter.api.Test;

/** Two files as they were published or put together from what was, read as they are. */
class PublishedFilesTest {
    private final List<PublishedStatement> statements = new ArrayList<>();
    private final List<ReadMutation> mutations = new ArrayList<>();

    @Test
    void reads_every_line_of_the_budget_statements_of_2013_to_2016_and_2020_and_2021() {
        ReadFile read = StatementFile.read(file("begrotingsstaten.csv"), statements::add);

        assertThat(read).isEqualTo(new ReadFile(2_841, List.of(), 0, List.of(), 0, List.of()));
        assertThat(statements).hasSize(2_841);
        assertThat(statements.getFirst())
                .isEqualTo(new PublishedStatement(
                        2,
                        new BudgetYear(2013),
                        Flow.RECEIPTS,
                        new ChapterCode("A"),
                        "Infrastructuurfonds",
                        "12",
                        "Hoofdwegennet",
                        Map.of(
                                Moment.parse("2013-OWB"), new Thousands(262_105),
                                Moment.parse("2013-VB"), new Thousands(262_105),
                                Moment.parse("2013-O1"), new Thousands(127_451),
                                Moment.parse("2013-O2"), new Thousands(173_148),
                                Moment.parse("2013-SW"), new Thousands(150_887))));
    }

    @Test
    void takes_what_is_not_published_for_nothing_and_not_for_zero() {
        StatementFile.read(file("begrotingsstaten.csv"), statements::add);

        assertThat(statements)
                .filteredOn(one -> one.year().value() == 2021)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.balances().keySet()).containsExactly(Moment.parse("2021-OWB")));
        assertThat(statements)
                .filteredOn(one -> one.year().value() == 2020)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.balances().keySet())
                        .containsExactlyInAnyOrder(
                                Moment.parse("2020-OWB"), Moment.parse("2020-VB"), Moment.parse("2020-O1")));
    }

    @Test
    void leaves_a_name_that_was_damaged_at_the_source_as_it_is() {
        StatementFile.read(file("begrotingsstaten.csv"), statements::add);

        assertThat(statements.stream().map(PublishedStatement::chapterName)).contains("Financi?n", "Financien");
    }

    @Test
    void reads_every_mutation_of_the_asylum_budgets_and_books_none_without_its_year() {
        ReadFile read = MutationFile.read(file("asylum-mutations.csv"), mutations::add);

        assertThat(read.flaws()).isEmpty();
        assertThat(read.rows()).isEqualTo(121);
        assertThat(read.unknownColumns()).isEmpty();
        assertThat(read.open())
                .extracting(Flaw::row, Flaw::column, Flaw::code)
                .containsExactly(tuple(12L, "year", "open-year"));
        assertThat(mutations.stream()
                        .collect(Collectors.groupingBy(
                                one -> one.proposal().kind().name(), Collectors.counting())))
                .isEqualTo(Map.of("RE_ESTIMATE", 7L, "PUBLISHED", 13L, "INTENSIFICATION", 1L, "FINAL_BUDGET", 2L));
    }

    @Test
    void makes_a_leg_that_the_source_leaves_alone_a_published_change_and_keeps_its_word() {
        MutationFile.read(file("asylum-mutations.csv"), mutations::add);

        assertThat(titled("Migratiepartnerschappen").proposal().note()).isEqualTo("""
            tabelkolom; tekst zegt 2025 t/m 2028 (zie D-01)
            Soort volgens de bron: overboeking van XVII (BHO)\
            """);
        assertThat(postings(titled("Asielmaatregelen Regeerprogramma")))
                .containsExactly(
                        "XX/37~91 U 2026 68678",
                        "XX/37~91 U 2027 55319",
                        "XX/37~91 U 2028 55074",
                        "XX/37~91 U 2029 54474",
                        "XX/37~91 U 2030 54457");
        assertThat(titled("Nidos lagere bezetting").proposal().basis()).isEqualTo(Basis.PRESS);
    }

    @Test
    void counts_what_lies_below_an_article_once() {
        MutationFile.read(file("asylum-mutations.csv"), mutations::add);

        ReadMutation spring = mutations.stream()
                .filter(one -> one.firstRow() == 21)
                .findFirst()
                .orElseThrow();
        Map<Flow, Long> sums = spring.proposal().postings().stream()
                .collect(Collectors.groupingBy(
                        posting -> posting.flow(),
                        Collectors.summingLong(posting -> posting.thousands().value())));
        assertThat(sums).isEqualTo(Map.of(Flow.COMMITMENTS, 2_430_512L, Flow.EXPENDITURE, 2_430_512L));
        assertThat(postings(spring))
                .contains("VI/37 V 2023 2430512", "VI/37/2/bijdrage-aan-agentschappen/ind U 2023 242747");
        assertThat(spring.proposal().postings())
                .filteredOn(posting -> posting.item().equals(ItemPath.parse("VI/37/~")))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.note()).isEqualTo("Totaal volgens de bron: 2430512");
                    assertThat(rest.basis()).isEqualTo(Basis.DERIVED);
                });
        assertThat(spring.names())
                .containsEntry(ItemPath.parse("VI/37/2/bijdrage-aan-zbo-s-rwt-s"), "Bijdrage aan ZBO's/RWT's");
    }

    private ReadMutation titled(String title) {
        return mutations.stream()
                .filter(one -> one.proposal().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> postings(ReadMutation mutation) {
        return mutation.proposal().postings().stream()
                .map(posting -> posting.item() + " " + posting.flow().letter() + " " + posting.year() + " "
                        + posting.thousands())
                .toList();
    }

    private static TableFile file(String name) {
        try {
            return TableFile.at(Path.of(Objects.requireNonNull(PublishedFilesTest.class.getResource("/intake/" + name))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
