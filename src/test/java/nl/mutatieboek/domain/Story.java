package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.adopt;
import static nl.mutatieboek.domain.Acts.agree;
import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.openChapter;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Acts.registerMoment;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.reopen;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.revoke;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Acts.withdraw;
import static nl.mutatieboek.domain.Acts.withdrawSitting;

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

/** A random story: what people might ask of a small book, mostly sensible, sometimes not. */
public record Story(List<Act> acts) {
    private static final Arbitrary<Actor> PEOPLE = Arbitraries.frequency(
            t(6, People.PROPOSER),
            t(6, People.APPROVER),
            t(6, People.THIRD),
            t(2, People.TREASURER),
            t(2, People.CONTROLLER),
            t(2, People.person("both", "XX", "AP")),
            t(1, People.INSPECTOR),
            t(1, People.IMPORTER),
            t(1, MandateTest.only(Mandate.PROPOSE)),
            t(1, MandateTest.only(Mandate.APPROVE)),
            t(1, People.STRANGER),
            t(1, People.SECOND_STRANGER));

    /** The book in which it plays. */
    static List<Act> opening() {
        return Step.of(
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
                .acts();
    }

    /** What a book that asks no more consents than it must records of each act; nothing of one that it refuses. */
    public List<List<Event>> recorded() {
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        BookInMemory book = new BookInMemory();
        List<List<Event>> recorded = new ArrayList<>();
        for (Act act : acts) {
            List<Event> events = rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted
                    ? accepted.events()
                    : List.of();
            book.record(events);
            recorded.add(events);
        }
        return recorded;
    }

    public static Arbitrary<Story> stories() {
        return told(scenes(), 10, 50);
    }

    /** Stories of a hundred commands each, besides those that open the book. */
    public static Arbitrary<Story> longStories() {
        int hundred = opening().size() + 100;
        return told(scenes(), 160, 160).map(story -> new Story(story.acts().subList(0, hundred)));
    }

    /** Stories about one reserve, which many want to draw from on different days and in different moments. */
    public static Arbitrary<Story> storiesOfAReserve() {
        Arbitrary<Draft> reserving = Drafts.amounts(5, 20).map(n -> Draft.reservation("XX/92/a U 2026 " + n));
        Arbitrary<Draft> drawing =
                Drafts.amounts(1, 12).map(n -> Draft.allocation("XX/92/a U 2026 -" + n, "XX/37 U 2026 " + n));
        Arbitrary<Draft> within = Drafts.amounts(1, 9).map(n -> Draft.reEstimate("XX/92/a/b U 2026 -" + n));
        Arbitrary<Draft> drafts = Drafts.dated(
                Arbitraries.frequencyOf(Tuple.of(2, reserving), Tuple.of(5, drawing), Tuple.of(1, within)));
        Arbitrary<Scene> proposing = drafts.map(draft -> told -> List.of(propose(told.name(), draft)));
        return told(
                Arbitraries.frequencyOf(
                        Tuple.of(6, booking(drafts)),
                        Tuple.of(3, proposing),
                        Tuple.of(1, finishing()),
                        Tuple.of(2, ending()),
                        Tuple.of(2, reversing())),
                10,
                50);
    }

    private static Arbitrary<Story> told(Arbitrary<Scene> all, int least, int most) {
        Arbitrary<Scene> reserving = booking(Drafts.amounts(5, 20).map(n -> Draft.reservation("XX/92/a U 2026 " + n)));
        return Combinators.combine(
                        reserving.list().ofMaxSize(2),
                        all.list().ofMinSize(least).ofMaxSize(most).withSizeDistribution(RandomDistribution.uniform()))
                .as((first, then) -> {
                    SoFar told = new SoFar();
                    told.append(opening());
                    Stream.of(first, then).flatMap(List::stream).forEach(scene -> told.append(scene.play(told)));
                    return new Story(List.copyOf(told.acts));
                });
    }

    /** A part of a story; it may refer to the mutations proposed before it. */
    private interface Scene {
        List<Act> play(SoFar told);
    }

    /**
     * What was told, and how a book took it that asks no more consents than it must. So people mostly act on mutations that
     * are there; of those that are not, one in eight goes on to be spoken of.
     */
    private static final class SoFar {
        private final CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        private final BookInMemory book = new BookInMemory();
        private final List<Act> acts = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int named;

        boolean takes(Act act) {
            return rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted;
        }

        void append(List<Act> scene) {
            for (Act act : scene) {
                acts.add(act);
                if (rules.decide(act.command(), act.actor(), book) instanceof Decision.Accepted accepted) {
                    book.record(accepted.events());
                }
            }
            String last = "mutation " + (named - 1);
            names.removeIf(name -> !(name.equals(last) && named % 8 == 0)
                    && book.mutation(Acts.mutation(name)) instanceof Mutation.NotProposed);
        }

        String name() {
            String name = "mutation " + named++;
            names.add(name);
            return name;
        }

        Stream<String> on(int which) {
            return names.isEmpty() ? Stream.of() : Stream.of(names.get(names.size() - 1 - which % names.size()));
        }
    }

    private static Arbitrary<Scene> scenes() {
        return Arbitraries.frequencyOf(
                Tuple.of(18, booking(Drafts.all())),
                Tuple.of(5, proposing()),
                Tuple.of(1, together()),
                Tuple.of(1, takingOver()),
                Tuple.of(2, stating()),
                Tuple.of(3, consenting()),
                Tuple.of(2, finishing()),
                Tuple.of(2, ending()),
                Tuple.of(5, reversing()),
                Tuple.of(1, restoring()),
                Tuple.of(1, extrapolating()),
                Tuple.of(1, excepting()),
                Tuple.of(3, sitting()),
                Tuple.of(2, arranging()),
                Tuple.of(1, repeating()),
                Tuple.of(1, importingItems()),
                Tuple.of(1, extreme()),
                Tuple.of(1, correcting()));
    }

    private static Arbitrary<Scene> proposing() {
        return Combinators.combine(
                        Drafts.all(),
                        PEOPLE,
                        Arbitraries.frequency(t(20, ""), t(1, "XX"), t(1, "AP")),
                        Arbitraries.frequency(t(20, false), t(1, true)))
                .as((draft, who, chapter, again) -> told -> {
                    String name = again ? told.on(0).findFirst().orElseGet(told::name) : told.name();
                    Act act = chapter.isEmpty() ? propose(name, draft) : propose(name, chapter, draft);
                    return List.of(act.by(who));
                });
    }

    private static Arbitrary<Scene> booking(Arbitrary<Draft> drafts) {
        return Combinators.combine(drafts, Arbitraries.of(true, true, false), Arbitraries.of(true, false))
                .as((draft, agreed, confirmedTwice) -> told -> {
                    String name = told.name();
                    List<Act> acts = new ArrayList<>(Acts.booked(name, draft).acts());
                    if (!told.takes(acts.getFirst())) {
                        return acts.subList(0, 1);
                    }
                    if (agreed) {
                        acts.add(1, agree(name));
                    }
                    if (confirmedTwice) {
                        draft.proposal().chapters().stream()
                                .limit(draft.proposal().chapters().size() - 1)
                                .forEach(chapter -> acts.add(confirm(name).by(People.approverOf(chapter))));
                    }
                    return acts;
                });
    }

    /** Several at once, mostly by one who may. */
    private static Arbitrary<Scene> together() {
        return Combinators.combine(
                        Drafts.all().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.frequency(t(9, People.PROPOSER), t(1, People.CONTROLLER)))
                .as((drafts, who) -> told -> List.of(Acts.together(drafts.stream()
                        .map(draft -> propose(told.name(), draft).by(who))
                        .toArray(Act[]::new))));
    }

    /** What a document published, mostly of the kinds that are, and by one who may. */
    private static Arbitrary<Scene> takingOver() {
        Arbitrary<Draft> published = Arbitraries.frequencyOf(
                Tuple.of(6, Drafts.published()), Tuple.of(4, Drafts.last()), Tuple.of(1, Drafts.all()));
        return Combinators.combine(
                        published,
                        Arbitraries.frequency(t(9, People.IMPORTER), t(1, People.PROPOSER)),
                        Arbitraries.integers().between(0, 9))
                .as((draft, who, how) -> told -> {
                    String name = how == 0 ? told.on(0).findFirst().orElseGet(told::name) : told.name();
                    Act take = Acts.take(name, draft).by(who);
                    return switch (how) {
                        case 1 -> List.of(take, take);
                        case 2 -> List.of(take, Acts.take(name, draft.asNewPolicy()));
                        case 3, 4 -> {
                            String back = told.name();
                            yield List.of(take, reverse(back, name), approve(back), confirm(back), take);
                        }
                        default -> List.of(take);
                    };
                });
    }

    /** Balances that documents state, in whatever order, now and then the same or another one again. */
    private static Arbitrary<Scene> stating() {
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
                        Arbitraries.frequency(t(9, People.IMPORTER), t(1, People.PROPOSER)),
                        Arbitraries.frequency(t(9, false), t(1, true)))
                .as((stated, moment, who, again) -> told -> List.of(Acts.takeBalances(
                                again ? told.on(0).findFirst().orElseGet(told::name) : told.name(),
                                moment,
                                stated.toArray(String[]::new))
                        .by(who)));
    }

