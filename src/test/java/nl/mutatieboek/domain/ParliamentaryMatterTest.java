package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.MatterCommandFixture.ADOPTED;
import static nl.mutatieboek.domain.MatterCommandFixture.BOOKING;
import static nl.mutatieboek.domain.MatterCommandFixture.PAPER;
import static nl.mutatieboek.domain.MatterCommandFixture.XX;
import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.decide;
import static nl.mutatieboek.domain.MatterDraft.followUp;
import static nl.mutatieboek.domain.MatterDraft.id;
import static nl.mutatieboek.domain.MatterDraft.link;
import static nl.mutatieboek.domain.MatterDraft.motion;
import static nl.mutatieboek.domain.MatterDraft.revoke;
import static nl.mutatieboek.domain.MatterDraft.undertaking;
import static nl.mutatieboek.domain.StructureCommandFactory.registerAssumed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;

/** States of a parliamentary matter after the commands that are accepted. */
class ParliamentaryMatterTest {
    private static ParliamentaryMatter matterAfter(CommandScript... given) {
        InMemoryBookState book = new InMemoryBookState();
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        CommandScript.of(SampleBook.openingCommands(), CommandScript.of(given))
                .commands()
                .forEach(act -> {
                    Decision decision = rules.decide(act.command(), act.actor(), book);
                    assertThat(decision).as("%s", act).isInstanceOf(Decision.Accepted.class);
                    book.record(((Decision.Accepted) decision).events());
                });
        return ((Chapter.Open) book.chapter(XX)).matters().byId().get(id("a"));
    }

    @Test
    void change_decision_and_revocation_give_the_states_that_follow() {
        MatterDraft changed = amendment("36800-XX-14").withAmounts("XX/37 U 2026 12");
        CommandScript upToChange = CommandScript.of(PAPER.record("a"), changed.change("a", "2025-11-20"));
        CommandScript upToVote = CommandScript.of(upToChange, decide("a", MatterDecision.ADOPTED, "2025-12-04"));

        assertThat(matterAfter(PAPER.record("a")).state()).isEqualTo(MatterState.SUBMITTED);
        ParliamentaryMatter after = matterAfter(upToChange);
        assertThat(after.state()).isEqualTo(MatterState.CHANGED);
        assertThat(after.since()).isEqualTo("2025-11-20");
        assertThat(after.details()).isEqualTo(changed.details());
        assertThat(List.of("36800-XX-12", "36800-XX-14")).allMatch(after::hasPaper);
        assertThat(after.hasPaper("36800-XX-13")).isFalse();
        assertThat(matterAfter(upToVote).state()).isEqualTo(MatterState.ADOPTED);
        ParliamentaryMatter revoked = matterAfter(upToVote, revoke("a", 2));
        assertThat(revoked.state()).isEqualTo(MatterState.CHANGED);
        assertThat(revoked.steps()).as("nothing is removed").hasSize(2);
        ParliamentaryMatter first = matterAfter(upToVote, revoke("a", 2), revoke("a", 1));
        assertThat(first.state()).isEqualTo(MatterState.SUBMITTED);
        assertThat(first.details()).isEqualTo(PAPER.details());
    }

