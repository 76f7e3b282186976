package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Acts.adopt;
import static nl.mutatieboek.budget.Acts.agree;
import static nl.mutatieboek.budget.Acts.approve;
import static nl.mutatieboek.budget.Acts.close;
import static nl.mutatieboek.budget.Acts.confirm;
import static nl.mutatieboek.budget.Acts.openChapter;
import static nl.mutatieboek.budget.Acts.present;
import static nl.mutatieboek.budget.Acts.propose;
import static nl.mutatieboek.budget.Acts.registerItem;
import static nl.mutatieboek.budget.Acts.registerMoment;
import static nl.mutatieboek.budget.Acts.reject;
import static nl.mutatieboek.budget.Acts.reopen;
import static nl.mutatieboek.budget.Acts.reverse;
import static nl.mutatieboek.budget.Acts.sendBack;
import static nl.mutatieboek.budget.Acts.withdraw;

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
import net.jqwik.api.Tuple.Tuple2;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Kind;

/** A random story: what people might ask of a small book, mostly sensible, sometimes not. */
public record Story(List<Act> acts) {
    private static final Arbitrary<String> MOMENTS = Arbitraries.frequency(
            t(20, "2025-O1"),
            t(30, "2026-OWB"),
            t(20, "2026-O1"),
            t(4, "2026-ISB-1"),
            t(2, "2026-NVW-1"),
            t(1, "2025-SBS"),
            t(2, "2027-OWB"));
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
            t(1, People.INSPECTOR),
            t(1, People.IMPORTER),
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
        return told(scenes(), 10, 50);
    }

    /** Stories of a hundred commands each, besides those that open the book. */
    public static Arbitrary<Story> longStories() {
        int hundred = opening().size() + 100;
        return told(scenes(), 160, 160).map(story -> new Story(story.acts().subList(0, hundred)));
    }

    /** Stories about one reserve, which many want to draw from on different days and in different moments. */
    public static Arbitrary<Story> storiesOfAReserve() {
        Arbitrary<Draft> reserving = amounts(5, 20).map(n -> Draft.reservation("XX/92/a U 2026 " + n));
        Arbitrary<Draft> drawing =
                amounts(1, 12).map(n -> Draft.allocation("XX/92/a U 2026 -" + n, "XX/37 U 2026 " + n));
        Arbitrary<Draft> within = amounts(1, 9).map(n -> Draft.reEstimate("XX/92/a/b U 2026 -" + n));
        Arbitrary<Draft> drafts =
                dated(Arbitraries.frequencyOf(Tuple.of(2, reserving), Tuple.of(5, drawing), Tuple.of(1, within)));
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

    private static Arbitrary<Integer> amounts(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Story> told(Arbitrary<Scene> all, int least, int most) {
        Arbitrary<Scene> reserving = booking(amounts(5, 20).map(n -> Draft.reservation("XX/92/a U 2026 " + n)));
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
        private final Rules rules = new Rules(new ConsentPolicy(1, 1, Set.of()));
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
                Tuple.of(14, booking(drafts())),
                Tuple.of(5, proposing()),
                Tuple.of(1, together()),
                Tuple.of(1, takingOver()),
                Tuple.of(3, consenting()),
                Tuple.of(2, finishing()),
                Tuple.of(2, ending()),
                Tuple.of(5, reversing()),
                Tuple.of(1, excepting()),
                Tuple.of(3, sitting()),
                Tuple.of(2, arranging()));
    }

    private static Arbitrary<Scene> proposing() {
        return Combinators.combine(
                        drafts(),
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
                        drafts().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.frequency(t(9, People.PROPOSER), t(1, People.CONTROLLER)))
                .as((drafts, who) -> told -> List.of(Acts.together(drafts.stream()
                        .map(draft -> propose(told.name(), draft).by(who))
                        .toArray(Act[]::new))));
    }

    /** What a document published, mostly of the kinds that are, and by one who may. */
    private static Arbitrary<Scene> takingOver() {
        Arbitrary<Draft> published =
                Arbitraries.frequencyOf(Tuple.of(6, published()), Tuple.of(4, last()), Tuple.of(1, drafts()));
        return Combinators.combine(published, Arbitraries.frequency(t(9, People.IMPORTER), t(1, People.PROPOSER)))
                .as((draft, who) ->
                        told -> List.of(Acts.take(told.name(), draft).by(who)));
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
                            case 0 -> Stream.of(close(moment, chapter));
                            case 1 ->
                                Stream.of(
                                        close(moment, chapter).by(who),
                                        close(moment, chapter).by(who));
                            case 2 -> Stream.of(reopen(moment, chapter).by(who));
                            case 3 ->
                                Stream.of(
                                        close(moment, chapter),
                                        close(moment, chapter).by(People.THIRD),
                                        reopen(moment, chapter),
                                        reopen(moment, chapter).by(People.THIRD));
                            case 4 -> Stream.of(present(moment, chapter, day));
                            case 5, 6 -> Stream.of(adopt(moment, chapter, day));
                            default ->
                                Stream.concat(
                                        Stream.of(present(moment, chapter, day), adopt(moment, chapter, "2026-03-05")),
                                        Stream.of(0, 1, 2).flatMap(told::on).map(Acts::except));
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
        Arbitrary<String> moments = Arbitraries.of("", "", "", "2026-OWB", "2026-O1");
        return Combinators.combine(past(), PEOPLE, moments, DAYS, Arbitraries.of(true, false))
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

    private static Arbitrary<Scene> arranging() {
        return Arbitraries.of(
                        registerMoment("2027-OWB", "2026-09-15"),
                        registerMoment("2026-OWB", "2025-09-16"),
                        openChapter("XX", 2026, null, true),
                        registerItem("XX", 2026, null),
                        Acts.publish("XX/37", 2026, "2026-OWB"),
                        Acts.publish("XX", 2026, "2026-VB").by(People.STRANGER),
                        Acts.publish("XX/93", 2026, "2026-OWB"),
                        close("2025-O1", "XX"),
                        close("2025-O1", "AP"),
                        close("2027-OWB", "XX"),
                        registerItem("XX/93", 2026, null),
                        registerItem("XX/37/2", 2027, null),
                        registerItem("XX/37~92", 2027, null),
                        registerItem("VI/37", 2027, null))
                .map(act -> told -> List.of(act));
    }

    /** How far back in the story. */
    private static Arbitrary<Integer> past() {
        return Arbitraries.integers().between(0, 9);
    }

    private static Arbitrary<Draft> drafts() {
        Arbitrary<Draft> drafts = Arbitraries.frequencyOf(
                Tuple.of(6, lines(EARMARKS, 0, 20, 2).map(Draft::reservation)),
                Tuple.of(1, lines(EARMARKS_WITHOUT_STATEMENT, 0, 20, 2).map(Draft::reservation)),
                Tuple.of(1, lines(OWN, -1, 20, 2).map(Draft::reservation)),
                Tuple.of(2, lines(ARTICLES, -5, 20, 2).map(Draft::opening)),
                Tuple.of(5, amounts(-5, 20).map(n -> Draft.opening("XX/37 U 2026 " + n))),
                Tuple.of(6, lines(OWN, -9, 9, 2).map(Draft::reEstimate)),
                Tuple.of(10, pairs(EARMARKS, ARTICLES).map(Draft::allocation)),
                Tuple.of(1, pairs(OWN, OWN).map(Draft::allocation)),
                Tuple.of(3, pairs(OWN, OTHERS).map(Draft::transfer)),
                Tuple.of(2, pairs(OTHERS, OWN).map(Draft::transfer)),
                Tuple.of(4, pairs(OWN, OWN).map(Draft::reallocation)),
                Tuple.of(4, shifts().map(lines -> Draft.of(Kind.CASH_SHIFT, lines))),
                Tuple.of(4, grossUps().map(lines -> Draft.of(Kind.GROSS_UP, lines))),
                Tuple.of(5, pairs(OTHERS, OWN).map(lines -> Draft.of(Kind.WAGE_AND_PRICE_ADJUSTMENT, lines))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(Kind.class), lines(ANYWHERE, -9, 9, 3))
                                .as(Story::anything)));
        Arbitrary<Draft> all = Arbitraries.frequencyOf(
                Tuple.of(50, rounded(dated(drafts))),
                Tuple.of(6, rounded(margins())),
                Tuple.of(4, decided()),
                Tuple.of(7, amendments()),
                Tuple.of(6, added()),
                Tuple.of(3, last()),
                Tuple.of(2, published()),
                Tuple.of(5, rounded(reorganisations())));
        return Combinators.combine(all, Arbitraries.integers().between(0, 90)).as((draft, oddity) -> switch (oddity) {
            case 0 -> draft.since("2025-O1");
            case 1 -> draft.since("2026-O1");
            case 2 -> draft.why(null, "MPP", false);
            case 3 -> draft.why("why", "MPP", true);
            case 4 -> draft.correcting("mutation 0");
            case 5 -> draft.correcting("mutation 3");
            case 6 -> draft.saying(Saying.nothing());
            case 7 -> draft.saying(Saying.nothing().decision("a decision").conditions("its conditions"));
            case 8 -> draft.continued(Continuation.Type.STRUCTURAL);
            case 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 -> draft.asNewPolicy();
            default -> draft;
        });
    }

    private static Arbitrary<Draft> published() {
        return dated(lines(OWN, -9, 20, 2).map(lines -> Draft.of(Kind.PUBLISHED, lines)));
    }

    /** Of the year that is over; now and then somewhere else, or one account twice. */
    private static Arbitrary<Draft> last() {
        return Combinators.combine(
                        OWN, OWN, FLOWS, amounts(-9, 9), Arbitraries.frequency(t(9, "2025-SW"), t(1, "2025-O1")))
                .as((one, other, flow, amount, moment) -> Draft.of(
                                Kind.FINAL_BUDGET,
                                line(one, flow, 2025, amount),
                                line(other, flow.equals("U") ? "O" : "U", 2025, -amount),
                                line("XX/37/2", flow, 2025, amount))
                        .in(moment));
    }

    /** Some of them from a source in tens or hundreds of thousands: pairs that are one off are then within its rounding. */
    private static Arbitrary<Draft> rounded(Arbitrary<Draft> drafts) {
        return Combinators.combine(drafts, Arbitraries.frequency(t(8, 1L), t(1, 10L), t(1, 100L)))
                .as((draft, precision) -> draft.rounded(precision));
    }

    /** On one article from year to year, or not quite. */
    private static Arbitrary<String[]> shifts() {
        Arbitrary<String> to = Arbitraries.frequency(t(8, ""), t(1, "XX/92"), t(1, "XX/37/2"));
        return Combinators.combine(ARTICLES, to, FLOWS, YEARS, amounts(0, 9), missed())
                .as((from, other, flow, year, amount, missed) -> amount == 9
                        ? new String[] {line("XX/37", flow, year, -amount), line("XX/37/2", flow, year, amount)}
                        : new String[] {
                            line(from, flow, year, -2 * amount),
                            line(other.isEmpty() ? from : other, flow, year + 1, amount + missed),
                            line(from, flow, year + 2, amount)
                        });
    }

    /** As much receipts as expenditure, or not quite. */
    private static Arbitrary<String[]> grossUps() {
        return Combinators.combine(OWN, OWN, YEARS, amounts(-9, 9), missed(), Arbitraries.of("O", "O", "O", "O", "V"))
                .as((spent, received, year, amount, missed, flow) ->
                        new String[] {line(spent, "U", year, amount), line(received, flow, year, amount + missed)});
    }

    /** By how many thousands: just inside and just outside what two or three figures in tens can miss. */
    private static Arbitrary<Integer> missed() {
        return Arbitraries.frequency(t(14, 0), t(1, 1), t(1, -10), t(1, 11), t(1, 15), t(1, -16));
    }

    private static Arbitrary<Draft> margins() {
        return Combinators.combine(
                        pairs(OTHERS, OWN), Arbitraries.of("2026-OWB", "2026-O1"), Arbitraries.of(2025, 2025, 2026))
                .as((lines, moment, from) -> Draft.of(Kind.YEAR_END_MARGIN, lines)
                        .in(moment)
                        .saying(Saying.nothing().carriedFrom(from)));
    }

    private static Arbitrary<Draft> decided() {
        return dated(Combinators.combine(
                        Arbitraries.of(Kind.INTENSIFICATION, Kind.SPENDING_CUT),
                        lines(OWN, -9, 9, 2),
                        Arbitraries.of(true, false))
                .as((kind, lines, said) -> said
                        ? Draft.of(kind, lines).saying(Saying.nothing().decision("Voorjaarsnota 2025"))
                        : Draft.of(kind, lines)));
    }

    /** Of one bill or another, in its moment or in another one. */
    private static Arbitrary<Draft> amendments() {
        Arbitrary<String> moments = Arbitraries.frequency(
                t(4, "2026-VB"), t(4, "2026-NVW-1"), t(3, "2026-O1"), t(3, "2026-ISB-1"), t(1, "2026-OWB"));
        Arbitrary<String> bills = Arbitraries.frequency(t(9, ""), t(1, "2026-OWB"), t(1, "2026-O1"), t(1, "2027-OWB"));
        Arbitrary<String> days = Arbitraries.of("", "", "", "2025-09-01", "2025-09-18", "2026-02-12");
        return Combinators.combine(
                        Arbitraries.of(Kind.AMENDMENT, Kind.GOVERNMENT_AMENDMENT),
                        lines(ARTICLES, -9, 9, 2),
                        moments,
                        bills,
                        days)
                .as((kind, lines, moment, other, day) -> {
                    String bill = !other.isEmpty()
                            ? other
                            : moment.contains("O1") || moment.contains("ISB") ? moment : "2026-OWB";
                    Saying said = Saying.of(kind).bill(bill);
                    Draft draft = Draft.of(kind, lines).in(moment).saying(said);
                    return day.isEmpty() ? draft : draft.on(day);
                });
    }

    /** The year that a first supplementary budget adds, now and then another, or beside what was suggested. */
    private static Arbitrary<Draft> added() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/37/~", "XX/92/a", "AP/d"),
                        Arbitraries.frequency(
                                t(7, "2025-O1 2030"),
                                t(3, "2026-O1 2031"),
                                t(1, "2025-SBS 2025"),
                                t(1, "2026-O1 2030")),
                        amounts(-9, 9),
                        Arbitraries.frequency(t(8, 0), t(1, 1)),
                        Arbitraries.frequency(t(9, "U"), t(1, "V")))
                .as((item, when, amount, beside, flow) -> Draft.of(
                                Kind.EXTRAPOLATION,
                                line(item, flow, Integer.parseInt(when.split(" ")[1]), amount) + " "
                                        + (amount + beside))
                        .in(when.split(" ")[0]));
    }

    private static Arbitrary<Draft> reorganisations() {
        Arbitrary<String> links = Arbitraries.frequency(
                t(6, "XX/37 XX/92"),
                t(6, "XX/92 XX/37"),
                t(3, "V/4 XX/37"),
                t(3, "AP/d XX/92"),
                t(1, "XX/37 XX/99"),
                t(1, "XX/37 VI/37"));
        return Combinators.combine(links, pairs(ARTICLES, ARTICLES), pairs(ELSEWHERE, ARTICLES))
                .as((link, within, between) -> Draft.of(Kind.REORGANISATION, link.startsWith("XX") ? within : between)
                        .saying(Saying.nothing().lineage(link)));
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
