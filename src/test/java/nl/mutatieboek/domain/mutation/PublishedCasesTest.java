package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.KindDetailsBuilder.empty;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static nl.mutatieboek.domain.mutation.PublishedMutations.item;
import static nl.mutatieboek.domain.mutation.PublishedMutations.lines;
import static nl.mutatieboek.domain.mutation.PublishedMutations.published;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.KindRefusal;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;

/**
 * Published cases, entered to the thousand. The figures of 2013 and 2020 are open data on budget statements
 * (rijksfinancien.nl), which do not include the days of changes.
 */
class PublishedCasesTest {
    @Test
    void article_70_of_chapter_vii_becomes_article_37_of_chapter_vi_in_2013() {
        DecisionScenario story = DecisionScenario.givenEmptyBook()
                .and(
                        registerMoment("2013-OWB", "2012-09-18"),
                        registerMoment("2013-NVW-1", "2012-12-01"),
                        registerMoment("2013-O1", "2013-05-31"),
                        registerMoment("2013-O2", "2013-11-29"),
                        registerMoment("2013-SW", "2014-05-21"),
                        openChapter("VII", 2013, null, true),
                        registerItem("VII/70", 2013, 2013),
                        openChapter("VI", 2013, null, true),
                        registerItem("VI/37", 2013, null))
                .and(bookMutation(
                        "opening",
                        ProposalDraft.opening("VII/70 U 2013 733200", "VII/70 V 2013 733200")
                                .withMoment("2013-OWB")));

        story.and(bookMutation(
                "reorganisation",
                of(
                                MutationKind.REORGANISATION,
                                "VII/70 U 2013 -733200",
                                "VI/37 U 2013 733200",
                                "VII/70 V 2013 -733200",
                                "VI/37 V 2013 733200")
                        .withMoment("2013-NVW-1")
                        .withDetails(empty().lineage("VII/70 VI/37"))));

        assertThat(balances(story, 2013, "VII/70")).isEqualTo("U 0, V 0, O 0");
        assertThat(balances(story, 2013, "VI/37")).isEqualTo("U 733200, V 733200, O 0");
        assertThat(story.book().events(Event.LineageLinked.class))
                .singleElement()
                .satisfies(linked -> {
                    assertThat(linked.chapter()).hasToString("VI");
                    assertThat(linked.links()).containsExactly(succession("VII/70", "VI/37"));
                });

        story.and(published("spring", "2013-O1", "VI/37 U 2013 18225", "VI/37 V 2013 18225"));
        assertThat(balances(story, 2013, "VI/37")).isEqualTo("U 751425, V 751425, O 0");
        story.and(published("autumn", "2013-O2", "VI/37 U 2013 15975", "VI/37 V 2013 -504025"));
        assertThat(balances(story, 2013, "VI/37")).isEqualTo("U 767400, V 247400, O 0");
        story.and(importMutation(
                "final",
                of(MutationKind.FINAL_BUDGET, "VI/37 U 2013 -15971", "VI/37 V 2013 -73468", "VI/37 O 2013 27466")
                        .withMoment("2013-SW")));
        assertThat(balances(story, 2013, "VI/37")).isEqualTo("U 751429, V 173932, O 27466");
    }

    /** The bill, under the old number; changes of the adopted budget under the new one; each U, V and O. */
    private static final Map<String, String> CHAPTER_V_IN_2020 = articles(
            "41 1: 125788 111696 0 + 0 0 0",
            "42 2: 283826 270933 1242 + -3500 -3500 0",
            "43 3: 9069744 8825395 693824 + 0 0 0",
            "44 4: 54198 51873 50374 + -1000 -1000 500",
            "46 6: 3027 3027 0 + 0 0 0",
            "47 7: 814826 814826 41450 + 5000 5000 0");

