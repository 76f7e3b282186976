package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.draw;
import static nl.mutatieboek.domain.chapter.ReserveDrawFixture.overdrawn;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.CommandScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws on a reserve that are pending, and draws that are reversed. */
class PendingReserveDrawTest {
    @Test
    void pending_cut_and_pending_reservation_are_checked_against_each_other_at_booking() {
        given(
                        propose("cut", reEstimate(EARMARK + " U 2026 -11")),
                        bookMutation("reserve", reservation(EARMARK + " U 2026 10")))
                .when(approve("cut"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 10, 0, 11));
        given(
                        propose("reserve", reservation(EARMARK + " U 2026 10")),
                        bookMutation("cut", reEstimate(EARMARK + " U 2026 -11")))
                .when(approve("reserve"))
                .thenRefusedWithCode("reserve-below-zero");
    }

    @Test
    void reservation_cannot_be_reversed_after_a_draw() {
        CommandScript drawn = bookMutation("draw", draw(1, "2026-OWB", "2025-09-16"));
        CommandScript reserve = bookMutation("reserve", reservation(EARMARK + " U 2026 100"));

        given(reserve).when(reverse("back", "reserve")).thenAccepted();
        given(reserve, drawn)
                .when(reverse("back", "reserve"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 99, 0, 100));
        given(reserve, drawn, bookReversal("undo", "draw"))
                .when(reverse("back", "reserve"))
                .thenAccepted();
    }

    @Test
    void restored_reserve_draw_is_checked_against_the_balance_again() {
        given(
                        bookMutation("reserve", reservation(EARMARK + " U 2026 100")),
                        bookMutation("draw", draw(80, "2026-OWB", "2025-09-16")),
                        bookReversal("undo", "draw"),
                        bookMutation("other", draw(30, "2026-OWB", "2025-09-16")))
                .when(reverse("restore", "undo"))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 70, 0, 80));
    }

    @Test
    void mutation_proposed_before_a_reservation_is_checked_against_it_at_booking() {
        given(
                        propose("cut", reEstimate("XX/92/klimaat U 2026 -30")),
                        bookMutation("reserve", reservation("XX/92/klimaat U 2026 100")),
                        bookMutation("draw", reEstimate("XX/92/klimaat U 2026 -71")))
                .when(approve("cut"))
                .thenRefused(overdrawn("XX/92/klimaat", "2025-09-16", "2026-OWB", 29, 0, 30));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments(reject("first")), arguments(returnToProposer("first")), arguments(withdraw("first")));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void pending_reserve_draw_counts_until_it_is_rejected_returned_or_withdrawn(ActorCommand ending) {
        CommandScript waiting = CommandScript.of(
                bookMutation("reserve", reservation(EARMARK + " U 2026 100")),
                propose("first", draw(60, "2026-OWB", "2025-09-16")));
        ActorCommand second = propose("second", draw(41, "2026-OWB", "2025-09-16"));

        given(waiting).when(second).thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, -60, 41));
        given(waiting).when(ending).thenAccepted().when(second).thenAccepted();
    }

    @Test
    void pending_reserve_draw_does_not_block_its_own_booking() {
        given(
                        bookMutation("reserve", reservation(EARMARK + " U 2026 100")),
                        propose("draw", draw(100, "2026-OWB", "2025-09-16")))
                .when(approve("draw"))
                .thenAccepted();
    }

    @Test
    void pending_reservation_does_not_cover_a_reserve_draw() {
        given(
                        bookMutation("reserve", reservation(EARMARK + " U 2026 100")),
                        propose("more", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", draw(101, "2026-OWB", "2025-09-16")))
                .thenRefused(overdrawn(EARMARK, "2025-09-16", "2026-OWB", 100, 0, 101));
    }
}
