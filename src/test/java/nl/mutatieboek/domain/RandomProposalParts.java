package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;

/** Parts of a random sequence that propose and book mutations. */
final class RandomProposalParts {
    private RandomProposalParts() {}

    static Arbitrary<CommandSequencePart> proposing() {
        return Combinators.combine(
                        ProposalDraftArbitraries.anyKind(),
                        RandomCommandSequence.PEOPLE,
                        Arbitraries.frequency(t(20, ""), t(1, "XX"), t(1, "AP")),
                        Arbitraries.frequency(t(20, false), t(1, true)))
                .as((draft, who, chapter, again) -> sequence -> {
                    String name = again
                            ? sequence.mutationName(0).findFirst().orElseGet(sequence::nextMutationName)
                            : sequence.nextMutationName();
                    ActorCommand act = chapter.isEmpty() ? propose(name, draft) : propose(name, chapter, draft);
                    return List.of(act.asActor(who));
                });
    }

    static Arbitrary<CommandSequencePart> booking(Arbitrary<ProposalDraft> drafts) {
        return Combinators.combine(drafts, Arbitraries.of(true, true, false), Arbitraries.of(true, false))
                .as((draft, agreed, confirmedTwice) -> sequence -> {
                    String name = sequence.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>(
                            ActorCommandFactory.bookMutation(name, draft).commands());
                    if (!sequence.isAccepted(acts.getFirst())) {
                        return acts.subList(0, 1);
                    }
                    if (agreed) {
                        acts.add(1, agree(name));
                    }
                    if (confirmedTwice) {
                        draft.proposal().chapters().stream()
                                .limit(draft.proposal().chapters().size() - 1)
                                .forEach(chapter -> acts.add(confirm(name).asActor(SampleActors.approverOf(chapter))));
                    }
                    return acts;
                });
    }

    /** Several at once, mostly by one who may. */
    static Arbitrary<CommandSequencePart> together() {
        return Combinators.combine(
                        ProposalDraftArbitraries.anyKind().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.frequency(t(9, SampleActors.PROPOSER), t(1, SampleActors.CONTROLLER)))
                .as((drafts, who) -> sequence -> List.of(ActorCommandFactory.proposeBatch(drafts.stream()
                        .map(draft ->
                                propose(sequence.nextMutationName(), draft).asActor(who))
                        .toArray(ActorCommand[]::new))));
    }

    /** A returned mutation, which an import and a person of two chapters replace, that person for the other chapter. */
    static Arbitrary<CommandSequencePart> replacing() {
        return ProposalDraftArbitraries.amounts(1, 9).map(amount -> sequence -> {
            String name = sequence.nextMutationName();
            ProposalDraft published = ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 " + amount);
            return List.of(
                    propose(name, ProposalDraft.reEstimate("XX/37 U 2026 " + amount)),
                    returnToProposer(name),
                    propose(
                                    sequence.nextMutationName(),
                                    ProposalDraft.reEstimate("AP/d U 2026 " + amount)
                                            .correcting(name))
                            .asActor(SampleActors.person("both", "XX", "AP")),
                    ActorCommandFactory.importMutation(sequence.nextMutationName(), published.correcting(name)));
        });
    }

    /** A base that goes on or not, and an extrapolation of exactly as much. */
    static Arbitrary<CommandSequencePart> extrapolating() {
        return ProposalDraftArbitraries.extrapolationBases().map(base -> sequence -> {
            Posting line = base.postings().getFirst();
            String moment = base.moment().toString().replace("OWB", "O1");
            List<ActorCommand> acts =
                    new ArrayList<>(ActorCommandFactory.bookMutation(sequence.nextMutationName(), base)
                            .commands());
            ProposalDraft added = ProposalDraft.of(
                            MutationKind.EXTRAPOLATION,
                            line.item() + " U " + line.year().next().orElseThrow() + " "
                                    + line.thousands().value())
                    .withMoment(moment);
            acts.addAll(ActorCommandFactory.bookMutation(sequence.nextMutationName(), added)
                    .commands());
            return acts;
        });
    }

    /** Amounts beyond every real budget, on accounts that other scenes leave alone. */
    static Arbitrary<CommandSequencePart> extreme() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(Thousands.MAX_POSTING - 99, Thousands.MAX_POSTING);
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/92"),
                        Arbitraries.of("", "-"),
                        amounts.list().ofSize(3).uniqueElements(),
                        Arbitraries.of("2026-OWB", "2026-OWB", "2026-O1"),
                        Arbitraries.of(0, 1, 2, 3))
                .as((item, sign, largest, moment, how) -> sequence -> {
                    String on = item + " V 2028 ";
                    return switch (how) {
                        case 0 ->
                            List.of(
                                    ActorCommandFactory.importMutation(
                                            sequence.nextMutationName(),
                                            ProposalDraft.of(MutationKind.PUBLISHED, on + (sign.isEmpty() ? "-9" : "9"))
                                                    .withMoment(moment)),
                                    ActorCommandFactory.importBalances(
                                            sequence.nextMutationName(), moment, on + sign + Thousands.MAX_POSTING));
                        case 1 ->
                            List.of(propose(
                                    sequence.nextMutationName(),
                                    ProposalDraft.reEstimate(on + sign + largest.get(0), on + sign + largest.get(1))
                                            .withMoment(moment)));
                        default -> {
                            List<ActorCommand> acts = new ArrayList<>();
                            for (long one : largest) {
                                ProposalDraft draft = ProposalDraft.of(MutationKind.PUBLISHED, on + sign + one)
                                        .withMoment(moment);
                                acts.add(ActorCommandFactory.importMutation(sequence.nextMutationName(), draft));
                            }
                            if (how == 3) {
                                String back = sequence.nextMutationName();
                                sequence.mutationName(2).forEach(original -> acts.add(reverse(back, original)));
                                acts.add(approve(back));
                            }
                            yield acts;
                        }
                    };
                });
    }
}