    @Test
    void articles_41_to_47_of_chapter_v_become_1_to_7_in_2020() {
        DecisionScenario story = DecisionScenario.givenEmptyBook()
                .and(
                        registerMoment("2020-OWB", "2019-09-17"),
                        registerMoment("2020-NVW-1", "2019-11-01"),
                        registerMoment("2020-VB", "2019-12-19"),
                        openChapter("V", 2013, null, true),
                        registerItem("V/4", 2013, 2013));
        CHAPTER_V_IN_2020.keySet().forEach(numbers -> {
            story.and(registerItem("V/" + was(numbers), 2014, 2020));
            story.and(registerItem("V/" + becomes(numbers), 2020, null));
        });
        List<String> bill = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        CHAPTER_V_IN_2020.forEach((numbers, figures) -> {
            String[] bothFigures = figures.split(" \\+ ");
            bill.addAll(lines("V/" + was(numbers), bothFigures[0], 1));
            moved.addAll(lines("V/" + was(numbers), bothFigures[0], -1));
            moved.addAll(lines("V/" + becomes(numbers), bothFigures[0], 1));
            changed.addAll(lines("V/" + becomes(numbers), bothFigures[1], 1));
        });
        String[] lineage = CHAPTER_V_IN_2020.keySet().stream()
                .map(numbers -> "V/" + was(numbers) + " V/" + becomes(numbers))
                .toArray(String[]::new);

        story.and(bookMutation(
                "bill", ProposalDraft.opening(bill.toArray(String[]::new)).withMoment("2020-OWB")));
        story.and(bookMutation(
                "reorganisation",
                of(MutationKind.REORGANISATION, moved.toArray(String[]::new))
                        .withMoment("2020-NVW-1")
                        .withDetails(empty().lineage(lineage))));
        story.and(published("adopted", "2020-VB", changed.toArray(String[]::new)));

        assertThat(balances(story, 2020, "V/41")).isEqualTo("U 0, V 0, O 0");
        assertThat(balances(story, 2020, "V/47")).isEqualTo("U 0, V 0, O 0");
        assertThat(balances(story, 2020, "V/1")).isEqualTo("U 125788, V 111696, O 0");
        assertThat(balances(story, 2020, "V/2")).isEqualTo("U 280326, V 267433, O 1242");
        assertThat(balances(story, 2020, "V/3")).isEqualTo("U 9069744, V 8825395, O 693824");
        assertThat(balances(story, 2020, "V/4")).isEqualTo("U 53198, V 50873, O 50874");
        assertThat(balances(story, 2020, "V/6")).isEqualTo("U 3027, V 3027, O 0");
        assertThat(balances(story, 2020, "V/7")).isEqualTo("U 819826, V 819826, O 41450");
        assertThat(story.book().events(Event.LineageLinked.class))
                .singleElement()
                .satisfies(linked -> assertThat(linked.links())
                        .hasSize(6)
                        .contains(succession("V/44", "V/4"), succession("V/47", "V/7")));
    }

    @Test
    void reorganisation_of_chapter_v_that_is_one_thousand_off_is_refused() {
        DecisionScenario.given(registerItem("V/44", 2014, 2020), registerItem("V/7", 2020, null))
                .and(registerMoment("2020-NVW-1", "2019-11-01"))
                .when(propose(
                                "it",
                                of(MutationKind.REORGANISATION, "V/44 U 2020 -54198", "V/7 U 2020 54197")
                                        .withMoment("2020-NVW-1")
                                        .withDetails(empty().lineage("V/44 V/7")))
                        .asActor(SampleActors.STRANGER))
                .thenRefused(new KindRefusal.Unbalanced(
                        MutationKind.REORGANISATION, Flow.EXPENDITURE, new BudgetYear(2020), new Thousands(-1)));
    }

    /** Memorie van toelichting, first supplementary budget 2024: 2029 is added, with nothing for what ends before. */
    @Test
    void article_37_of_chapter_vi_is_extrapolated_to_2029_in_2024() {
        DecisionScenario story = DecisionScenario.givenEmptyBook()
                .and(
                        registerMoment("2024-OWB", "2023-09-19"),
                        registerMoment("2024-O1", "2024-04-26"),
                        openChapter("VI", 2013, null, true),
                        registerItem("VI/37", 2013, null),
                        registerItem("VI/37/ind", 2013, null),
                        registerItem("VI/37/coa", 2013, null),
                        registerItem("VI/37/npo", 2023, null));
        // The document carries over the balance of the year before.
        story.and(bookMutation(
                "2028",
                of(
                                MutationKind.OPENING,
                                "VI/37/ind U 2028 559682",
                                "VI/37/coa U 2028 1196033",
                                "VI/37/npo U 2028 0",
                                "VI/37/~ U 2028 359816")
                        .withMoment("2024-OWB")));
        ProposalDraft added = of(
                        MutationKind.EXTRAPOLATION,
                        "VI/37/ind U 2029 559682 559682",
                        "VI/37/coa U 2029 1196033 1196033",
                        "VI/37/npo U 2029 0 0",
                        "VI/37/~ U 2029 359816 359816")
                .withMoment("2024-O1");

        story.and(bookMutation("extrapolation", added));

        assertThat(story.balance("VI/37/ind", "U", 2029)).isEqualTo(559_682);
        assertThat(story.balance("VI/37/coa", "U", 2029)).isEqualTo(1_196_033);
        assertThat(story.balance("VI/37/npo", "U", 2029)).isZero();
        assertThat(story.balance("VI/37", "U", 2029)).isEqualTo(2_115_531);
        story.when(propose("again", added).asActor(SampleActors.proposerOf(new ChapterCode("VI"))))
                .thenRefused(new FigureRefusal.ExtrapolatedBefore(
                        ItemPath.parse("VI/37/ind"), Flow.EXPENDITURE, new BudgetYear(2029)));
    }

    private static String balances(DecisionScenario story, int year, String item) {
        return Stream.of("U", "V", "O")
                .map(flow -> flow + " " + story.balance(item, flow, year))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> articles(String... rows) {
        Map<String, String> articles = new LinkedHashMap<>();
        Stream.of(rows).map(row -> row.split(": ")).forEach(row -> articles.put(row[0], row[1]));
        return articles;
    }

    private static String was(String numbers) {
        return numbers.split(" ")[0];
    }

    private static String becomes(String numbers) {
        return numbers.split(" ")[1];
    }

    private static Succession succession(String was, String becomes) {
        return new Succession(ItemPath.parse(was), ItemPath.parse(becomes));
    }
}
