package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.attach;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.digest;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.StructureCommandFactory.validity;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Impossible events stop the book with an error and are never skipped. */
class ImpossibleHistoryTest {
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final PersonId SOMEBODY = new PersonId("somebody");
    private static final MutationId IT = mutation("it");
    private static final MutationId OTHER = mutation("other");
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final ProposalDraft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");

    static Stream<Arguments> impossible() {
        CommandScript pending = propose("it", ESTIMATE);
        CommandScript booked = bookMutation("it", ESTIMATE);
        CommandScript ended = CommandScript.of(pending, reject("it"));
        CommandScript claimed = CommandScript.of(booked, reverse("back", "it"));
        CommandScript gone = CommandScript.of(booked, bookReversal("back", "it"));
        CommandScript drawing = CommandScript.of(
                bookMutation("reserve", reservation(EARMARK + " U 2026 5")),
                propose("it", allocation(EARMARK + " U 2026 -5", "XX/37 U 2026 5")));
        Moment owb = Moment.parse("2026-OWB");
        Event approved = new Event.MutationApproved(IT, SOMEBODY, null);
        Event attached =
                new Event.AttachmentAdded(IT, SOMEBODY, new AttachedFile(digest("a"), "a.pdf", 1, "application/pdf"));
        Event bookedEvent = new Event.MutationBooked(IT);
        return Stream.of(
                arguments(
                        "a moment registered twice",
                        CommandScript.of(),
                        new CalendarEvent.MomentRegistered(owb, LocalDate.parse("2025-09-16"), false, null, true)),
                arguments(
                        "a chapter opened twice",
                        CommandScript.of(),
                        new Event.ChapterOpened(XX, "XX", validity(2025, null), true)),
                arguments(
                        "an item of a chapter that was not opened",
                        CommandScript.of(),
                        new Event.ItemRegistered(ItemPath.parse("VI/37"), "37", validity(2025, null))),
                arguments(
                        "an item registered twice",
                        CommandScript.of(),
                        new Event.ItemRegistered(ItemPath.parse("XX/37"), "37", validity(2030, null))),
                arguments(
                        "a number skipped",
                        CommandScript.of(),
                        new Event.MutationNumberIssued(XX, new BudgetYear(2026), 2, OTHER, List.of())),
                arguments(
                        "a number given twice",
                        pending,
                        new Event.MutationNumberIssued(XX, new BudgetYear(2026), 1, OTHER, List.of())),
                arguments(
                        "a draw claimed twice",
                        drawing,
                        new ReserveClaimEvent.ReserveDrawClaimed(
                                XX, IT, owb, LocalDate.parse("2025-09-16"), List.of())),
                arguments("an approval of nothing", CommandScript.of(), approved),
                arguments("a booking of nothing", CommandScript.of(), bookedEvent),
                arguments("a booking without a consent", pending, bookedEvent),
                arguments(
                        "a booking without the other chapter",
                        CommandScript.of(propose("it", TRANSFER), approve("it")),
                        bookedEvent),
                arguments(
                        "a booking without the approval",
                        CommandScript.of(propose("it", TRANSFER), confirm("it")),
                        bookedEvent),
                arguments("a second approval", CommandScript.of(propose("it", TRANSFER), approve("it")), approved),
                arguments("a second proposal", pending, proposed(pending)),
                arguments("an approval after the booking", booked, approved),
                arguments("a second booking", booked, bookedEvent),
                arguments("an approval after the end", ended, approved),
                arguments("a reversal of what was not booked", pending, new Event.ReversalClaimed(IT, OTHER)),
                arguments("a second claim", claimed, new Event.ReversalClaimed(IT, OTHER)),
                arguments("a release by another", claimed, new Event.ReversalReleased(IT, OTHER)),
                arguments("a reversal by another", claimed, new Event.MutationReversed(IT, OTHER)),
                arguments("a reversal without a claim", booked, new Event.MutationReversed(IT, OTHER)),
                arguments("an attachment after the booking", booked, attached),
                arguments("an attachment twice", CommandScript.of(pending, attach("it", "a")), attached),
                arguments(
                        "a withdrawal of an attachment that does not exist",
                        ended,
                        new Event.AttachmentWithdrawn(IT, SOMEBODY, digest("a"), "why")),
                arguments("a claim after the reversal", gone, new Event.ReversalClaimed(IT, OTHER)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void impossible_event_stops_the_replay(String what, CommandScript history, Event impossible) {
        InMemoryBookState book = given(history).book();

        assertThatIllegalStateException().isThrownBy(() -> book.record(List.of(impossible)));
    }

    private static Event proposed(CommandScript pending) {
        return given(pending).book().events(Event.MutationProposed.class).getFirst();
    }
}
