package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.openChapter;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Acts.registerMoment;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.COUNTERPART;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Refusal.NoMandate;
import nl.mutatieboek.domain.Refusal.NoMandateForChapter;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one mandate of a chapter gives, and what it does not. */
class MandateTest {
    private static final PersonId OFFICIAL = new PersonId("official");
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final Draft TO_XX = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final Step OWN = propose("it", ESTIMATE);
    private static final Step OF_OTHERS = propose("it", TO_XX).by(COUNTERPART);
    private static final Step NOTHING = Step.of();

    /** Somebody of XX with this mandate and no other. */
    static Actor only(Mandate mandate) {
        return new Actor(OFFICIAL, Map.of(mandate, Set.of(new ChapterCode("XX"))), Set.of());
    }

    /** What each act asks of somebody of its chapter. */
    static Stream<Arguments> acts() {
        return Stream.of(
                arguments("propose", NOTHING, propose("it", ESTIMATE), Mandate.PROPOSE),
                arguments(
                        "record a published balance",
                        NOTHING,
                        Acts.publish("XX/37", 2026, "2026-OWB"),
                        Mandate.PROPOSE),
                arguments("approve", OWN, approve("it"), Mandate.APPROVE),
                arguments("reject what a colleague proposed", OWN, reject("it"), Mandate.APPROVE),
                arguments("return what a colleague proposed", OWN, sendBack("it"), Mandate.APPROVE),
                arguments("confirm", OF_OTHERS, confirm("it"), Mandate.CONFIRM),
                arguments("reject what another chapter proposed", OF_OTHERS, reject("it"), Mandate.CONFIRM),
                arguments("register an item", NOTHING, registerItem("XX/38", 2026, null), Mandate.ADMINISTER),
                arguments("close a moment", NOTHING, close("2026-OWB", "XX"), Mandate.ADMINISTER),
                arguments("present a bill", NOTHING, present("2026-OWB", "XX", "2025-09-16"), Mandate.ADMINISTER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void an_act_asks_for_one_mandate_of_its_chapter_and_no_other_will_do(
            String what, Step given, Act act, Mandate asked) {
        for (Mandate mandate : Mandate.values()) {
            if (mandate == asked) {
                given(given).and(act.by(only(mandate)));
            } else if (mandate.isOfChapters()) {
                given(given)
                        .when(act.by(only(mandate)))
                        .thenRefused(new NoMandateForChapter(
                                OFFICIAL,
                                asked,
                                act.command() instanceof Command.RejectMutation r && asked == Mandate.CONFIRM
                                        ? "XVII, XX"
                                        : "XX"));
            }
        }
        given(given)
                .when(act.by(new Actor(OFFICIAL, Set.of(new ChapterCode("V")))))
                .thenRefused(new NotOfChapter(
                        OFFICIAL,
                        asked == Mandate.CONFIRM && act.command() instanceof Command.RejectMutation
                                ? "XVII, XX"
                                : "XX"));
    }

    @Test
    void what_spans_the_book_is_not_for_whoever_administers_a_chapter() {
        Actor administrator = only(Mandate.ADMINISTER);

        given(NOTHING)
                .when(registerMoment("2027-OWB", "2026-09-15").by(administrator))
                .thenRefused(new NoMandate(OFFICIAL, Mandate.ADMINISTER));
        given(NOTHING)
                .when(openChapter("IX", 2026, null, true).by(administrator))
                .thenRefused(new NoMandate(OFFICIAL, Mandate.ADMINISTER));
        given(NOTHING)
                .when(registerItem("V/9", 2026, null).by(administrator))
                .thenRefused(new NotOfChapter(OFFICIAL, "V"));
    }

    @Test
    void whoever_proposed_does_not_consent_in_a_role_that_it_came_to_hold_later() {
        Actor before = only(Mandate.PROPOSE);
        Actor after = only(Mandate.APPROVE);

        given(propose("it", ESTIMATE).by(before))
                .when(approve("it").by(after))
                .thenRefused(new ProposerMayNotConsent(OFFICIAL, "XX-2026-0001"));
    }

    @ParameterizedTest
    @EnumSource
    void a_mandate_is_held_only_as_it_is_given(Mandate mandate) {
        if (!mandate.isOfChapters()) {
            assertThatIllegalArgumentException().isThrownBy(() -> only(mandate));
        }
        if (!mandate.isOfBook()) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Actor(OFFICIAL, Map.of(), Set.of(mandate)));
        }
    }
}
