package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawMomentChange;
import static nl.mutatieboek.domain.RefusalSamples.ESTIMATE;
import static nl.mutatieboek.domain.RefusalSamples.NOTHING;
import static nl.mutatieboek.domain.RefusalSamples.OWB_2026;
import static nl.mutatieboek.domain.RefusalSamples.chapter;
import static nl.mutatieboek.domain.RefusalSamples.item;
import static nl.mutatieboek.domain.RefusalSamples.who;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.SECOND_INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.NothingProposed;
import nl.mutatieboek.domain.MomentRefusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.MomentRefusal.SecondPersonAsked;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.MutationRefusal.NoMandateForChapter;
import nl.mutatieboek.domain.mutation.MutationKindRuleTest;
import nl.mutatieboek.domain.value.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every refusal. */
class RefusalTest {
    /** The tables, apart from those of kinds and matters, which have tests of their own. */
    static Stream<Arguments> refusalCases() {
        return Stream.of(
                        StructureRefusalCases.cases(),
                        ProposalRefusalCases.cases(),
                        ConsentRefusalCases.cases(),
                        BillRefusalCases.cases(),
                        ImportRefusalCases.cases(),
                        ConstraintRefusalCases.cases())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusalCases")
    void command_is_accepted_or_refused_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.DecisionAssert outcome = DecisionScenario.given(given).when(act);
        if (fact == null) {
            outcome.thenAccepted();
        } else {
            outcome.thenRefused(fact);
        }
    }

    /** With a policy that requires more people. */
    static Stream<Arguments> stricterPolicyRefusalCases() {
        return Stream.of(
                arguments(
                        "a correction confirmed by its proposer",
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        StructureCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        new MomentRefusal.CorrectionProposedBefore(who("approver"), Moment.parse("2026-VB"))),
                arguments(
                        "a correction of an item confirmed by its proposer",
                        StructureCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        StructureCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        new StructureRefusal.ItemCorrectionProposedBefore(who("approver"), item("XX/91"))),
                arguments(
                        "a correction of an item taken back by somebody else",
                        StructureCommandFactory.correctItem("XX/91", 2025, "Apparaat", validity(2025, null)),
                        StructureCommandFactory.withdrawCorrections("XX/91").asActor(THIRD),
                        new StructureRefusal.ItemCorrectionBySomebodyElse(
                                who("third"), who("approver"), item("XX/91"))),
                arguments(
                        "a moment closed by its proposer",
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX"),
                        new SecondPersonAsked(who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a moment reopened by its proposer",
                        CommandScript.of(
                                close("2026-OWB", "XX"),
                                close("2026-OWB", "XX").asActor(THIRD),
                                reopen("2026-OWB", "XX").asActor(THIRD)),
                        reopen("2026-OWB", "XX").asActor(THIRD),
                        new SecondPersonAsked(who("third"), OWB_2026, chapter("XX"))),
                arguments(
                        "nothing proposed taken back",
                        NOTHING,
                        withdrawMomentChange("2026-OWB", "XX"),
                        new NothingProposed(OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back by somebody else",
                        close("2026-OWB", "XX"),
                        withdrawMomentChange("2026-OWB", "XX").asActor(THIRD),
                        new ProposedBySomebodyElse(who("third"), who("approver"), OWB_2026, chapter("XX"))),
                arguments(
                        "a proposed closing taken back for a moment that is not there",
                        close("2026-OWB", "XX"),
                        withdrawMomentChange("2027-OWB", "XX"),
                        new UnknownMoment(Moment.parse("2027-OWB"))),
                arguments(
                        "a closing of what is closed",
                        CommandScript.of(
                                close("2026-OWB", "XX"), close("2026-OWB", "XX").asActor(THIRD)),
                        close("2026-OWB", "XX"),
                        new MomentIsClosed(OWB_2026, chapter("XX"))),
                arguments(
                        "a moment registered by the administrator of a chapter",
                        NOTHING,
                        StructureCommandFactory.registerMoment("2027-OWB", "2026-09-15")
                                .asActor(STRANGER),
                        new NoMandate(who("stranger"), Mandate.ADMINISTER)),
                arguments(
                        "a closing by somebody who only proposes",
                        NOTHING,
                        close("2026-OWB", "XX").asActor(MandateTest.only(Mandate.PROPOSE)),
                        new NoMandateForChapter(who("official"), Mandate.ADMINISTER, "XX")),
                arguments(
                        "an agreement by somebody who is not of the inspectorate",
                        propose("estimate", ESTIMATE),
                        agree("estimate").asActor(APPROVER),
                        new NoMandate(who("approver"), Mandate.INSPECTORATE)),
                arguments(
                        "a second agreement",
                        CommandScript.of(propose("estimate", ESTIMATE), agree("estimate")),
                        agree("estimate").asActor(SECOND_INSPECTOR),
                        new AlreadyConsented(who("inspector"), "XX-2026-0001")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stricterPolicyRefusalCases")
    void command_is_refused_under_a_stricter_policy_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.given(new ConsentPolicy(2, 2, Set.of(new ConsentPolicy.AgreementRule(null, null))), given)
                .when(act)
                .thenRefused(fact);
    }

    /** All refusals that the tables provoke. */
    private static Stream<Refusal> provoked() {
        return Stream.of(
                        refusalCases(),
                        stricterPolicyRefusalCases(),
                        MutationKindRuleTest.kindRuleCases(),
                        MatterRefusalTest.matterRefusalCases())
                .flatMap(table -> table)
                .map(line -> (Refusal) line.get()[3])
                .filter(Objects::nonNull);
    }

    @Test
    void every_refusal_type_is_provoked_by_a_test_case() {
        Set<Class<?>> provoked = provoked().map(Refusal::getClass).collect(Collectors.toSet());

        assertThat(RefusalFormatter.types()).isSubsetOf(provoked);
    }

    @Test
    void refusal_codes_are_unique_lower_case_words_with_hyphens() {
        assertThat(provoked().map(Refusal::code).distinct())
                .hasSize(RefusalFormatter.types().size())
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"))
                .contains("reserve-overdrawn", "not-a-reserve", "not-an-earmark", "not-of-chapter");
    }
}
