package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.openChapter;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.registerItem;
import static nl.mutatieboek.domain.ActorCommandFactory.registerMoment;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawMomentChange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;

/** A random sequence of commands for a small book, mostly valid. */
public record RandomCommandSequence(List<ActorCommand> acts) {
    private static final Arbitrary<Actor> PEOPLE = Arbitraries.frequency(
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
        Arbitrary<SequencePart> proposing =
                drafts.map(draft -> told -> List.of(propose(told.nextMutationName(), draft)));
        return sequenceOf(
                Arbitraries.frequencyOf(
                        Tuple.of(6, booking(drafts)),
                        Tuple.of(3, proposing),
                        Tuple.of(1, givingAllConsents()),
                        Tuple.of(2, ending()),
                        Tuple.of(2, reversing())),
                10,
                50);
    }

    private static Arbitrary<RandomCommandSequence> sequenceOf(Arbitrary<SequencePart> all, int least, int most) {
        Arbitrary<SequencePart> reserving = booking(
                ProposalDraftArbitraries.amounts(5, 20).map(n -> ProposalDraft.reservation("XX/92/a U 2026 " + n)));
        return Combinators.combine(
                        reserving.list().ofMaxSize(2),
                        all.list().ofMinSize(least).ofMaxSize(most).withSizeDistribution(RandomDistribution.uniform()))
                .as((first, then) -> {
                    SequenceBuilder told = new SequenceBuilder();
                    told.append(openingCommands());
                    Stream.of(first, then).flatMap(List::stream).forEach(scene -> told.append(scene.play(told)));
                    return new RandomCommandSequence(List.copyOf(told.acts));
                });
    }

    /** Part of a sequence; it may refer to mutations proposed before it. */
    private interface SequencePart {
        List<ActorCommand> play(SequenceBuilder told);
    }

    /**
     * The commands so far, and their effect on a book with the fewest consents. Most commands therefore concern
     * existing mutations; one in eight of the others is used again.
     */
    private static final class SequenceBuilder {
        private final CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        private final InMemoryBookState book = new InMemoryBookState();
        private final List<ActorCommand> acts = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int named;

        boolean isAccepted(ActorCommand act) {
            return rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted;
        }

        void append(List<ActorCommand> scene) {
            for (ActorCommand act : scene) {
                acts.add(act);
                if (rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted) {
                    book.record(accepted.events());
                }
            }
            String last = "mutation " + (named - 1);
            names.removeIf(name -> !(name.equals(last) && named % 8 == 0)
                    && book.mutation(ActorCommandFactory.mutation(name)) instanceof Mutation.NotProposed);
        }

        String nextMutationName() {
            String name = "mutation " + named++;
            names.add(name);
            return name;
        }

        Stream<String> mutationName(int which) {
            return names.isEmpty() ? Stream.of() : Stream.of(names.get(names.size() - 1 - which % names.size()));
        }
    }

    private static Arbitrary<SequencePart> sequenceParts() {
        return Arbitraries.frequencyOf(
                Tuple.of(22, booking(ProposalDraftArbitraries.anyKind())),
                Tuple.of(2, booking(ProposalDraftArbitraries.allocations())),
                Tuple.of(5, proposing()),
                Tuple.of(1, together()),
                Tuple.of(1, replacing()),
                Tuple.of(1, attaching()),
                Tuple.of(1, importingMutations()),
                Tuple.of(2, importingBalances()),
                Tuple.of(3, consenting()),
                Tuple.of(2, givingAllConsents()),
                Tuple.of(2, ending()),
                Tuple.of(5, reversing()),
                Tuple.of(1, reversingAndRestoring()),
                Tuple.of(1, extrapolating()),
                Tuple.of(1, allowingEarlyExecution()),
                Tuple.of(3, changingMoments()),
                Tuple.of(2, registering()),
                Tuple.of(2, BudgetConstraintCommandFactory.randomCommands().map(act -> told -> List.of(act, act))),
                Tuple.of(2, RandomMarks.commands().map(acts -> told -> acts)),
                Tuple.of(2, booking(RandomMarks.drafts())),
                Tuple.of(1, repeating()),
                Tuple.of(1, importingItems()),
                Tuple.of(1, extreme()),
                Tuple.of(1, correcting()),
                Tuple.of(2, RandomMatterParts.scenes().map(acts -> told -> acts)));
    }

