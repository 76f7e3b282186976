package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.publish;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where each command is remembered, and each event. */
class StreamIdTest {
    private static final StreamId CALENDAR = StreamId.CALENDAR;
    private static final StreamId XX = StreamId.of(new ChapterCode("XX"));
    private static final StreamId IT = StreamId.of(mutation("it"));
    private static final Draft ESTIMATE = Draft.reEstimate("XX/37 U 2026 -5");

    static java.util.stream.Stream<Arguments> commands() {
        return java.util.stream.Stream.of(
                arguments(Acts.registerMoment("2026-OWB", "2025-09-16"), CALENDAR),
                arguments(Acts.openChapter("XX", 2025, null, true), XX),
                arguments(Acts.registerItem("XX/37", 2025, null), XX),
                arguments(Acts.close("2026-OWB", "XX"), XX),
                arguments(Acts.reopen("2026-OWB", "XX"), XX),
                arguments(Acts.present("2026-OWB", "XX", "2025-09-16"), XX),
                arguments(Acts.adopt("2026-OWB", "XX", "2026-03-10"), XX),
                arguments(Acts.revoke("2026-OWB", "XX"), XX),
                arguments(publish("XX/37", 2026, "2026-OWB"), XX),
                arguments(propose("it", ESTIMATE), IT),
                arguments(Acts.together(propose("other", ESTIMATE), propose("it", ESTIMATE)), IT),
                arguments(Acts.take("it", ESTIMATE), IT),
                arguments(Acts.takeBalances("it", "2026-OWB", "XX/37 U 2026 5"), IT),
                arguments(Acts.reverse("it", "other"), IT),
                arguments(Acts.approve("it"), IT),
                arguments(Acts.confirm("it"), IT),
                arguments(Acts.agree("it"), IT),
                arguments(Acts.except("it"), IT),
                arguments(Acts.reject("it"), IT),
                arguments(Acts.sendBack("it"), IT),
                arguments(Acts.withdraw("it"), IT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void a_command_is_remembered_in_one_stream(Act act, StreamId stream) {
        assertThat(act.command().stream()).isEqualTo(stream);
    }

    @Test
    void an_event_is_remembered_by_the_calendar_its_chapter_or_its_mutation() {
        BookInMemory book = given(booked("it", ESTIMATE)).book();

        assertThat(book.events())
                .allSatisfy(event -> assertThat(event.stream())
                        .isEqualTo(
                                switch (event) {
                                    case Event.CalendarEvent e -> CALENDAR;
                                    case Event.ChapterEvent e -> StreamId.of(e.chapter());
                                    case Event.MutationEvent e -> IT;
                                }));
        assertThat(XX.type()).isEqualTo(StreamId.StreamType.CHAPTER);
        assertThat(XX.id()).isEqualTo("XX");
        assertThat(IT.id()).isEqualTo(mutation("it").toString());
    }

    @Test
    void a_published_balance_is_recorded_by_its_chapter_of_an_item_and_of_the_chapter_itself() {
        given().when(publish("XX/37", 2026, "2026-OWB")).thenRecorded("PublishedBalanceRecorded");
        given().when(publish("XX", 2026, "2026-OWB")).thenRecorded("PublishedBalanceRecorded");
        given().when(publish("XX/37", 2026, "2026-OWB").by(People.STRANGER))
                .thenRefused(new NotOfChapter(People.STRANGER.person(), "XX"));
    }

    @Test
    void nobody_confirms_what_stays_within_a_chapter() {
        ConsentPolicy policy = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));

        assertThat(policy.asks(ESTIMATE.proposal())).isEqualTo(new RequiredConsents(0, true));
        assertThat(policy.asks(
                        Draft.transfer("XVII/~ U 2026 -1", "XX/37 U 2026 1").proposal()))
                .isEqualTo(new RequiredConsents(2, true));
    }

    @Test
    void a_name_and_a_reason_are_what_was_written() {
        assertThat(Command.requireName("Asiel en migratie")).isEqualTo("Asiel en migratie");
        assertThat(Command.requireReason("No cover\nat all")).isEqualTo("No cover\nat all");
        assertThatThrownBy(() -> Command.requireName("a\nb")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> Command.requireReason(" ")).isInstanceOf(MalformedValueException.class);
    }
}
