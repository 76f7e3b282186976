package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.mutatieboek.domain.value.ChapterCode;

/** Parts of a random sequence about earlier mutations: consents, endings, attachments and reversals. */
final class RandomConsentParts {
    private RandomConsentParts() {}

    static Arbitrary<CommandSequencePart> consenting() {
        return Combinators.combine(
                        mutationIndexes(),
                        RandomCommandSequence.PEOPLE,
                        Arbitraries.integers().between(0, 5))
                .as((which, who, how) -> sequence -> sequence.mutationName(which)
                        .map(name -> (how > 2 ? approve(name) : how > 0 ? confirm(name) : agree(name)).asActor(who))
                        .toList());
    }

    /** Everybody who may consent does so. */
    static Arbitrary<CommandSequencePart> givingAllConsents() {
        return mutationIndexes()
                .map(which -> sequence -> sequence.mutationName(which)
                        .flatMap(name -> Stream.of(
                                approve(name),
                                agree(name),
                                approve(name).asActor(SampleActors.CONTROLLER),
                                confirm(name).asActor(SampleActors.TREASURER),
                                confirm(name).asActor(SampleActors.STRANGER),
                                confirm(name).asActor(SampleActors.THIRD)))
                        .toList());
    }

    static Arbitrary<CommandSequencePart> ending() {
        return Combinators.combine(
                        mutationIndexes(),
                        RandomCommandSequence.PEOPLE,
                        Arbitraries.integers().between(0, 2))
                .as((which, who, how) -> sequence -> sequence.mutationName(which)
                        .map(name -> (how == 0 ? reject(name) : how == 1 ? returnToProposer(name) : withdraw(name))
                                .asActor(who))
                        .toList());
    }

    /** Files of a new mutation, few or too many: attached, attached again, withdrawn by another and by the attacher. */
    static Arbitrary<CommandSequencePart> attaching() {
        return Combinators.combine(
                        RandomCommandSequence.PEOPLE,
                        RandomCommandSequence.PEOPLE,
                        Arbitraries.frequency(t(9, 1), t(1, 21)))
                .as((who, other, files) -> sequence -> {
                    String name = sequence.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>();
                    acts.add(propose(name, ProposalDraft.reEstimate("XX/37 U 2026 3")));
                    acts.addAll(ActorCommandFactory.attachMany(name, files).commands());
                    acts.add(ActorCommandFactory.attach(name, "file 0").asActor(who));
                    acts.add(
                            ActorCommandFactory.withdrawAttachment(name, "memo").asActor(who));
                    acts.add(ActorCommandFactory.withdrawAttachment(name, "file 0")
                            .asActor(other));
                    acts.add(ActorCommandFactory.withdrawAttachment(name, "file 0"));
                    acts.add(ActorCommandFactory.attach(name, "file 0").asActor(other));
                    return acts;
                });
    }

    /** New policy, and some that is not. */
    static Arbitrary<CommandSequencePart> allowingEarlyExecution() {
        return Combinators.combine(mutationIndexes(), RandomCommandSequence.PEOPLE, Arbitraries.of(1, 2))
                .as((which, who, times) -> sequence -> sequence.mutationName(which)
                        .flatMap(name -> Stream.generate(() -> ActorCommandFactory.allowEarlyExecution(name)
                                        .asActor(who))
                                .limit(times))
                        .toList());
    }

    static Arbitrary<CommandSequencePart> reversing() {
        Arbitrary<String> moments = Arbitraries.of("", "", "", "2026-OWB", "2026-O1", "2025-SBS");
        return Combinators.combine(
                        mutationIndexes(),
                        RandomCommandSequence.PEOPLE,
                        moments,
                        ProposalDraftArbitraries.DAYS,
                        Arbitraries.of(true, false))
                .as((which, who, moment, day, booked) -> sequence -> sequence.mutationName(which)
                        .flatMap(original -> {
                            String name = sequence.nextMutationName();
                            ActorCommand reversal = reverse(
                                            name,
                                            original,
                                            moment.isEmpty() ? null : moment,
                                            day.isEmpty() ? null : day)
                                    .asActor(who);
                            return booked
                                    ? Stream.of(reversal, approve(name).asActor(SampleActors.THIRD))
                                    : Stream.of(reversal);
                        })
                        .toList());
    }

    /** Facts that occur once, or links: booked, reversed, restored, and proposed again. */
    static Arbitrary<CommandSequencePart> reversingAndRestoring() {
        Arbitrary<ProposalDraft> opening =
                ProposalDraftArbitraries.amounts(1, 9).map(n -> ProposalDraft.opening("XX/37/2 U 2026 " + n));
        return Arbitraries.oneOf(
                        ProposalDraftArbitraries.reorganisations(), ProposalDraftArbitraries.extrapolations(), opening)
                .map(draft -> sequence -> {
                    String name = sequence.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>(
                            ActorCommandFactory.bookMutation(name, draft).commands());
                    if (!sequence.isAccepted(acts.getFirst())) {
                        return acts.subList(0, 1);
                    }
                    List<ChapterCode> chapters = List.copyOf(draft.proposal().chapters());
                    for (int i = 0; i < 2; i++) {
                        String back = sequence.nextMutationName();
                        acts.add(reverse(back, name).asActor(SampleActors.proposerOf(chapters.getLast())));
                        acts.add(approve(back).asActor(SampleActors.approverOf(chapters.getLast())));
                        chapters.subList(0, chapters.size() - 1)
                                .forEach(other -> acts.add(confirm(back).asActor(SampleActors.proposerOf(other))));
                        name = back;
                    }
                    acts.add(propose(sequence.nextMutationName(), draft));
                    return acts;
                });
    }

    /** Distance back in the sequence. */
    private static Arbitrary<Integer> mutationIndexes() {
        return Arbitraries.integers().between(0, 9);
    }
}
