package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.StructureCommandFactory.recordCeiling;
import static nl.mutatieboek.domain.StructureCommandFactory.setDefaultMarks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.DefaultMarkEvent;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Default marks and ceilings: which roles and chapters may record them, and on which items. */
class DefaultMarkDeciderTest {
    private static final ItemPath ITEM = ItemPath.parse("XX/37");
    private static final ActorCommand MARKS = setDefaultMarks("XX/37", Ceiling.HEALTH_CARE, null);
    private static final ActorCommand CEILING = recordCeiling(100, null);

    static Arguments[] refused() {
        return new Arguments[] {
            Arguments.of(MARKS.asActor(SampleActors.STRANGER), "not-of-chapter"),
            Arguments.of(setDefaultMarks("XX/37~91", Ceiling.OUTSIDE, null), "open-item-never-registered"),
            Arguments.of(setDefaultMarks("XX/99", Ceiling.OUTSIDE, null), "unknown-item"),
            Arguments.of(CEILING.asActor(SampleActors.IMPORTER), "no-mandate")
        };
    }

    @ParameterizedTest
    @MethodSource
    void refused(ActorCommand command, String code) {
        DecisionScenario.given().when(command).thenRefusedWithCode(code);
    }

    @Test
    void ceiling_of_an_unregistered_moment_is_refused() {
        DecisionScenario.givenEmptyBook()
                .when(CEILING)
                .thenRefused(new MomentRefusal.UnknownMoment(Moment.parse("2026-OWB")));
    }

    @Test
    void default_marks_hold_in_their_years_and_replace_those_of_the_same_years_only() {
        DefaultMarkIndex index = DefaultMarkIndex.NONE
                .plus(marks(Ceiling.HEALTH_CARE, 2025, 2026))
                .plus(marks(Ceiling.INVESTMENT, 2027, 2028));

        assertThat(ceilings(index, 2024, 2025, 2026, 2027, 2028, 2029))
                .containsExactly(
                        null, Ceiling.HEALTH_CARE, Ceiling.HEALTH_CARE, Ceiling.INVESTMENT, Ceiling.INVESTMENT, null);
        assertThat(index.lastOverlapping(ITEM, years(2025, 2025))).contains(marks(Ceiling.HEALTH_CARE, 2025, 2026));
        assertThat(index.lastOverlapping(ITEM, years(2026, 2027))).contains(marks(Ceiling.INVESTMENT, 2027, 2028));
        assertThat(index.lastOverlapping(ITEM, years(2029, 2030))).isEmpty();
    }

    private static List<Ceiling> ceilings(DefaultMarkIndex index, int... years) {
        return IntStream.of(years)
                .mapToObj(year -> index.marksOf(ITEM, new BudgetYear(year)).ceiling())
                .toList();
    }

    private static DefaultMarkEvent.DefaultMarksSet marks(Ceiling ceiling, int from, int until) {
        return new DefaultMarkEvent.DefaultMarksSet(
                ITEM,
                years(from, until),
                new BudgetMarks(ceiling, null, null, null),
                Source.ofDocument("Miljoenennota 2026"),
                null);
    }

    private static Validity years(int from, int until) {
        return new Validity(new BudgetYear(from), new BudgetYear(until));
    }

    static Arguments[] recorded() {
        return new Arguments[] {
            Arguments.of(MARKS, "DefaultMarksSet"),
            Arguments.of(MARKS.asActor(SampleActors.IMPORTER), "DefaultMarksSet"),
            Arguments.of(CEILING, "CeilingRecorded")
        };
    }

    @ParameterizedTest
    @MethodSource
    void recorded(ActorCommand command, String event) {
        DecisionScenario.given().when(command).thenRecorded(event);
    }
}
