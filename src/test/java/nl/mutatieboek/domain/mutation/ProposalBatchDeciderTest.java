package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeBatch;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.mutation.DocumentImportFixture.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Command.ProposeMutationBatch;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotReversed;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;

/** Several proposals at once: all are recorded, or none. */
class ProposalBatchDeciderTest {
    @Test
    void batch_records_its_proposals_in_order() {
        DecisionScenario story = given().when(proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .thenRecorded("MutationNumberIssued", "MutationProposed", "MutationNumberIssued", "MutationProposed");

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::number)
                .containsExactly("XX-2026-0001", "XX-2026-0002");
    }

    @Test
    void batch_proposal_is_decided_on_the_state_after_those_before_it() {
        ProposalDraft seven = allocation(EARMARK + " U 2026 -7", "XX/37 U 2026 7");
        DecisionScenario story = given(bookMutation("reserve", reservation(EARMARK + " U 2026 10")));

        story.when(proposeBatch(propose("one", seven), propose("two", seven)))
                .thenRefused(new TogetherRefused(List.of(new OneRefused(
                        1,
                        new ReserveOverdrawn(
                                ItemPath.parse(EARMARK),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                LocalDate.parse("2025-09-16"),
                                Moment.parse("2026-OWB"),
                                new Thousands(10),
                                new Thousands(-7),
                                new Thousands(3),
                                new Thousands(7))))));
        story.when(propose("two", seven)).thenAccepted();
    }

    @Test
    void refused_batch_names_every_failing_proposal_and_records_nothing() {
        ProposalDraft nowhere = reEstimate("XX/93 U 2026 1");
        DecisionScenario story = given();
        int before = story.book().events().size();
        Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(
                        proposeBatch(
                                        propose("a", nowhere),
                                        propose("b", ESTIMATE),
                                        propose("c", ESTIMATE.correcting("b")),
                                        propose("d", nowhere),
                                        propose("e", ESTIMATE))
                                .command(),
                        PROPOSER,
                        story.book());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(((TogetherRefused) refused.refusal()).refused())
                                .extracting(OneRefused::position)
                                .containsExactly(0, 2, 3));
        assertThat(((TogetherRefused) ((Decision.Refused) decision).refusal())
                        .refused()
                        .get(1)
                        .refusal())
                .isEqualTo(new NotReversed(mutation("b"), "XX-2026-0001"));
        assertThat(story.book().events()).hasSize(before);
    }

    @Test
    void mutations_of_a_batch_are_approved_separately() {
        given(proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .and(approve("two"))
                .when(reverse("back", "one"))
                .thenRefused(new NotBooked("XX-2026-0001", "PROPOSED"));
    }

    @Test
    void batch_command_belongs_to_the_stream_of_its_last_mutation() {
        Command together =
                proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)).command();

        assertThat(together.streamId()).isEqualTo(StreamId.of(mutation("two")));
    }

    @Test
    void batch_holds_1_to_200_proposals() {
        ProposeMutation one = (ProposeMutation) propose("one", ESTIMATE).command();

        assertThat(new ProposeMutationBatch(Collections.nCopies(200, one)).proposals())
                .hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(Collections.nCopies(201, one)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(List.of()));
    }
}
