package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindDetailsTest {
    private static final Succession LINK = new Succession(ItemPath.parse("V/4"), ItemPath.parse("XX/37"));

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void lineage_of_1_to_500_links_is_accepted(int links) {
        assertThat(linked(links).links()).hasSize(links);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void lineage_of_0_or_501_links_is_rejected(int links) {
        assertThatThrownBy(() -> linked(links)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void kind_details_without_lineage_have_no_links() {
        assertThat(KindDetails.NONE.links()).isEmpty();
    }

    @Test
    void stated_kind_details_are_named_as_in_the_api() {
        KindDetails all = new KindDetails(
                "cause",
                "prognosis",
                true,
                "decision",
                true,
                "conditions",
                "36800-XX-12",
                "a member",
                Moment.parse("2026-OWB"),
                new BudgetYear(2025),
                List.of(LINK));

        assertThat(all.statedFields())
                .containsExactly(
                        "cause",
                        "prognosis",
                        "prognosisNotStated",
                        "decision",
                        "decisionNotStated",
                        "conditions",
                        "parliamentaryPaper",
                        "member",
                        "bill",
                        "carriedFrom",
                        "lineage");
        assertThat(KindDetails.NONE.statedFields()).isEmpty();
    }

    @Test
    void estimate_details_state_a_prognosis_or_its_absence() {
        assertThat(KindDetails.forReEstimate("why", "MPP-II").statedFields()).containsExactly("cause", "prognosis");
        assertThat(KindDetails.forReEstimate("why", null).statedFields())
                .containsExactly("cause", "prognosisNotStated");
    }

    /** What reads the lines and the prose of a proposal: each gives back what it took. */
    static Stream<UnaryOperator<String>> readers() {
        return Stream.of(
                KindDetails::requireLine,
                KindDetails::requireProse,
                Proposal::requireTitle,
                Proposal::requireExplanation,
                Proposal::requireCoverage,
                Proposal::requireNote,
                Posting::requireNote,
                Source::requireLine);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void proposal_text_is_kept_as_written_and_invisible_or_overlong_text_rejected(UnaryOperator<String> reader) {
        assertThat(reader.apply("Voorjaarsnota 2025")).isEqualTo("Voorjaarsnota 2025");
        assertThatThrownBy(() -> reader.apply("\u0000")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> reader.apply("a".repeat(10_001))).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void proposal_date_is_kept_as_written() {
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThat(Proposal.requireDate(day)).isEqualTo(day);
    }

    @Test
    void parsed_value_is_the_one_that_its_text_names() {
        String id = "6695d6f6-ce82-338f-8db6-08789619b4e4";
        ItemPath article = ItemPath.parse("XX/37");

        assertThat(MutationKind.parse("CASH_SHIFT")).isEqualTo(MutationKind.CASH_SHIFT);
        assertThat(Flow.parse("RECEIPTS")).isEqualTo(Flow.RECEIPTS);
        assertThat(MutationClass.parse("POLICY")).isEqualTo(MutationClass.POLICY);
        assertThat(MutationId.parse(id)).hasToString(id);
        assertThat(new PersonId("proposer")).hasToString("proposer");
        assertThat(Continuation.parse("UNTIL", new BudgetYear(2027)))
                .isEqualTo(new Continuation(Continuation.Type.UNTIL, new BudgetYear(2027)));
        assertThat(Posting.requireItem(article)).isEqualTo(article);
        assertThat(Succession.requireItem(article)).isEqualTo(article);
        assertThat(Source.requireSha256("a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(Source.requireUrl("https://rijksfinancien.nl")).isEqualTo("https://rijksfinancien.nl");
    }

    @Test
    void duplicate_lineage_link_is_rejected() {
        assertThatThrownBy(() -> of(List.of(LINK, LINK))).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asielpakket COA",
                " Asielpakket COA ",
                "Asielpakket \u00a0 COA",
                "Ａsielpakket COA",
                "Asielpakket\u2003COA"
            })
    void coverage_package_name_is_normalised(String written) {
        assertThat(Proposal.requireCoverage(written)).isEqualTo("Asielpakket COA");
    }

    @Test
    void coverage_package_name_with_accents_is_normalised() {
        assertThat(Proposal.requireCoverage("Coo\u0308rdinatie"))
                .isEqualTo(Proposal.requireCoverage("Co\u00f6rdinatie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0421OA", "COA\u200d", "COA\ufe0f", "\u0391siel", "x\u0337", "٣"})
    void coverage_package_name_with_look_alike_characters_is_rejected(String written) {
        assertThatThrownBy(() -> Proposal.requireCoverage(written)).isInstanceOf(MalformedValueException.class);
    }

    private static KindDetails linked(int links) {
        return of(IntStream.rangeClosed(1, links)
                .mapToObj(i -> new Succession(ItemPath.parse("V/4"), ItemPath.parse("XX/" + i)))
                .toList());
    }

    private static KindDetails of(List<Succession> lineage) {
        return new KindDetails(null, null, false, null, false, null, null, null, null, null, lineage);
    }
}
