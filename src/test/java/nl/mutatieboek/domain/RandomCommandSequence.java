package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** A random sequence of commands for a small book, mostly valid. */
public record RandomCommandSequence(List<ActorCommand> acts) {
    /** People who act, most of them with a mandate. */
    static final Arbitrary<Actor> PEOPLE = Arbitraries.frequency(
            t(6, SampleActors.PROPOSER),
            t(6, SampleActors.APPROVER),
            t(6, SampleActors.THIRD),
            t(2, SampleActors.TREASURER),
            t(2, SampleActors.CONTROLLER),
            t(2, SampleActors.person("both", "XX", "AP")),
            t(1, SampleActors.INSPECTOR),
            t(1, SampleActors.IMPORTER),
            t(1, MandateTest.only(Mandate.PROPOSE)),
            t(1, MandateTest.only(Mandate.APPROVE)),
            t(1, SampleActors.STRANGER),
            t(1, SampleActors.SECOND_STRANGER));

    /** The book in which it plays. */
    static List<ActorCommand> openingCommands() {
        return CommandScript.of(
                        registerMoment("2025-O1", "2025-04-25"),
                        registerMoment("2025-SBS", "2025-09-16"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        registerMoment("2026-NVW-1", "2025-11-05"),
                        registerMoment("2026-ISB-1", "2026-02-02"),
                        registerMoment("2026-VB", "2026-03-10"),
                        registerMoment("2026-O1", "2026-04-24"),
                        registerMoment("2025-SW", "2026-05-20"),
                        openChapter("XX", 2025, null, true),
                        openChapter("AP", 2025, null, false),
                        openChapter("AR", 2025, null, false),
                        openChapter("V", 2025, 2026, true),
                        registerItem("XX/37", 2025, null),
                        registerItem("XX/37/2", 2025, 2026),
                        registerItem("XX/92", 2025, null),
                        registerItem("XX/92/a", 2025, null),
                        registerItem("XX/92/a/b", 2025, null),
                        registerItem("XX/92/c", 2025, null),
                        registerItem("AP/a", 2025, null),
                        registerItem("AP/a/b", 2025, null),
                        registerItem("AP/d", 2025, null),
                        registerItem("AR/1", 2025, null),
                        registerItem("V/4", 2025, null))
                .commands();
    }

    /** The events of each command in a book with minimal consents; none for a refused command. */
    public List<List<Event>> recordedEvents() {
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        InMemoryBookState book = new InMemoryBookState();
        List<List<Event>> recorded = new ArrayList<>();
        for (ActorCommand act : acts) {
            List<Event> events = rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted
                    ? accepted.events()
                    : List.of();
            book.record(events);
            recorded.add(events);
        }
        return recorded;
    }

    public static Arbitrary<RandomCommandSequence> commandSequences() {
        return sequenceOf(sequenceParts(), 10, 50);
    }

    /** Stories of a hundred commands each, besides those that open the book. */
    public static Arbitrary<RandomCommandSequence> longCommandSequences() {
        int hundred = openingCommands().size() + 100;
        return sequenceOf(sequenceParts(), 160, 160)
                .map(story -> new RandomCommandSequence(story.acts().subList(0, hundred)));
    }

    /** Stories about one reserve, which many want to draw from on different days and in different moments. */
    public static Arbitrary<RandomCommandSequence> reserveCommandSequences() {
        Arbitrary<ProposalDraft> reserving =
                ProposalDraftArbitraries.amounts(5, 20).map(n -> ProposalDraft.reservation("XX/92/a U 2026 " + n));
        Arbitrary<ProposalDraft> within =
                ProposalDraftArbitraries.amounts(1, 9).map(n -> ProposalDraft.reEstimate("XX/92/a/b U 2026 -" + n));
        Arbitrary<ProposalDraft> drafts = ProposalDraftArbitraries.dated(Arbitraries.frequencyOf(
                Tuple.of(2, reserving), Tuple.of(5, ProposalDraftArbitraries.allocations()), Tuple.of(1, within)));
        Arbitrary<CommandSequencePart> proposing =
                drafts.map(draft -> sequence -> List.of(propose(sequence.nextMutationName(), draft)));
        return sequenceOf(
                Arbitraries.frequencyOf(
                        Tuple.of(6, RandomProposalParts.booking(drafts)),
                        Tuple.of(3, proposing),
                        Tuple.of(1, RandomConsentParts.givingAllConsents()),
                        Tuple.of(2, RandomConsentParts.ending()),
                        Tuple.of(2, RandomConsentParts.reversing())),
                10,
                50);
    }

    private static Arbitrary<RandomCommandSequence> sequenceOf(
            Arbitrary<CommandSequencePart> all, int least, int most) {
        Arbitrary<CommandSequencePart> reserving = RandomProposalParts.booking(
                ProposalDraftArbitraries.amounts(5, 20).map(n -> ProposalDraft.reservation("XX/92/a U 2026 " + n)));
        return Combinators.combine(
                        reserving.list().ofMaxSize(2),
                        all.list().ofMinSize(least).ofMaxSize(most).withSizeDistribution(RandomDistribution.uniform()))
                .as((first, then) -> {
                    CommandSequenceBuilder sequence = new CommandSequenceBuilder();
                    sequence.append(openingCommands());
                    Stream.of(first, then)
                            .flatMap(List::stream)
                            .forEach(scene -> sequence.append(scene.play(sequence)));
                    return new RandomCommandSequence(List.copyOf(sequence.acts));
                });
    }

    private static Arbitrary<CommandSequencePart> sequenceParts() {
        return Arbitraries.frequencyOf(
                Tuple.of(22, RandomProposalParts.booking(ProposalDraftArbitraries.anyKind())),
                Tuple.of(2, RandomProposalParts.booking(ProposalDraftArbitraries.allocations())),
                Tuple.of(5, RandomProposalParts.proposing()),
                Tuple.of(1, RandomProposalParts.together()),
                Tuple.of(1, RandomProposalParts.replacing()),
                Tuple.of(1, RandomConsentParts.attaching()),
                Tuple.of(1, RandomImportParts.importingMutations()),
                Tuple.of(2, RandomImportParts.importingBalances()),
                Tuple.of(3, RandomConsentParts.consenting()),
                Tuple.of(2, RandomConsentParts.givingAllConsents()),
                Tuple.of(2, RandomConsentParts.ending()),
                Tuple.of(5, RandomConsentParts.reversing()),
                Tuple.of(1, RandomConsentParts.reversingAndRestoring()),
                Tuple.of(1, RandomProposalParts.extrapolating()),
                Tuple.of(1, RandomConsentParts.allowingEarlyExecution()),
                Tuple.of(3, RandomStructureParts.changingMoments()),
                Tuple.of(2, RandomStructureParts.registering()),
                Tuple.of(2, BudgetConstraintCommandFactory.randomCommands().map(act -> sequence -> List.of(act, act))),
                Tuple.of(2, RandomMarks.commands().map(acts -> sequence -> acts)),
                Tuple.of(2, RandomProposalParts.booking(RandomMarks.drafts())),
                Tuple.of(1, RandomImportParts.repeating()),
                Tuple.of(1, RandomImportParts.importingItems()),
                Tuple.of(1, RandomProposalParts.extreme()),
                Tuple.of(1, RandomStructureParts.correcting()),
                Tuple.of(2, RandomMatterParts.scenes().map(acts -> sequence -> acts)));
    }

    /** Lists the commands one by one, to explain a failure. */
    @Override
    public String toString() {
        return acts.stream()
                .skip(openingCommands().size())
                .map(act -> act.actor().person() + ": " + describe(act.command()))
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }

    private static String describe(Command command) {
        return command instanceof Command.ProposeMutation proposed
                ? "propose " + proposed.mutation() + " " + proposed.proposal().kind() + " in "
                        + proposed.proposal().moment() + " from "
                        + proposed.proposal().effectiveOn() + ": "
                        + proposed.proposal().postings().stream()
                                .map(p -> p.item() + " " + p.flow().letter() + " " + p.year() + " " + p.thousands())
                                .collect(Collectors.joining(", "))
                : command.toString();
    }
}