    private static Arbitrary<SequencePart> proposing() {
        return Combinators.combine(
                        ProposalDraftArbitraries.anyKind(),
                        PEOPLE,
                        Arbitraries.frequency(t(20, ""), t(1, "XX"), t(1, "AP")),
                        Arbitraries.frequency(t(20, false), t(1, true)))
                .as((draft, who, chapter, again) -> told -> {
                    String name = again
                            ? told.mutationName(0).findFirst().orElseGet(told::nextMutationName)
                            : told.nextMutationName();
                    ActorCommand act = chapter.isEmpty() ? propose(name, draft) : propose(name, chapter, draft);
                    return List.of(act.asActor(who));
                });
    }

    private static Arbitrary<SequencePart> booking(Arbitrary<ProposalDraft> drafts) {
        return Combinators.combine(drafts, Arbitraries.of(true, true, false), Arbitraries.of(true, false))
                .as((draft, agreed, confirmedTwice) -> told -> {
                    String name = told.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>(
                            ActorCommandFactory.bookMutation(name, draft).commands());
                    if (!told.isAccepted(acts.getFirst())) {
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
    private static Arbitrary<SequencePart> together() {
        return Combinators.combine(
                        ProposalDraftArbitraries.anyKind().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.frequency(t(9, SampleActors.PROPOSER), t(1, SampleActors.CONTROLLER)))
                .as((drafts, who) -> told -> List.of(ActorCommandFactory.proposeBatch(drafts.stream()
                        .map(draft -> propose(told.nextMutationName(), draft).asActor(who))
                        .toArray(ActorCommand[]::new))));
    }

    /** A published document, mostly of valid kinds and by an importer. */
    private static Arbitrary<SequencePart> importingMutations() {
        Arbitrary<ProposalDraft> published = Arbitraries.frequencyOf(
                Tuple.of(6, ProposalDraftArbitraries.published()),
                Tuple.of(4, ProposalDraftArbitraries.finalBudgets()),
                Tuple.of(1, ProposalDraftArbitraries.anyKind()));
        return Combinators.combine(
                        published,
                        Arbitraries.frequency(t(9, SampleActors.IMPORTER), t(1, SampleActors.PROPOSER)),
                        Arbitraries.integers().between(0, 9))
                .as((draft, who, how) -> told -> {
                    String name = how == 0
                            ? told.mutationName(0).findFirst().orElseGet(told::nextMutationName)
                            : told.nextMutationName();
                    ActorCommand take =
                            ActorCommandFactory.importMutation(name, draft).asActor(who);
                    return switch (how) {
                        case 1 -> List.of(take, take);
                        case 2 -> List.of(take, ActorCommandFactory.importMutation(name, draft.asNewPolicy()));
                        case 3, 4 -> {
                            String back = told.nextMutationName();
                            yield List.of(take, reverse(back, name), approve(back), confirm(back), take);
                        }
                        default -> List.of(take);
                    };
                });
    }

    /** Balances that documents state, in whatever order, now and then the same or another one again. */
    private static Arbitrary<SequencePart> importingBalances() {
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
                .as((stated, moment, who, again) -> told -> List.of(ActorCommandFactory.importBalances(
                                again
                                        ? told.mutationName(0).findFirst().orElseGet(told::nextMutationName)
                                        : told.nextMutationName(),
                                moment,
                                stated.toArray(String[]::new))
                        .asActor(who)));
    }

    private static Arbitrary<SequencePart> consenting() {
        return Combinators.combine(
                        mutationIndexes(), PEOPLE, Arbitraries.integers().between(0, 5))
                .as((which, who, how) -> told -> told.mutationName(which)
                        .map(name -> (how > 2 ? approve(name) : how > 0 ? confirm(name) : agree(name)).asActor(who))
                        .toList());
    }

    /** Files of a new mutation, few or too many: attached, attached again, withdrawn by another and by the attacher. */
    private static Arbitrary<SequencePart> attaching() {
        return Combinators.combine(PEOPLE, PEOPLE, Arbitraries.frequency(t(9, 1), t(1, 21)))
                .as((who, other, files) -> told -> {
                    String name = told.nextMutationName();
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

    /** A returned mutation, which an import and a person of two chapters replace, that person for the other chapter. */
    private static Arbitrary<SequencePart> replacing() {
        return ProposalDraftArbitraries.amounts(1, 9).map(amount -> told -> {
            String name = told.nextMutationName();
            ProposalDraft published = ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 " + amount);
            return List.of(
                    propose(name, ProposalDraft.reEstimate("XX/37 U 2026 " + amount)),
                    returnToProposer(name),
                    propose(
                                    told.nextMutationName(),
                                    ProposalDraft.reEstimate("AP/d U 2026 " + amount)
                                            .correcting(name))
                            .asActor(SampleActors.person("both", "XX", "AP")),
                    ActorCommandFactory.importMutation(told.nextMutationName(), published.correcting(name)));
        });
    }

    /** New policy, and some that is not. */
    private static Arbitrary<SequencePart> allowingEarlyExecution() {
        return Combinators.combine(mutationIndexes(), PEOPLE, Arbitraries.of(1, 2))
                .as((which, who, times) -> told -> told.mutationName(which)
                        .flatMap(name -> Stream.generate(() -> ActorCommandFactory.allowEarlyExecution(name)
                                        .asActor(who))
                                .limit(times))
                        .toList());
    }

    /** Moments are closed and opened again, bills presented and adopted. */
    private static Arbitrary<SequencePart> changingMoments() {
        Arbitrary<String> chapters = Arbitraries.frequency(t(5, "XX"), t(1, "V"), t(1, "VI"));
        Arbitrary<String> moments = Arbitraries.frequency(
                t(9, "2026-OWB"), t(3, "2026-O1"), t(2, "2026-ISB-1"), t(1, "2026-VB"), t(1, "2027-OWB"));
        Arbitrary<String> days =
                Arbitraries.of("2025-09-16", "2025-09-20", "2026-02-10", "2026-03-10", "2026-03-11", "2026-06-30");
        return Combinators.combine(
                        moments, chapters, days, PEOPLE, Arbitraries.integers().between(0, 9))
                .as((moment, chapter, day, who, what) -> told -> (switch (what) {
                            case 0 ->
                                Stream.of(
                                        close(moment, chapter),
                                        withdrawMomentChange(moment, chapter).asActor(who));
                            case 1 ->
                                Stream.of(
                                        close(moment, chapter).asActor(who),
                                        close(moment, chapter).asActor(who));
                            case 2 ->
                                Stream.of(
                                        reopen(moment, chapter).asActor(who),
                                        withdrawMomentChange(moment, chapter).asActor(who));
                            case 3 ->
                                Stream.of(
                                        close(moment, chapter),
                                        close(moment, chapter).asActor(SampleActors.THIRD),
                                        reopen(moment, chapter),
                                        reopen(moment, chapter).asActor(SampleActors.THIRD));
                            case 4 ->
                                Stream.of(
                                        presentBill(moment, chapter, day),
                                        withdrawMomentChange(moment, chapter).asActor(who),
                                        presentBill(moment, chapter, day).asActor(who));
                            case 5 ->
                                Stream.of(
                                        adoptBill(moment, chapter, day),
                                        adoptBill(moment, chapter, day).asActor(who));
                            case 6 ->
                                Stream.of(
                                        revokeBill(moment, chapter),
                                        revokeBill(moment, chapter).asActor(who));
                            default ->
                                Stream.concat(
                                        Stream.of(
                                                presentBill(moment, chapter, day),
                                                presentBill(moment, chapter, day)
                                                        .asActor(SampleActors.THIRD),
                                                adoptBill(moment, chapter, "2026-03-05"),
                                                adoptBill(moment, chapter, "2026-03-05")
                                                        .asActor(SampleActors.THIRD),
                                                propose(
                                                        told.nextMutationName(),
                                                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 1")
                                                                .withEffectiveOn(
                                                                        what < 9 ? "2026-03-06" : "2026-03-05"))),
                                        Stream.of(1, 2, 3)
                                                .flatMap(told::mutationName)
                                                .map(ActorCommandFactory::allowEarlyExecution));
                        })
                        .toList());
    }

    /** Everybody who may consent does so. */
    private static Arbitrary<SequencePart> givingAllConsents() {
        return mutationIndexes()
                .map(which -> told -> told.mutationName(which)
                        .flatMap(name -> Stream.of(
                                approve(name),
                                agree(name),
                                approve(name).asActor(SampleActors.CONTROLLER),
                                confirm(name).asActor(SampleActors.TREASURER),
                                confirm(name).asActor(SampleActors.STRANGER),
                                confirm(name).asActor(SampleActors.THIRD)))
                        .toList());
    }

    private static Arbitrary<SequencePart> ending() {
        return Combinators.combine(
                        mutationIndexes(), PEOPLE, Arbitraries.integers().between(0, 2))
                .as((which, who, how) -> told -> told.mutationName(which)
                        .map(name -> (how == 0 ? reject(name) : how == 1 ? returnToProposer(name) : withdraw(name))
                                .asActor(who))
                        .toList());
    }

    private static Arbitrary<SequencePart> reversing() {
        Arbitrary<String> moments = Arbitraries.of("", "", "", "2026-OWB", "2026-O1", "2025-SBS");
        return Combinators.combine(
                        mutationIndexes(), PEOPLE, moments, ProposalDraftArbitraries.DAYS, Arbitraries.of(true, false))
                .as((which, who, moment, day, booked) -> told -> told.mutationName(which)
                        .flatMap(original -> {
                            String name = told.nextMutationName();
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

    /** A base that goes on or not, and an extrapolation of exactly as much. */
    private static Arbitrary<SequencePart> extrapolating() {
        return ProposalDraftArbitraries.extrapolationBases().map(base -> told -> {
            Posting line = base.postings().getFirst();
            String moment = base.moment().toString().replace("OWB", "O1");
            List<ActorCommand> acts = new ArrayList<>(ActorCommandFactory.bookMutation(told.nextMutationName(), base)
                    .commands());
            ProposalDraft added = ProposalDraft.of(
                            MutationKind.EXTRAPOLATION,
                            line.item() + " U " + line.year().plus(1) + " "
                                    + line.thousands().value())
                    .withMoment(moment);
            acts.addAll(ActorCommandFactory.bookMutation(told.nextMutationName(), added)
                    .commands());
            return acts;
        });
    }

    /** Facts that occur once, or links: booked, reversed, restored, and proposed again. */
    private static Arbitrary<SequencePart> reversingAndRestoring() {
        Arbitrary<ProposalDraft> opening =
                ProposalDraftArbitraries.amounts(1, 9).map(n -> ProposalDraft.opening("XX/37/2 U 2026 " + n));
        return Arbitraries.oneOf(
                        ProposalDraftArbitraries.reorganisations(), ProposalDraftArbitraries.extrapolations(), opening)
                .map(draft -> told -> {
                    String name = told.nextMutationName();
                    List<ActorCommand> acts = new ArrayList<>(
                            ActorCommandFactory.bookMutation(name, draft).commands());
                    if (!told.isAccepted(acts.getFirst())) {
                        return acts.subList(0, 1);
                    }
                    List<ChapterCode> chapters = List.copyOf(draft.proposal().chapters());
                    for (int i = 0; i < 2; i++) {
                        String back = told.nextMutationName();
                        acts.add(reverse(back, name).asActor(SampleActors.proposerOf(chapters.getLast())));
                        acts.add(approve(back).asActor(SampleActors.approverOf(chapters.getLast())));
                        chapters.subList(0, chapters.size() - 1)
                                .forEach(other -> acts.add(confirm(back).asActor(SampleActors.proposerOf(other))));
                        name = back;
                    }
                    acts.add(propose(told.nextMutationName(), draft));
                    return acts;
                });
    }

    private static Arbitrary<SequencePart> registering() {
        return Arbitraries.of(
                        registerMoment("2027-OWB", "2026-09-15"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        ActorCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        ActorCommandFactory.registerAssumed("2025-NVW-1", "2024-11-30", true)
                                .asActor(SampleActors.IMPORTER),
                        ActorCommandFactory.registerAssumed("2027-OWB", "2026-09-15", false),
                        ActorCommandFactory.registerAssumed("2027-VB", "2027-12-01", true)
                                .asActor(SampleActors.IMPORTER),
                        registerMoment("2027-O1", "1814-01-01"),
                        registerMoment("2027-O1", "2027-06-02"),
                        registerMoment("2026-O2", "2026-11-30"),
                        ActorCommandFactory.registerPublicAt("2027-O2", "2027-11-26", "2027-11-27T13:30:00Z"),
                        ActorCommandFactory.registerPublicAt("2026-SBS", "2026-09-15", "2026-09-15T13:30:00Z"),
                        ActorCommandFactory.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        ActorCommandFactory.liftEmbargo("2027-SBS"),
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-11", false),
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-11", false)
                                .asActor(SampleActors.THIRD),
                        ActorCommandFactory.withdrawCorrection("2026-VB"),
                        ActorCommandFactory.withdrawCorrection("2026-VB").asActor(SampleActors.THIRD),
                        ActorCommandFactory.correctMoment("2026-VB", "2026-03-10", false),
                        ActorCommandFactory.correctMoment("2025-SW", "2026-05-21", true),
                        ActorCommandFactory.correctMoment("2026-O1", "2026-01-24", false),
                        ActorCommandFactory.correctMoment("2026-ISB-1", "2026-02-03", true),
                        openChapter("XX", 2026, null, true),
                        registerItem("XX", 2026, null),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB"),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB")
                                .asActor(SampleActors.IMPORTER),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB", 8_941_000),
                        ActorCommandFactory.recordPublishedBalance("XX/37", 2026, "2026-OWB", 8_942_000)
                                .asActor(SampleActors.IMPORTER),
                        ActorCommandFactory.recordPublishedBalance("XX", 2026, "2026-VB")
                                .asActor(SampleActors.STRANGER),
                        ActorCommandFactory.recordPublishedBalance("XX/93", 2026, "2026-OWB"),
                        close("2025-O1", "XX"),
                        close("2025-O1", "AP"),
                        close("2027-OWB", "XX"),
                        registerItem("XX/93", 2026, null),
                        ActorCommandFactory.nameItem("XX/93", 2026, "Terugkeer"),
                        // Twice in the list, so that one history names it twice often enough.
                        ActorCommandFactory.nameItem("XX", 2026, "Asiel en Migratie"),
                        ActorCommandFactory.nameItem("XX", 2026, "Asiel en Migratie"),
                        ActorCommandFactory.nameItem("XX/37~92", 2026, "Asiel").asActor(SampleActors.APPROVER),
                        ActorCommandFactory.nameItem("VI/37", 2026, "Migratie").asActor(SampleActors.PROPOSER),
                        registerItem("XX/37/2", 2027, null),
                        registerItem("XX/37~92", 2027, null),
                        registerItem("VI/37", 2027, null))
                .flatMap(act ->
                        Arbitraries.frequency(t(4, 1), t(1, 2)).map(times -> told -> Collections.nCopies(times, act)));
    }

    /**
     * A line that a document repeats: people entered it, proposed it in this chapter or in another, or would take back that it
     * was taken back; or it was imported.
     */
    private static Arbitrary<SequencePart> repeating() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/92"),
                        Arbitraries.of("2026-OWB", "2026-O1"),
                        ProposalDraftArbitraries.amounts(20, 60),
                        Arbitraries.of(0, 1, 2, 3, 4))
                .as((item, moment, amount, how) -> told -> {
                    String line = item + " U 2026 " + amount;
                    ProposalDraft entered = ProposalDraft.reEstimate(line).withMoment(moment);
                    ProposalDraft published =
                            ProposalDraft.of(MutationKind.PUBLISHED, line).withMoment(moment);
                    String name = told.nextMutationName();
                    String restoring = told.nextMutationName();
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
                                    String back = told.nextMutationName();
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
                            told.nextMutationName(), how == 0 ? entered : published));
                    switch (how) {
                        case 1 ->
                            acts.add(ActorCommandFactory.importDespiteSimilarItems(told.nextMutationName(), published));
                        case 3 -> {
                            acts.add(approve(name).asActor(SampleActors.CONTROLLER));
                            acts.add(confirm(name).asActor(SampleActors.APPROVER));
                            acts.add(ActorCommandFactory.importMutation(told.nextMutationName(), entered));
                        }
                        case 4 -> {
                            acts.add(approve(restoring));
                            acts.add(ActorCommandFactory.importMutation(told.nextMutationName(), entered));
                        }
                        default -> {}
                    }
                    return acts;
                });
    }

    /** Items of files, by code or name like those of the book or not. */
    private static Arbitrary<SequencePart> importingItems() {
        return Combinators.combine(
                        Arbitraries.of(
                                "XX/92/b", "XX/92/c/b", "XX/37/subsidies", "XX/37/2/subsidies", "XX/37/7", "AP/a/d"),
                        Arbitraries.of(
                                "Item XX/92/a", "Bijdrage aan item XX/37/2", "Subsidies", "Overig", "7", "Nieuw"),
                        Arbitraries.of(Set.<String>of(), Set.<String>of(), Set.of("XX/92/a/b", "XX/37/subsidies")),
                        Arbitraries.frequency(t(5, false), t(1, true)))
                .as((item, name, others, evenIfAlike) -> told -> List.of(
                        ActorCommandFactory.importItem(item, name, others, evenIfAlike),
                        ActorCommandFactory.nameItem(item, 2026, name)));
    }

    /** Amounts beyond every real budget, on accounts that other scenes leave alone. */
    private static Arbitrary<SequencePart> extreme() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(Thousands.MAX_POSTING - 99, Thousands.MAX_POSTING);
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/92"),
                        Arbitraries.of("", "-"),
                        amounts.list().ofSize(3).uniqueElements(),
                        Arbitraries.of("2026-OWB", "2026-OWB", "2026-O1"),
                        Arbitraries.of(0, 1, 2, 3))
                .as((item, sign, largest, moment, how) -> told -> {
                    String on = item + " V 2028 ";
                    return switch (how) {
                        case 0 ->
                            List.of(
                                    ActorCommandFactory.importMutation(
                                            told.nextMutationName(),
                                            ProposalDraft.of(MutationKind.PUBLISHED, on + (sign.isEmpty() ? "-9" : "9"))
                                                    .withMoment(moment)),
                                    ActorCommandFactory.importBalances(
                                            told.nextMutationName(), moment, on + sign + Thousands.MAX_POSTING));
                        case 1 ->
                            List.of(propose(
                                    told.nextMutationName(),
                                    ProposalDraft.reEstimate(on + sign + largest.get(0), on + sign + largest.get(1))
                                            .withMoment(moment)));
                        default -> {
                            List<ActorCommand> acts = new ArrayList<>();
                            for (long one : largest) {
                                ProposalDraft draft = ProposalDraft.of(MutationKind.PUBLISHED, on + sign + one)
                                        .withMoment(moment);
                                acts.add(ActorCommandFactory.importMutation(told.nextMutationName(), draft));
                            }
                            if (how == 3) {
                                String back = told.nextMutationName();
                                told.mutationName(2).forEach(original -> acts.add(reverse(back, original)));
                                acts.add(approve(back));
                            }
                            yield acts;
                        }
                    };
                });
    }

    /** Corrections of chapters, items and names, mostly without bookings, so that the sequence can continue. */
    private static Arbitrary<SequencePart> correcting() {
        ActorCommand longer =
                ActorCommandFactory.correctItem("XX/37/2", 2025, null, ActorCommandFactory.validity(2025, 2027));
        ActorCommand later =
                ActorCommandFactory.correctItem("XX/92/c", 2025, "Klimaat", ActorCommandFactory.validity(2026, null));
        ActorCommand misspelt = ActorCommandFactory.nameItem("XX/37", 2026, "Assiel");
        ActorCommand spelt = ActorCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Asiel");
        return Arbitraries.of(
                        List.of(longer, longer, longer.asActor(SampleActors.THIRD)),
                        List.of(later, later.asActor(SampleActors.THIRD)),
                        List.of(
                                later,
                                ActorCommandFactory.withdrawCorrections("XX/92/c")
                                        .asActor(SampleActors.THIRD)),
                        List.of(
                                longer,
                                ActorCommandFactory.withdrawCorrections("XX/37/2"),
                                longer.asActor(SampleActors.CONTROLLER)),
                        List.of(misspelt, spelt, spelt.asActor(SampleActors.THIRD), misspelt),
                        List.of(misspelt, ActorCommandFactory.correctName("XX/37", 2026, "Assiel", 2026, "Assiel")),
                        List.of(ActorCommandFactory.correctName("XX/37", 2026, "Asiel", 2027, "Assiel")),
                        List.of(ActorCommandFactory.withdrawCorrections("XX/91")),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/37", 2025, null, ActorCommandFactory.validity(2025, null))),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/37", 2025, null, ActorCommandFactory.validity(2026, null))),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/37", 2025, null, ActorCommandFactory.validity(2025, 2026))),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/37", 2026, null, ActorCommandFactory.validity(2025, null))),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/37/2", 2025, null, ActorCommandFactory.validity(2024, 2026))),
                        List.of(ActorCommandFactory.correctItem(
                                "XX/93/1", 2027, null, ActorCommandFactory.validity(2025, null))),
                        List.of(
                                registerItem("XX/93", 2026, null),
                                registerItem("XX/93/1", 2027, null),
                                ActorCommandFactory.correctItem(
                                        "XX/93/1", 2027, null, ActorCommandFactory.validity(2025, null)),
                                ActorCommandFactory.correctItem(
                                        "XX/93", 2026, null, ActorCommandFactory.validity(2026, 2026))),
                        List.of(
                                registerItem("XX/37/2", 2028, null),
                                ActorCommandFactory.correctItem(
                                        "XX/37/2", 2028, null, ActorCommandFactory.validity(2026, null))),
                        List.of(ActorCommandFactory.correctItem(
                                "V", 2025, "Buitenlandse Zaken", ActorCommandFactory.validity(2025, 2027))),
                        List.of(ActorCommandFactory.correctItem(
                                "AR", 2025, null, ActorCommandFactory.validity(2025, 2040))),
                        List.of(ActorCommandFactory.correctItem(
                                "VI", 2025, null, ActorCommandFactory.validity(2025, 2040))))
                .map(acts -> told -> acts);
    }

    /** Distance back in the sequence. */
    private static Arbitrary<Integer> mutationIndexes() {
        return Arbitraries.integers().between(0, 9);
    }

    private static <T> Tuple2<Integer, T> t(int weight, T value) {
        return Tuple.of(weight, value);
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