    @Test
    void paper_counts_for_another_bill_unless_an_embargo_hides_its_own() {
        MatterDraft paper = motion("36800-XX-1");
        CommandScript hidden = CommandScript.of(
                registerAssumed("2028-OWB", "2027-09-21", false),
                registerAssumed("2029-OWB", "2028-09-19", false),
                paper.withBill("2028-OWB").record("a"),
                motion("36800-XX-2").withBill("2026-OWB").record("b"));

        for (String bill : Arrays.asList("2026-OWB", null)) {
            DecisionScenario.given(hidden)
                    .when(paper.withBill(bill).record("c"))
                    .thenAccepted();
            DecisionScenario.given(hidden)
                    .when(motion("36800-XX-2").withBill(bill).record("c"))
                    .thenRefused(new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-2", id("b")));
        }
        for (String bill : List.of("2028-OWB", "2029-OWB")) {
            DecisionScenario.given(hidden)
                    .when(paper.withBill(bill).record("c"))
                    .thenRefused(new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-1", id("a")));
        }
        DecisionScenario.given(paper.withBill("2026-OWB").record("a"))
                .when(paper.withBill(null).record("c"))
                .thenRefused(new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-1", id("a")));
    }

    @Test
    void adopted_motion_and_undertaking_are_open_until_fulfilled() {
        CommandScript adopted = CommandScript.of(
                motion("36800-XX-1").record("a"),
                decide("a", MatterDecision.HELD_OVER, "2025-11-20"),
                decide("a", MatterDecision.ADOPTED, "2025-12-04"));
        ActorCommand reported = followUp("a", FollowUpType.REPORTED, "2026-01-06", "by letter", null);
        ActorCommand fulfilled = followUp("a", FollowUpType.FULFILLED, "2026-02-06", null, null);

        assertThat(List.of(
                        matterAfter(adopted).isOpen(),
                        matterAfter(adopted, reported).isOpen(),
                        matterAfter(undertaking().record("a"), reported).isOpen()))
                .containsOnly(true);
        assertThat(List.of(
                        matterAfter(adopted, reported, fulfilled),
                        matterAfter(undertaking().record("a"), fulfilled)))
                .allMatch(matter -> matter.state() == MatterState.FULFILLED && !matter.isOpen());
        assertThat(matterAfter(ADOPTED).isOpen()).as("an adopted amendment").isFalse();
    }

    @Test
    void linked_mutation_may_split_a_stated_amount_over_lower_items() {
        ParliamentaryMatter matter = matterAfter(
                PAPER.withAmounts("XX/37 U 2026 10", "XX/37 U 2027 10").record("a"),
                propose(
                        "booking",
                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37/2 U 2026 4", "XX/37/2/zbo U 2026 6")),
                link("a", "booking"));

        assertThat(matter.mutations()).containsExactly(ActorCommandFactory.mutation("booking"));
    }

    @Test
    void linked_mutation_may_differ_from_a_stated_amount_by_its_rounding() {
        ParliamentaryMatter matter = matterAfter(
                PAPER.withAmounts("XX/37 U 2026 15").rounded(10).record("a"),
                propose("booking", BOOKING),
                link("a", "booking"));

        assertThat(matter.mutations()).containsExactly(ActorCommandFactory.mutation("booking"));
    }

    @Test
    void linked_mutation_may_write_the_paper_with_other_hyphens() {
        for (String paper : List.of("36800\u2011XX\u201112", "36800\u2013xx\u201312 ", "36800-XX-12\u00A0")) {
            ParliamentaryMatter matter =
                    matterAfter(amendment(paper).record("a"), propose("booking", BOOKING), link("a", "booking"));

            assertThat(matter.mutations()).as(paper).containsExactly(ActorCommandFactory.mutation("booking"));
        }
    }

    /** Builds before 0.1.0 recorded a paper again under another hyphen. */
    @Test
    void matter_that_shares_its_paper_can_be_changed_but_takes_no_other_paper_twice() {
        MatterDraft twice = amendment("36800\u2011XX\u201112");
        DecisionScenario old = DecisionScenario.given(
                PAPER.record("a"), amendment("36800-XX-13").record("c"));
        old.book().record(List.of(new MatterEvent.MatterRecorded(id("b"), twice.details())));

        old.when(twice.structural().correct("b")).thenAccepted();
        old.when(amendment(" 36800-xx-12").structural().change("b", "2025-11-20"))
                .thenAccepted();
        old.when(decide("b", MatterDecision.ADOPTED, "2025-12-04")).thenAccepted();
        old.when(amendment("36800\u2011XX\u201113").correct("a"))
                .thenRefused(new MatterRefusal.PaperRecordedBefore(XX, "36800\u2011XX\u201113", id("c")));
        old.when(PAPER.record("d")).thenRefused(new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-12", id("a")));
    }
}
