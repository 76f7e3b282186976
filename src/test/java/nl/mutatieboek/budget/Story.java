package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Acts.approve;
import static nl.mutatieboek.budget.Acts.close;
import static nl.mutatieboek.budget.Acts.confirm;
import static nl.mutatieboek.budget.Acts.openChapter;
import static nl.mutatieboek.budget.Acts.propose;
import static nl.mutatieboek.budget.Acts.registerItem;
import static nl.mutatieboek.budget.Acts.registerMoment;
import static nl.mutatieboek.budget.Acts.reject;
import static nl.mutatieboek.budget.Acts.reverse;
import static nl.mutatieboek.budget.Acts.sendBack;
import static nl.mutatieboek.budget.Acts.withdraw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import nl.mutatieboek.budget.term.Kind;

/** A random story: what people might ask of a small book, mostly sensible, sometimes not. */
public record Story(List<Act> acts) {
    private static final Arbitrary<String> MOMENTS = Arbitraries.frequency(
                    t(20, "2025-O1"), t(30, "2026-OWB"), t(20, "2026-O1"), t(1, "2025-SBS"), t(2, "2027-OWB"))
            .map(String::toString);
    private static final Arbitrary<String> DAYS =
            Arbitraries.of("", "", "2025-04-25", "2025-10-01", "2026-01-01", "2026-06-01", "2025-01-01");
    private static final Arbitrary<Integer> YEARS =
            Arbitraries.frequency(t(40, 2026), t(12, 2027), t(1, 2025), t(1, 2031));
    private static final Arbitrary<String> FLOWS = Arbitraries.frequency(t(9, "U"), t(1, "V"));
    /** What may become a reserve, and what is below it. */
    private static final Arbitrary<String> EARMARKS =
            Arbitraries.frequency(t(6, "XX/92/a"), t(2, "XX/92/a/b"), t(1, "XX/92/c"));

    private static final Arbitrary<String> EARMARKS_WITHOUT_STATEMENT = Arbitraries.of("AP/a", "AP/a", "AP/a/b");
    private static final Arbitrary<String> ARTICLES = Arbitraries.of("XX/37", "XX/37/2", "XX/37~92", "XX/~", "XX/92");
    private static final Arbitrary<String> ELSEWHERE = Arbitraries.of("AP/d", "AP/~", "V/4", "V/~");
    private static final Arbitrary<String> OWN = Arbitraries.frequencyOf(
            Tuple.of(5, EARMARKS), Tuple.of(5, ARTICLES), Tuple.of(1, Arbitraries.of("XX/92/a/~", "XX/92/a~c")));
    private static final Arbitrary<String> OTHERS =
            Arbitraries.frequencyOf(Tuple.of(3, EARMARKS_WITHOUT_STATEMENT), Tuple.of(3, ELSEWHERE));
    private static final Arbitrary<String> ANYWHERE = Arbitraries.frequencyOf(
            Tuple.of(10, OWN), Tuple.of(4, OTHERS), Tuple.of(1, Arbitraries.of("XX/93", "VI/37")));
    private static final Arbitrary<Actor> PEOPLE = Arbitraries.frequency(
            t(6, People.PROPOSER),
            t(6, People.APPROVER),
            t(6, People.THIRD),
            t(2, People.TREASURER),
            t(2, People.CONTROLLER),
            t(2, People.person("both", "XX", "AP")),
            t(1, People.STRANGER),
            t(1, People.SECOND_STRANGER));

