package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeOrImport;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.item;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.kept;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.off;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.reserve;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.year;
import static nl.mutatieboek.domain.value.MutationKind.CASH_SHIFT;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;
import static nl.mutatieboek.domain.value.MutationKind.WAGE_AND_PRICE_ADJUSTMENT;
import static nl.mutatieboek.domain.value.MutationKind.YEAR_END_MARGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.KindRefusal.TooFewChapters;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind, valid and invalid: one line each, with the expected result at its end. */
public class MutationKindRuleTest {
    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_booked_with_its_proposed_postings(MutationKind kind) {
        ProposalDraft draft = kept(kind);

        DecisionScenario story = DecisionScenario.given(reserve(), bookMutation("it", draft));

        assertThat(story.book().events(Event.PostingsBooked.class).stream()
                        .filter(part -> part.mutation().equals(ActorCommandFactory.mutation("it")))
                        .flatMap(part -> part.postings().stream()))
                .containsExactlyInAnyOrderElementsOf(draft.postings());
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_refused_in_a_moment_closed_for_one_of_its_chapters(MutationKind kind) {
        ProposalDraft draft = kept(kind);
        for (ChapterCode chapter : draft.proposal().chapters()) {
            DecisionScenario.given(reserve(), close(draft.moment().toString(), chapter.value()))
                    .when(propose("it", draft))
                    .thenRefused(new MomentIsClosed(draft.moment(), chapter));
        }
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_refused_in_a_year_beyond_its_moment(MutationKind kind) {
        ProposalDraft draft = kept(kind);
        BudgetYear beyond = draft.moment().lastYear().next().orElseThrow();
        ProposalDraft late = draft.posting(draft.postings().stream()
                .map(line ->
                        ProposalDraft.posting(line.item() + " " + line.flow().letter() + " " + beyond + " "
                                + line.thousands().value()))
                .toArray(nl.mutatieboek.domain.value.Posting[]::new));

        DecisionScenario.given(reserve())
                .when(proposeOrImport("it", late))
                .thenRefused(new YearOutsideMoment(
                        draft.moment(),
                        beyond,
                        draft.moment().year(),
                        draft.moment().lastYear()));
    }

    /** Kinds within one chapter, moved to two; and kinds of two chapters, moved to one or three. */
    static Stream<Arguments> wrongNumbersOfChapters() {
        Set<MutationKind> ofTwo = EnumSet.of(TRANSFER, YEAR_END_MARGIN);
        Set<MutationKind> ofOne = EnumSet.complementOf(EnumSet.of(
                TRANSFER,
                WAGE_AND_PRICE_ADJUSTMENT,
                CASH_SHIFT,
                YEAR_END_MARGIN,
                REORGANISATION,
                MutationKind.REVERSAL));
        return Stream.concat(
                Stream.concat(
                        Stream.of(arguments(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "XX/37 XX/91",
                                new TooFewChapters(WAGE_AND_PRICE_ADJUSTMENT, 2, 1))),
                        ofOne.stream()
                                .map(kind -> arguments(kind, "XX/37 XVII/4", new WrongNumberOfChapters(kind, 1, 2)))),
                ofTwo.stream()
                        .flatMap(kind -> Stream.of(
                                arguments(kind, "XX/37 XX/91", new WrongNumberOfChapters(kind, 2, 1)),
                                arguments(kind, "XX/37 AP/~ V/4", new WrongNumberOfChapters(kind, 2, 3)))));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("wrongNumbersOfChapters")
    void mutation_with_the_wrong_number_of_chapters_for_its_kind_is_refused(
            MutationKind kind, String items, Refusal fact) {
        ProposalDraft draft = kept(kind);
        int year = draft.postings().getFirst().year().value();
        String[] lines = Stream.of(items.split(" "))
                .map(item -> item + " U " + year + " 0")
                .toArray(String[]::new);

        DecisionScenario.given(reserve())
                .when(proposeOrImport(
                        "it", of(kind, lines).withMoment(draft.moment().toString())))
                .thenRefused(fact);
    }

    /** Lines of the largest amount that can be written, twice on an account and in every flow. */
    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void largest_amounts_are_decided_for_each_kind_without_overflow(MutationKind kind) {
        for (long size : List.of(Thousands.MAX_POSTING, -Thousands.MAX_POSTING)) {
            ProposalDraft kept = kept(kind);
            List<String> lines = new java.util.ArrayList<>();
            for (nl.mutatieboek.domain.value.Posting posting : kept.postings()) {
                String account = posting.item() + " " + posting.flow().letter() + " " + posting.year() + " ";
                long signed = posting.thousands().isNegative() ? -size : size;
                lines.add(account + signed);
                lines.add(account + signed);
            }
            ProposalDraft draft = kept.posting(
                    lines.stream().map(ProposalDraft::posting).toArray(nl.mutatieboek.domain.value.Posting[]::new));

            Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                    .decide(
                            proposeOrImport("it", draft).command(),
                            proposeOrImport("it", draft).actor(),
                            DecisionScenario.given(reserve()).book());

            assertThat(decision).isNotNull();
            assertThat(Signal.fromProposal(draft.proposal())).isNotNull();
            assertThat(KindInvariantPolicy.firstViolationWithoutBook(draft.proposal()))
                    .isNotNull();
            assertThat(KindInvariantPolicy.firstViolationWithoutBook(
                            of(TRANSFER, "XVII/~ U 2026 -10", "XX/37 U 2026 11").proposal()))
                    .contains(off(TRANSFER, 1));
        }
    }

    @Test
    void every_kind_except_reversal_can_be_imported() {
        Set<MutationKind> taken = Stream.of(MutationKind.values())
                .filter(kind -> kind != MutationKind.REVERSAL)
                .filter(kind -> new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                                .decide(
                                        importMutation("it", kept(kind)).command(),
                                        SampleActors.IMPORTER,
                                        DecisionScenario.given(reserve()).book())
                        instanceof Decision.Accepted)
                .collect(Collectors.toSet());

        Set<MutationKind> all = EnumSet.allOf(MutationKind.class);
        all.remove(MutationKind.REVERSAL);
        assertThat(taken).isEqualTo(all);
    }

    /** All lines of the tests of kinds. */
    public static Stream<Arguments> kindRuleCases() {
        return Stream.of(
                        ChapterKindRuleTest.chapterRuleCases(),
                        ShiftKindRuleTest.shiftRuleCases(),
                        DocumentKindRuleTest.documentRuleCases())
                .flatMap(Function.identity());
    }
}
