package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.recordCeiling;
import static nl.mutatieboek.domain.ActorCommandFactory.setDefaultMarks;

import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.Ceiling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Default marks and ceilings: which roles and chapters may record them, and on which items. */
class DefaultMarkDeciderTest {
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