    /** The book in which it plays. */
    static List<Act> opening() {
        return Step.of(
                        registerMoment("2025-O1", "2025-04-25"),
                        registerMoment("2025-SBS", "2025-09-16"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        registerMoment("2026-O1", "2026-04-24"),
                        openChapter("XX", 2025, null, true),
                        openChapter("AP", 2025, null, false),
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
                        registerItem("V/4", 2025, null))
                .acts();
    }

    public static Arbitrary<Story> stories() {
        return told(scenes());
    }

    /** Stories about one reserve, which many want to draw from on different days and in different moments. */
    public static Arbitrary<Story> storiesOfAReserve() {
        Arbitrary<Draft> reserving = amounts(5, 20).map(n -> Draft.reservation("XX/92/a U 2026 " + n));
        Arbitrary<Draft> drawing =
                amounts(1, 12).map(n -> Draft.allocation("XX/92/a U 2026 -" + n, "XX/37 U 2026 " + n));
        Arbitrary<Draft> within = amounts(1, 9).map(n -> Draft.reEstimate("XX/92/a/b U 2026 -" + n));
        Arbitrary<Draft> drafts =
                dated(Arbitraries.frequencyOf(Tuple.of(2, reserving), Tuple.of(5, drawing), Tuple.of(1, within)));
        Arbitrary<Scene> proposing = drafts.map(draft -> names -> List.of(propose(name(names), draft)));
        return told(Arbitraries.frequencyOf(
                Tuple.of(6, booking(drafts)),
                Tuple.of(3, proposing),
                Tuple.of(1, finishing()),
                Tuple.of(2, ending()),
                Tuple.of(2, reversing())));
    }

    private static Arbitrary<Integer> amounts(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Story> told(Arbitrary<Scene> all) {
        return all.list().ofMinSize(10).ofMaxSize(50).map(scenes -> {
            List<Act> acts = new ArrayList<>(opening());
            List<String> names = new ArrayList<>();
            scenes.forEach(scene -> acts.addAll(scene.play(names)));
            return new Story(List.copyOf(acts));
        });
    }

    /** A part of a story; it may refer to the mutations proposed before it. */
    private interface Scene {
        List<Act> play(List<String> names);
    }

    private static Arbitrary<Scene> scenes() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, booking(drafts())),
                Tuple.of(5, proposing()),
                Tuple.of(3, consenting()),
                Tuple.of(2, finishing()),
                Tuple.of(2, ending()),
                Tuple.of(3, reversing()),
                Tuple.of(1, arranging()));
    }

    private static Arbitrary<Scene> proposing() {
        return Combinators.combine(drafts(), PEOPLE, Arbitraries.frequency(t(20, ""), t(1, "XX"), t(1, "AP")))
                .as((draft, who, chapter) -> names -> {
                    String name = name(names);
                    Act act = chapter.isEmpty() ? propose(name, draft) : propose(name, chapter, draft);
                    return List.of(act.by(who));
                });
    }

    private static Arbitrary<Scene> booking(Arbitrary<Draft> drafts) {
        return drafts.map(draft -> names -> Acts.booked(name(names), draft).acts());
    }

    private static Arbitrary<Scene> consenting() {
        return Combinators.combine(past(), PEOPLE, Arbitraries.of(true, false))
                .as((which, who, approval) -> names -> on(names, which)
                        .map(name -> (approval ? approve(name) : confirm(name)).by(who))
                        .toList());
    }

    /** Everybody consents who might. */
    private static Arbitrary<Scene> finishing() {
        return past().map(which -> names -> on(names, which)
                .flatMap(name -> Stream.of(
                        approve(name),
                        approve(name).by(People.CONTROLLER),
                        confirm(name).by(People.TREASURER),
                        confirm(name).by(People.STRANGER),
                        confirm(name).by(People.THIRD)))
                .toList());
    }

    private static Arbitrary<Scene> ending() {
        return Combinators.combine(past(), PEOPLE, Arbitraries.integers().between(0, 2))
                .as((which, who, how) -> names -> on(names, which)
                        .map(name -> (how == 0 ? reject(name) : how == 1 ? sendBack(name) : withdraw(name)).by(who))
                        .toList());
    }

    private static Arbitrary<Scene> reversing() {
        Arbitrary<String> moments = Arbitraries.of("", "", "", "2026-OWB", "2026-O1");
        return Combinators.combine(past(), PEOPLE, moments, DAYS, Arbitraries.of(true, false))
                .as((which, who, moment, day, booked) -> names -> on(names, which)
                        .flatMap(original -> {
                            String name = name(names);
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

    private static Arbitrary<Scene> arranging() {
        return Arbitraries.of(
                        registerMoment("2027-OWB", "2026-09-15"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        close("2025-O1", "XX"),
                        close("2025-O1", "AP"),
                        close("2027-OWB", "XX"),
                        registerItem("XX/93", 2026, null),
                        registerItem("XX/37/2", 2027, null),
                        registerItem("XX/37~92", 2027, null),
                        registerItem("VI/37", 2027, null))
                .map(act -> names -> List.of(act));
    }

    /** How far back in the story. */
    private static Arbitrary<Integer> past() {
        return Arbitraries.integers().between(0, 9);
    }

    private static Stream<String> on(List<String> names, int which) {
        return names.isEmpty() ? Stream.of() : Stream.of(names.get(names.size() - 1 - which % names.size()));
    }

    private static String name(List<String> names) {
        String name = "mutation " + names.size();
        names.add(name);
        return name;
    }

    private static Arbitrary<Draft> drafts() {
        Arbitrary<Draft> drafts = Arbitraries.frequencyOf(
                Tuple.of(6, lines(EARMARKS, 0, 20, 2).map(Draft::reservation)),
                Tuple.of(1, lines(EARMARKS_WITHOUT_STATEMENT, 0, 20, 2).map(Draft::reservation)),
                Tuple.of(1, lines(OWN, -1, 20, 2).map(Draft::reservation)),
                Tuple.of(3, lines(ARTICLES, -5, 20, 2).map(Draft::opening)),
                Tuple.of(6, lines(OWN, -9, 9, 2).map(Draft::reEstimate)),
                Tuple.of(8, pairs(EARMARKS, ARTICLES).map(Draft::allocation)),
                Tuple.of(1, pairs(OWN, OWN).map(Draft::allocation)),
                Tuple.of(3, pairs(OWN, OTHERS).map(Draft::transfer)),
                Tuple.of(2, pairs(OTHERS, OWN).map(Draft::transfer)),
                Tuple.of(4, pairs(OWN, OWN).map(Draft::reallocation)),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(Kind.class), lines(ANYWHERE, -9, 9, 3))
                                .as(Story::anything)));
        return Combinators.combine(dated(drafts), Arbitraries.integers().between(0, 60))
                .as((dated, oddity) -> switch (oddity) {
                    case 0 -> dated.since("2025-O1");
                    case 1 -> dated.since("2026-O1");
                    case 2 -> dated.why(null, "MPP", false);
                    case 3 -> dated.why("why", "MPP", true);
                    case 4 -> dated.correcting("mutation 0");
                    case 5 -> dated.correcting("mutation 3");
                    default -> dated;
                });
    }

    private static Arbitrary<Draft> dated(Arbitrary<Draft> drafts) {
        return Combinators.combine(drafts, MOMENTS, DAYS)
                .as((draft, moment, day) ->
                        day.isEmpty() ? draft.in(moment) : draft.in(moment).on(day));
    }

    /** Lines of any kind anywhere; on no reserve where it is an opening, which the reserve law leaves alone. */
    private static Draft anything(Kind kind, String... lines) {
        return Draft.of(kind == Kind.REVERSAL || kind == Kind.OPENING ? Kind.TRANSFER : kind, lines);
    }

    private static Arbitrary<String[]> lines(Arbitrary<String> items, int least, int most, int howMany) {
        return Combinators.combine(items, FLOWS, YEARS, Arbitraries.integers().between(least, most))
                .as((item, flow, year, thousands) -> line(item, flow, year, thousands))
                .array(String[].class)
                .ofMinSize(1)
                .ofMaxSize(howMany);
    }

    /** From one item to another, now and then one short; sometimes in two years. */
    private static Arbitrary<String[]> pairs(Arbitrary<String> from, Arbitrary<String> to) {
        Arbitrary<Tuple2<Integer, Integer>> amounts = Combinators.combine(
                        Arbitraries.integers().between(0, 15), Arbitraries.of(0, 0, 0, 0, 0, 0, 0, 1))
                .as(Tuple::of);
        return Combinators.combine(from, to, FLOWS, YEARS, amounts, Arbitraries.of(false, false, true))
                .as((giver, taker, flow, year, amount, nextYear) -> Stream.of(year, year + 1)
                        .limit(nextYear ? 2 : 1)
                        .flatMap(y -> Stream.of(
                                line(giver, flow, y, -amount.get1()),
                                line(taker, flow, y, amount.get1() - amount.get2())))
                        .toArray(String[]::new));
    }

    private static String line(String item, String flow, int year, int thousands) {
        return item + " " + flow + " " + year + " " + thousands;
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
