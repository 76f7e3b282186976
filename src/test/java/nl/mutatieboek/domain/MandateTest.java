package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.MutationRefusal.NoMandateForChapter;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mandate for a chapter allows, and what it does not. */
public class MandateTest {
    private static final PersonId OFFICIAL = new PersonId("official");
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final ProposalDraft TO_XX = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final CommandScript OWN = propose("it", ESTIMATE);
    private static final CommandScript OF_OTHERS = propose("it", TO_XX).asActor(COUNTERPART);
    private static final CommandScript NOTHING = CommandScript.of();

    /** A person of XX with this mandate only. */
    public static Actor only(Mandate mandate) {
        return new Actor(OFFICIAL, Map.of(mandate, Set.of(new ChapterCode("XX"))), Set.of());
    }

    /** Each command with the mandate that it needs. */
    static Stream<Arguments> commandsByMandate() {
        return Stream.of(
                arguments("propose", NOTHING, propose("it", ESTIMATE), Mandate.PROPOSE),
                arguments(
                        "record a published balance",
                        NOTHING,
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB"),
                        Mandate.PROPOSE),
                arguments("approve", OWN, approve("it"), Mandate.APPROVE),
                arguments("reject what a colleague proposed", OWN, reject("it"), Mandate.APPROVE),
                arguments("return what a colleague proposed", OWN, returnToProposer("it"), Mandate.APPROVE),
                arguments("confirm", OF_OTHERS, confirm("it"), Mandate.CONFIRM),
                arguments("reject what another chapter proposed", OF_OTHERS, reject("it"), Mandate.CONFIRM),
                arguments("register an item", NOTHING, registerItem("XX/38", 2026, null), Mandate.ADMINISTER),
                arguments("close a moment", NOTHING, close("2026-OWB", "XX"), Mandate.ADMINISTER),
                arguments("present a bill", NOTHING, presentBill("2026-OWB", "XX", "2025-09-16"), Mandate.ADMINISTER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commandsByMandate")
    void command_requires_exactly_one_mandate_of_its_chapter(
            String what, CommandScript given, ActorCommand act, Mandate requested) {
        for (Mandate mandate : Mandate.values()) {
            if (mandate == requested) {
                given(given).and(act.asActor(only(mandate)));
            } else if (mandate.isGrantedPerChapter()) {
                given(given)
                        .when(act.asActor(only(mandate)))
                        .thenRefused(new NoMandateForChapter(
                                OFFICIAL,
                                requested,
                                act.command() instanceof Command.RejectMutation r && requested == Mandate.CONFIRM
                                        ? "XVII, XX"
                                        : "XX"));
            }
        }
        given(given)
                .when(act.asActor(new Actor(OFFICIAL, Set.of(new ChapterCode("V")))))
                .thenRefused(new NotOfChapter(
                        OFFICIAL,
                        requested == Mandate.CONFIRM && act.command() instanceof Command.RejectMutation
                                ? "XVII, XX"
                                : "XX"));
    }

    @Test
    void book_wide_command_is_refused_for_a_chapter_administrator() {
        Actor administrator = only(Mandate.ADMINISTER);

        given(NOTHING)
                .when(registerMoment("2027-OWB", "2026-09-15").asActor(administrator))
                .thenRefused(new NoMandate(OFFICIAL, Mandate.ADMINISTER));
        given(NOTHING)
                .when(openChapter("IX", 2026, null, true).asActor(administrator))
                .thenRefused(new NoMandate(OFFICIAL, Mandate.ADMINISTER));
        given(NOTHING)
                .when(registerItem("V/9", 2026, null).asActor(administrator))
                .thenRefused(new NotOfChapter(OFFICIAL, "V"));
    }

    @Test
    void proposer_cannot_approve_with_a_mandate_received_later() {
        Actor before = only(Mandate.PROPOSE);
        Actor after = only(Mandate.APPROVE);

        given(propose("it", ESTIMATE).asActor(before))
                .when(approve("it").asActor(after))
                .thenRefused(new ProposerMayNotConsent(OFFICIAL, "XX-2026-0001"));
    }

    @ParameterizedTest
    @EnumSource
    void mandate_cannot_be_held_at_a_level_that_it_does_not_have(Mandate mandate) {
        if (!mandate.isGrantedPerChapter()) {
            assertThatIllegalArgumentException().isThrownBy(() -> only(mandate));
        }
        if (!mandate.isGrantedForBook()) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Actor(OFFICIAL, Map.of(), Set.of(mandate)));
        }
    }
}
