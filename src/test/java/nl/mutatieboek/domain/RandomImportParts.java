package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;

/** Parts of a random sequence that import documents, balances and items. */
final class RandomImportParts {
    private RandomImportParts() {}

    /** A published document, mostly of valid kinds and by an importer. */
    static Arbitrary<CommandSequencePart> importingMutations() {
        Arbitrary<ProposalDraft> published = Arbitraries.frequencyOf(
                Tuple.of(6, ProposalDraftArbitraries.published()),
                Tuple.of(4, ProposalDraftArbitraries.finalBudgets()),
                Tuple.of(1, ProposalDraftArbitraries.anyKind()));
        return Combinators.combine(
                        published,
                        Arbitraries.frequency(t(9, SampleActors.IMPORTER), t(1, SampleActors.PROPOSER)),
                        Arbitraries.integers().between(0, 9))
                .as((draft, who, how) -> sequence -> {
                    String name = how == 0
                            ? sequence.mutationName(0).findFirst().orElseGet(sequence::nextMutationName)
                            : sequence.nextMutationName();
                    ActorCommand take =
                            ActorCommandFactory.importMutation(name, draft).asActor(who);
                    return switch (how) {
                        case 1 ->
                            List.of(
                                    take,
                                    take,
                                    inOtherSpelling(name, draft).asActor(who),
                                    inOtherSpelling(sequence.nextMutationName(), draft)
                                            .asActor(who));
                        case 2 -> List.of(take, ActorCommandFactory.importMutation(name, draft.asNewPolicy()));
                        case 3, 4 -> {
                            String back = sequence.nextMutationName();
                            yield List.of(take, reverse(back, name), approve(back), confirm(back), take);
                        }
                        default -> List.of(take);
                    };
                });
    }

    /** The same document and title as {@link ProposalDraft} has, in another spelling. */
    private static ActorCommand inOtherSpelling(String name, ProposalDraft draft) {
        Proposal proposal = draft.proposal();
        Proposal respelled = new ProposalBuilder(proposal)
                .text(proposal.title().toUpperCase(Locale.ROOT), proposal.explanation())
                .source(Source.ofDocument("36800\u2011xx-2"))
                .build();
        return new ActorCommand(
                SampleActors.IMPORTER,
                new Command.ImportMutation(ActorCommandFactory.mutation(name), respelled, false));
    }

    /** Balances that documents state, in whatever order, now and then the same or another one again. */
    static Arbitrary<CommandSequencePart> importingBalances() {
        Arbitrary<String> balances = Combinators.combine(
                        Arbitraries.frequency(
                                t(6, "XX/37"), t(4, "XX/37/2"), t(2, "XX/92"), t(1, "XX/92/a"), t(1, "XX/93")),
                        Arbitraries.frequency(t(9, "U"), t(1, "V")),
                        Arbitraries.frequency(t(9, 2026), t(1, 2027)),
                        Arbitraries.frequency(t(6, 30), t(1, 0), t(1, 31), t(1, -4)))
                .as((item, flow, year, thousands) -> item + " " + flow + " " + year + " " + thousands);
        return Combinators.combine(
                        Combinators.combine(
                                        balances.list()
                                                .ofMinSize(1)
                                                .ofMaxSize(3)
                                                .uniqueElements(
                                                        balance -> balance.substring(0, balance.lastIndexOf(' '))),
                                        Arbitraries.frequency(t(4, false), t(1, true)))
                                .as((own, other) ->
                                        other ? List.of(own.getFirst().replaceFirst("XX/[^ ]+", "XVII/4")) : own),
                        Arbitraries.frequency(
                                t(5, "2026-OWB"),
                                t(5, "2026-O1"),
                                t(2, "2026-ISB-1"),
                                t(1, "2025-O1"),
                                t(1, "2027-SW")),
                        Arbitraries.frequency(t(9, SampleActors.IMPORTER), t(1, SampleActors.PROPOSER)),
                        Arbitraries.frequency(t(9, false), t(1, true)))
                .as((stated, moment, who, again) -> sequence -> List.of(ActorCommandFactory.importBalances(
                                again
                                        ? sequence.mutationName(0).findFirst().orElseGet(sequence::nextMutationName)
                                        : sequence.nextMutationName(),
                                moment,
                                stated.toArray(String[]::new))
                        .asActor(who)));
    }

    /** Items of files, by code or name like those of the book or not. */
    static Arbitrary<CommandSequencePart> importingItems() {
        return Combinators.combine(
                        Arbitraries.of(
                                "XX/92/b", "XX/92/c/b", "XX/37/subsidies", "XX/37/2/subsidies", "XX/37/7", "AP/a/d"),
                        Arbitraries.of(
                                "Item XX/92/a", "Bijdrage aan item XX/37/2", "Subsidies", "Overig", "7", "Nieuw"),
                        Arbitraries.of(Set.<String>of(), Set.<String>of(), Set.of("XX/92/a/b", "XX/37/subsidies")),
                        Arbitraries.frequency(t(5, false), t(1, true)))
                .as((item, name, others, evenIfAlike) -> sequence -> List.of(
                        StructureCommandFactory.importItem(item, name, others, evenIfAlike),
                        StructureCommandFactory.nameItem(item, 2026, name)));
    }

    /**
     * A line that a document repeats: people entered it, proposed it in this chapter or in another, or would take back that it
     * was taken back; or it was imported.
     */
    static Arbitrary<CommandSequencePart> repeating() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/92"),
                        Arbitraries.of("2026-OWB", "2026-O1"),
                        ProposalDraftArbitraries.amounts(20, 60),
                        Arbitraries.of(0, 1, 2, 3, 4))
                .as((item, moment, amount, how) -> sequence -> {
                    String line = item + " U 2026 " + amount;
                    ProposalDraft entered = ProposalDraft.reEstimate(line).withMoment(moment);
                    ProposalDraft published =
                            ProposalDraft.of(MutationKind.PUBLISHED, line).withMoment(moment);
                    String name = sequence.nextMutationName();
                    String restoring = sequence.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>(
                            switch (how) {
                                case 0 -> List.of(ActorCommandFactory.importMutation(name, published));
                                case 1 -> List.of(propose(name, entered));
                                case 3 ->
                                    List.of(propose(
                                                    name,
                                                    ProposalDraft.transfer(line, "AP/d U 2026 -" + amount)
                                                            .withMoment(moment))
                                            .asActor(SampleActors.TREASURER));
                                case 4 -> {
                                    String back = sequence.nextMutationName();
                                    yield List.of(
                                            ActorCommandFactory.importMutation(name, published),
                                            reverse(back, name),
                                            approve(back),
                                            reverse(restoring, back));
                                }
                                default ->
                                    ActorCommandFactory.bookMutation(name, entered)
                                            .commands();
                            });
                    acts.add(ActorCommandFactory.importMutation(
                            sequence.nextMutationName(), how == 0 ? entered : published));
                    switch (how) {
                        case 1 ->
                            acts.add(ActorCommandFactory.importDespiteSimilarItems(
                                    sequence.nextMutationName(), published));
                        case 3 -> {
                            acts.add(approve(name).asActor(SampleActors.CONTROLLER));
                            acts.add(confirm(name).asActor(SampleActors.APPROVER));
                            acts.add(ActorCommandFactory.importMutation(sequence.nextMutationName(), entered));
                        }
                        case 4 -> {
                            acts.add(approve(restoring));
                            acts.add(ActorCommandFactory.importMutation(sequence.nextMutationName(), entered));
                        }
                        default -> {}
                    }
                    return acts;
                });
    }
}
