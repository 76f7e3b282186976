package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.recordPublishedBalance;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stream of each command and each event. */
class StreamIdTest {
    private static final StreamId CALENDAR = StreamId.CALENDAR;
    private static final StreamId XX = StreamId.of(new ChapterCode("XX"));
    private static final StreamId IT = StreamId.of(mutation("it"));
    private static final ProposalDraft ESTIMATE = ProposalDraft.reEstimate("XX/37 U 2026 -5");

    static java.util.stream.Stream<Arguments> commands() {
        return java.util.stream.Stream.of(
                arguments(StructureCommandFactory.registerMoment("2026-OWB", "2025-09-16"), CALENDAR),
                arguments(StructureCommandFactory.openChapter("XX", 2025, null, true), XX),
                arguments(StructureCommandFactory.registerItem("XX/37", 2025, null), XX),
                arguments(ActorCommandFactory.close("2026-OWB", "XX"), XX),
                arguments(ActorCommandFactory.reopen("2026-OWB", "XX"), XX),
                arguments(ActorCommandFactory.presentBill("2026-OWB", "XX", "2025-09-16"), XX),
                arguments(ActorCommandFactory.adoptBill("2026-OWB", "XX", "2026-03-10"), XX),
                arguments(ActorCommandFactory.revokeBill("2026-OWB", "XX"), XX),
                arguments(recordPublishedBalance("XX/37", 2026, "2026-OWB"), XX),
                arguments(BudgetConstraintCommandFactory.recordMarginCap("XX", 2026, 1), XX),
                arguments(BudgetConstraintCommandFactory.stateCoverageForm("XX", "Asiel", CoverageForm.RECEIPTS), XX),
                arguments(BudgetConstraintCommandFactory.recordFlexibility("XX/37", 2026, "2026-OWB", 1), XX),
                arguments(propose("it", ESTIMATE), IT),
                arguments(ActorCommandFactory.proposeBatch(propose("other", ESTIMATE), propose("it", ESTIMATE)), IT),
                arguments(ActorCommandFactory.importMutation("it", ESTIMATE), IT),
                arguments(ActorCommandFactory.importBalances("it", "2026-OWB", "XX/37 U 2026 5"), IT),
                arguments(ActorCommandFactory.reverse("it", "other"), IT),
                arguments(ActorCommandFactory.approve("it"), IT),
                arguments(ActorCommandFactory.confirm("it"), IT),
                arguments(ActorCommandFactory.agree("it"), IT),
                arguments(ActorCommandFactory.allowEarlyExecution("it"), IT),
                arguments(ActorCommandFactory.reject("it"), IT),
                arguments(ActorCommandFactory.returnToProposer("it"), IT),
                arguments(ActorCommandFactory.withdraw("it"), IT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void command_belongs_to_one_stream(ActorCommand act, StreamId stream) {
        assertThat(act.command().streamId()).isEqualTo(stream);
    }

    @Test
    void event_belongs_to_the_stream_of_the_calendar_its_chapter_or_its_mutation() {
        InMemoryBookState book = given(bookMutation("it", ESTIMATE)).book();

        assertThat(book.events())
                .allSatisfy(event -> assertThat(event.streamId())
                        .isEqualTo(
                                switch (event) {
                                    case CalendarEvent e -> CALENDAR;
                                    case Event.ChapterEvent e -> StreamId.of(e.chapter());
                                    case Event.MutationEvent e -> IT;
                                }));
        assertThat(XX.type()).isEqualTo(StreamId.StreamType.CHAPTER);
        assertThat(XX.id()).isEqualTo("XX");
        assertThat(IT.id()).isEqualTo(mutation("it").toString());
    }

    @Test
    void published_balance_is_recorded_only_by_an_actor_of_its_chapter() {
        given().when(recordPublishedBalance("XX/37", 2026, "2026-OWB")).thenRecorded("PublishedBalanceRecorded");
        given().when(recordPublishedBalance("XX", 2026, "2026-OWB")).thenRecorded("PublishedBalanceRecorded");
        given().when(recordPublishedBalance("XX/37", 2026, "2026-OWB").asActor(SampleActors.STRANGER))
                .thenRefused(new NotOfChapter(SampleActors.STRANGER.person(), "XX"));
    }

    @Test
    void mutation_within_one_chapter_requires_no_confirmation() {
        ConsentPolicy policy = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));

        assertThat(policy.requiredConsents(ESTIMATE.proposal())).isEqualTo(new RequiredConsents(0, true));
        assertThat(policy.requiredConsents(ProposalDraft.transfer("XVII/~ U 2026 -1", "XX/37 U 2026 1")
                        .proposal()))
                .isEqualTo(new RequiredConsents(2, true));
    }

    @Test
    void name_and_reason_of_a_command_are_kept_as_written() {
        assertThat(Command.requireName("Asiel en migratie")).isEqualTo("Asiel en migratie");
        assertThat(Command.requireReason("No cover\nat all")).isEqualTo("No cover\nat all");
        assertThatThrownBy(() -> Command.requireName("a\nb")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> Command.requireReason(" ")).isInstanceOf(MalformedValueException.class);
    }
}