    private static Arbitrary<Scene> consenting() {
        return Combinators.combine(past(), PEOPLE, Arbitraries.integers().between(0, 5))
                .as((which, who, how) -> told -> told.on(which)
                        .map(name -> (how > 2 ? approve(name) : how > 0 ? confirm(name) : agree(name)).by(who))
                        .toList());
    }

    /** Of those that are new policy, and of some that are not. */
    private static Arbitrary<Scene> excepting() {
        return Combinators.combine(past(), PEOPLE, Arbitraries.of(1, 2))
                .as((which, who, times) -> told -> told.on(which)
                        .flatMap(name ->
                                Stream.generate(() -> Acts.except(name).by(who)).limit(times))
                        .toList());
    }

    /** Moments are closed and opened again, bills presented and adopted. */
    private static Arbitrary<Scene> sitting() {
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
                                        withdrawSitting(moment, chapter).by(who));
                            case 1 ->
                                Stream.of(
                                        close(moment, chapter).by(who),
                                        close(moment, chapter).by(who));
                            case 2 ->
                                Stream.of(
                                        reopen(moment, chapter).by(who),
                                        withdrawSitting(moment, chapter).by(who));
                            case 3 ->
                                Stream.of(
                                        close(moment, chapter),
                                        close(moment, chapter).by(People.THIRD),
                                        reopen(moment, chapter),
                                        reopen(moment, chapter).by(People.THIRD));
                            case 4 ->
                                Stream.of(
                                        present(moment, chapter, day),
                                        withdrawSitting(moment, chapter).by(who),
                                        present(moment, chapter, day).by(who));
                            case 5 ->
                                Stream.of(
                                        adopt(moment, chapter, day),
                                        adopt(moment, chapter, day).by(who));
                            case 6 ->
                                Stream.of(
                                        revoke(moment, chapter),
                                        revoke(moment, chapter).by(who));
                            default ->
                                Stream.concat(
                                        Stream.of(
                                                present(moment, chapter, day),
                                                present(moment, chapter, day).by(People.THIRD),
                                                adopt(moment, chapter, "2026-03-05"),
                                                adopt(moment, chapter, "2026-03-05")
                                                        .by(People.THIRD),
                                                propose(
                                                        told.name(),
                                                        Draft.of(MutationKind.AMENDMENT, "XX/37 U 2026 1")
                                                                .on(what < 9 ? "2026-03-06" : "2026-03-05"))),
                                        Stream.of(1, 2, 3).flatMap(told::on).map(Acts::except));
                        })
                        .toList());
    }

    /** Everybody consents who might. */
    private static Arbitrary<Scene> finishing() {
        return past().map(which -> told -> told.on(which)
                .flatMap(name -> Stream.of(
                        approve(name),
                        agree(name),
                        approve(name).by(People.CONTROLLER),
                        confirm(name).by(People.TREASURER),
                        confirm(name).by(People.STRANGER),
                        confirm(name).by(People.THIRD)))
                .toList());
    }

    private static Arbitrary<Scene> ending() {
        return Combinators.combine(past(), PEOPLE, Arbitraries.integers().between(0, 2))
                .as((which, who, how) -> told -> told.on(which)
                        .map(name -> (how == 0 ? reject(name) : how == 1 ? sendBack(name) : withdraw(name)).by(who))
                        .toList());
    }

    private static Arbitrary<Scene> reversing() {
        Arbitrary<String> moments = Arbitraries.of("", "", "", "2026-OWB", "2026-O1", "2025-SBS");
        return Combinators.combine(past(), PEOPLE, moments, Drafts.DAYS, Arbitraries.of(true, false))
                .as((which, who, moment, day, booked) -> told -> told.on(which)
                        .flatMap(original -> {
                            String name = told.name();
                            Act reversal = reverse(
                                            name,
                                            original,
                                            moment.isEmpty() ? null : moment,
                                            day.isEmpty() ? null : day)
                                    .by(who);
                            return booked ? Stream.of(reversal, approve(name).by(People.THIRD)) : Stream.of(reversal);
                        })
                        .toList());
    }

    /** A base that goes on or not, and an extrapolation of exactly as much. */
    private static Arbitrary<Scene> extrapolating() {
        return Drafts.base().map(base -> told -> {
            Posting line = base.postings().getFirst();
            String moment = base.moment().toString().replace("OWB", "O1");
            List<Act> acts = new ArrayList<>(Acts.booked(told.name(), base).acts());
            Draft added = Draft.of(
                            MutationKind.EXTRAPOLATION,
                            line.item() + " U " + line.year().plus(1) + " "
                                    + line.thousands().value())
                    .in(moment);
            acts.addAll(Acts.booked(told.name(), added).acts());
            return acts;
        });
    }

    /** Of what happens once, or links: booked, taken back, restored, and proposed once more. */
    private static Arbitrary<Scene> restoring() {
        Arbitrary<Draft> opening = Drafts.amounts(1, 9).map(n -> Draft.opening("XX/37/2 U 2026 " + n));
        return Arbitraries.oneOf(Drafts.reorganisations(), Drafts.added(), opening)
                .map(draft -> told -> {
                    String name = told.name();
                    List<Act> acts = new ArrayList<>(Acts.booked(name, draft).acts());
                    if (!told.takes(acts.getFirst())) {
                        return acts.subList(0, 1);
                    }
                    List<ChapterCode> chapters = List.copyOf(draft.proposal().chapters());
                    for (int i = 0; i < 2; i++) {
                        String back = told.name();
                        acts.add(reverse(back, name).by(People.proposerOf(chapters.getLast())));
                        acts.add(approve(back).by(People.approverOf(chapters.getLast())));
                        chapters.subList(0, chapters.size() - 1)
                                .forEach(other -> acts.add(confirm(back).by(People.proposerOf(other))));
                        name = back;
                    }
                    acts.add(propose(told.name(), draft));
                    return acts;
                });
    }

    private static Arbitrary<Scene> arranging() {
        return Arbitraries.of(
                        registerMoment("2027-OWB", "2026-09-15"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        Acts.registerAssumed("2025-NVW-1", "2024-11-30", false),
                        Acts.registerAssumed("2025-NVW-1", "2024-11-30", true).by(People.IMPORTER),
                        Acts.registerAssumed("2027-OWB", "2026-09-15", false),
                        Acts.registerAssumed("2027-VB", "2027-12-01", true).by(People.IMPORTER),
                        registerMoment("2027-O1", "1814-01-01"),
                        registerMoment("2027-O1", "2027-06-02"),
                        registerMoment("2026-O2", "2026-11-30"),
                        Acts.registerPublicAt("2027-O2", "2027-11-26", "2027-11-27T13:30:00Z"),
                        Acts.registerPublicAt("2026-SBS", "2026-09-15", "2026-09-15T13:30:00Z"),
                        Acts.registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"),
                        Acts.liftEmbargo("2027-SBS"),
                        Acts.correct("2026-VB", "2026-03-11", false),
                        Acts.correct("2026-VB", "2026-03-11", false).by(People.THIRD),
                        Acts.withdrawCorrection("2026-VB"),
                        Acts.withdrawCorrection("2026-VB").by(People.THIRD),
                        Acts.correct("2026-VB", "2026-03-10", false),
                        Acts.correct("2025-SW", "2026-05-21", true),
                        Acts.correct("2026-O1", "2026-01-24", false),
                        Acts.correct("2026-ISB-1", "2026-02-03", true),
                        openChapter("XX", 2026, null, true),
                        registerItem("XX", 2026, null),
                        Acts.publish("XX/37", 2026, "2026-OWB"),
                        Acts.publish("XX/37", 2026, "2026-OWB").by(People.IMPORTER),
                        Acts.publish("XX/37", 2026, "2026-OWB", 8_941_000),
                        Acts.publish("XX/37", 2026, "2026-OWB", 8_942_000).by(People.IMPORTER),
                        Acts.publish("XX", 2026, "2026-VB").by(People.STRANGER),
                        Acts.publish("XX/93", 2026, "2026-OWB"),
                        close("2025-O1", "XX"),
                        close("2025-O1", "AP"),
                        close("2027-OWB", "XX"),
                        registerItem("XX/93", 2026, null),
                        Acts.nameItem("XX/93", 2026, "Terugkeer"),
                        // Twice in the list, so that one history names it twice often enough.
                        Acts.nameItem("XX", 2026, "Asiel en Migratie"),
                        Acts.nameItem("XX", 2026, "Asiel en Migratie"),
                        Acts.nameItem("XX/37~92", 2026, "Asiel").by(People.APPROVER),
                        Acts.nameItem("VI/37", 2026, "Migratie").by(People.PROPOSER),
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
    private static Arbitrary<Scene> repeating() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/92"),
                        Arbitraries.of("2026-OWB", "2026-O1"),
                        Drafts.amounts(20, 60),
                        Arbitraries.of(0, 1, 2, 3, 4))
                .as((item, moment, amount, how) -> told -> {
                    String line = item + " U 2026 " + amount;
                    Draft entered = Draft.reEstimate(line).in(moment);
                    Draft published = Draft.of(MutationKind.PUBLISHED, line).in(moment);
                    String name = told.name();
                    String restoring = told.name();
                    List<Act> acts = new ArrayList<>(
                            switch (how) {
                                case 0 -> List.of(Acts.take(name, published));
                                case 1 -> List.of(propose(name, entered));
                                case 3 ->
                                    List.of(propose(
                                                    name,
                                                    Draft.transfer(line, "AP/d U 2026 -" + amount)
                                                            .in(moment))
                                            .by(People.TREASURER));
                                case 4 -> {
                                    String back = told.name();
                                    yield List.of(
                                            Acts.take(name, published),
                                            reverse(back, name),
                                            approve(back),
                                            reverse(restoring, back));
                                }
                                default -> Acts.booked(name, entered).acts();
                            });
                    acts.add(Acts.take(told.name(), how == 0 ? entered : published));
                    switch (how) {
                        case 1 -> acts.add(Acts.takeEvenIfAlike(told.name(), published));
                        case 3 -> {
                            acts.add(approve(name).by(People.CONTROLLER));
                            acts.add(confirm(name).by(People.APPROVER));
                            acts.add(Acts.take(told.name(), entered));
                        }
                        case 4 -> {
                            acts.add(approve(restoring));
                            acts.add(Acts.take(told.name(), entered));
                        }
                        default -> {}
                    }
                    return acts;
                });
    }

    /** Items of files, by code or name like those of the book or not. */
    private static Arbitrary<Scene> importingItems() {
        return Combinators.combine(
                        Arbitraries.of(
                                "XX/92/b", "XX/92/c/b", "XX/37/subsidies", "XX/37/2/subsidies", "XX/37/7", "AP/a/d"),
                        Arbitraries.of(
                                "Item XX/92/a", "Bijdrage aan item XX/37/2", "Subsidies", "Overig", "7", "Nieuw"),
                        Arbitraries.of(Set.<String>of(), Set.<String>of(), Set.of("XX/92/a/b", "XX/37/subsidies")),
                        Arbitraries.frequency(t(5, false), t(1, true)))
                .as((item, name, others, evenIfAlike) -> told ->
                        List.of(Acts.importItem(item, name, others, evenIfAlike), Acts.nameItem(item, 2026, name)));
    }

    /** Amounts beyond every real budget, on accounts that other scenes leave alone. */
    private static Arbitrary<Scene> extreme() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(Thousands.LARGEST_POSTED - 99, Thousands.LARGEST_POSTED);
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
                                    Acts.take(
                                            told.name(),
                                            Draft.of(MutationKind.PUBLISHED, on + (sign.isEmpty() ? "-9" : "9"))
                                                    .in(moment)),
                                    Acts.takeBalances(told.name(), moment, on + sign + Thousands.LARGEST_POSTED));
                        case 1 ->
                            List.of(propose(
                                    told.name(),
                                    Draft.reEstimate(on + sign + largest.get(0), on + sign + largest.get(1))
                                            .in(moment)));
                        default -> {
                            List<Act> acts = new ArrayList<>();
                            for (long one : largest) {
                                Draft draft = Draft.of(MutationKind.PUBLISHED, on + sign + one)
                                        .in(moment);
                                acts.add(Acts.take(told.name(), draft));
                            }
                            if (how == 3) {
                                String back = told.name();
                                told.on(2).forEach(original -> acts.add(reverse(back, original)));
                                acts.add(approve(back));
                            }
                            yield acts;
                        }
                    };
                });
    }

    /** Corrections of chapters, items and names: mostly of what lies beside the money, so that the story goes on. */
    private static Arbitrary<Scene> correcting() {
        Act longer = Acts.correctItem("XX/37/2", 2025, null, Acts.valid(2025, 2027));
        Act later = Acts.correctItem("XX/92/c", 2025, "Klimaat", Acts.valid(2026, null));
        Act misspelt = Acts.nameItem("XX/37", 2026, "Assiel");
        Act spelt = Acts.correctName("XX/37", 2026, "Assiel", 2026, "Asiel");
        return Arbitraries.of(
                        List.of(longer, longer, longer.by(People.THIRD)),
                        List.of(later, later.by(People.THIRD)),
                        List.of(later, Acts.withdrawCorrections("XX/92/c").by(People.THIRD)),
                        List.of(longer, Acts.withdrawCorrections("XX/37/2"), longer.by(People.CONTROLLER)),
                        List.of(misspelt, spelt, spelt.by(People.THIRD), misspelt),
                        List.of(misspelt, Acts.correctName("XX/37", 2026, "Assiel", 2026, "Assiel")),
                        List.of(Acts.correctName("XX/37", 2026, "Asiel", 2027, "Assiel")),
                        List.of(Acts.withdrawCorrections("XX/91")),
                        List.of(Acts.correctItem("XX/37", 2025, null, Acts.valid(2025, null))),
                        List.of(Acts.correctItem("XX/37", 2025, null, Acts.valid(2026, null))),
                        List.of(Acts.correctItem("XX/37", 2025, null, Acts.valid(2025, 2026))),
                        List.of(Acts.correctItem("XX/37", 2026, null, Acts.valid(2025, null))),
                        List.of(Acts.correctItem("XX/37/2", 2025, null, Acts.valid(2024, 2026))),
                        List.of(Acts.correctItem("XX/93/1", 2027, null, Acts.valid(2025, null))),
                        List.of(
                                registerItem("XX/93", 2026, null),
                                registerItem("XX/93/1", 2027, null),
                                Acts.correctItem("XX/93/1", 2027, null, Acts.valid(2025, null)),
                                Acts.correctItem("XX/93", 2026, null, Acts.valid(2026, 2026))),
                        List.of(
                                registerItem("XX/37/2", 2028, null),
                                Acts.correctItem("XX/37/2", 2028, null, Acts.valid(2026, null))),
                        List.of(Acts.correctItem("V", 2025, "Buitenlandse Zaken", Acts.valid(2025, 2027))),
                        List.of(Acts.correctItem("AR", 2025, null, Acts.valid(2025, 2040))),
                        List.of(Acts.correctItem("VI", 2025, null, Acts.valid(2025, 2040))))
                .map(acts -> told -> acts);
    }

    /** How far back in the story. */
    private static Arbitrary<Integer> past() {
        return Arbitraries.integers().between(0, 9);
    }

    private static <T> Tuple2<Integer, T> t(int weight, T value) {
        return Tuple.of(weight, value);
    }

    /** Told act by act, for whoever must find out why it went wrong. */
    @Override
    public String toString() {
        return acts.stream()
                .skip(opening().size())
                .map(act -> act.actor().person() + ": " + said(act.command()))
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }

    private static String said(Command command) {
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
