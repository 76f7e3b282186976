package nl.mutatieboek.domain;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationKind;

/** Random mutations of every kind in the small book of {@link RandomCommandSequence}, mostly sensible, sometimes not. */
final class ProposalDraftArbitraries {
    private static final Arbitrary<String> MOMENTS = Arbitraries.frequency(
            t(20, "2025-O1"),
            t(30, "2026-OWB"),
            t(20, "2026-O1"),
            t(4, "2026-ISB-1"),
            t(2, "2026-NVW-1"),
            t(1, "2025-SBS"),
            t(2, "2027-OWB"));
    static final Arbitrary<String> DAYS =
            Arbitraries.of("", "", "2025-04-25", "2025-10-01", "2026-01-01", "2026-06-01", "2025-01-01");
    static final Arbitrary<Integer> YEARS = Arbitraries.frequency(t(40, 2026), t(12, 2027), t(1, 2025), t(1, 2031));
    static final Arbitrary<String> FLOWS = Arbitraries.frequency(t(9, "U"), t(1, "V"));
    /** Items that may become a reserve, and items below them. */
    private static final Arbitrary<String> EARMARKS =
            Arbitraries.frequency(t(6, "XX/92/a"), t(2, "XX/92/a/b"), t(1, "XX/92/c"));

    private static final Arbitrary<String> EARMARKS_WITHOUT_STATEMENT = Arbitraries.of("AP/a", "AP/a", "AP/a/b");
    static final Arbitrary<String> ARTICLES = Arbitraries.of("XX/37", "XX/37/2", "XX/37~92", "XX/~", "XX/92");
    static final Arbitrary<String> ELSEWHERE = Arbitraries.of("AP/d", "AP/d", "AP/~", "V/4", "V/~", "AR/1");
    private static final Arbitrary<String> OWN = Arbitraries.frequencyOf(
            Tuple.of(5, EARMARKS), Tuple.of(5, ARTICLES), Tuple.of(1, Arbitraries.of("XX/92/a/~", "XX/92/a~c")));
    private static final Arbitrary<String> OTHERS =
            Arbitraries.frequencyOf(Tuple.of(3, EARMARKS_WITHOUT_STATEMENT), Tuple.of(3, ELSEWHERE));
    private static final Arbitrary<String> ANYWHERE = Arbitraries.frequencyOf(
            Tuple.of(10, OWN), Tuple.of(4, OTHERS), Tuple.of(1, Arbitraries.of("XX/93", "VI/37")));

    private ProposalDraftArbitraries() {}

    static Arbitrary<ProposalDraft> anyKind() {
        Arbitrary<ProposalDraft> drafts = Arbitraries.frequencyOf(
                Tuple.of(8, lines(EARMARKS, 0, 20, 2).map(ProposalDraft::reservation)),
                Tuple.of(1, lines(EARMARKS_WITHOUT_STATEMENT, 0, 20, 2).map(ProposalDraft::reservation)),
                Tuple.of(1, lines(OWN, -1, 20, 2).map(ProposalDraft::reservation)),
                Tuple.of(2, lines(ARTICLES, -5, 20, 2).map(ProposalDraft::opening)),
                Tuple.of(5, amounts(-5, 20).map(n -> ProposalDraft.opening("XX/37 U 2026 " + n))),
                Tuple.of(6, lines(OWN, -9, 9, 2).map(ProposalDraft::reEstimate)),
                Tuple.of(24, pairs(EARMARKS, ARTICLES).map(ProposalDraft::allocation)),
                Tuple.of(1, pairs(OWN, OWN).map(ProposalDraft::allocation)),
                Tuple.of(5, pairs(OWN, OTHERS).map(ProposalDraft::transfer)),
                Tuple.of(2, pairs(OTHERS, OWN).map(ProposalDraft::transfer)),
                Tuple.of(4, pairs(OWN, OWN).map(ProposalDraft::reallocation)),
                Tuple.of(4, spreads().map(ProposalDraft::reallocation)),
                Tuple.of(
                        8,
                        CashShiftArbitraries.shifts().map(lines -> ProposalDraft.of(MutationKind.CASH_SHIFT, lines))),
                Tuple.of(
                        3,
                        CashShiftArbitraries.macroShifts()
                                .map(lines -> ProposalDraft.of(MutationKind.CASH_SHIFT, lines))),
                Tuple.of(2, pairs(ARTICLES, ARTICLES).map(lines -> ProposalDraft.of(MutationKind.CASH_SHIFT, lines))),
                Tuple.of(
                        2,
                        CashShiftArbitraries.tranches()
                                .map(lines -> ProposalDraft.of(MutationKind.WAGE_AND_PRICE_ADJUSTMENT, lines))),
                Tuple.of(
                        1,
                        CashShiftArbitraries.falseTranches()
                                .map(lines -> ProposalDraft.of(MutationKind.WAGE_AND_PRICE_ADJUSTMENT, lines))),
                Tuple.of(7, grossUps().map(lines -> ProposalDraft.of(MutationKind.GROSS_UP, lines))),
                Tuple.of(
                        5,
                        pairs(OTHERS, OWN)
                                .map(lines -> ProposalDraft.of(MutationKind.WAGE_AND_PRICE_ADJUSTMENT, lines))),
                Tuple.of(
                        1,
                        pairs(Arbitraries.of("AR/1"), ELSEWHERE)
                                .map(lines -> ProposalDraft.of(MutationKind.WAGE_AND_PRICE_ADJUSTMENT, lines))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(MutationKind.class), lines(ANYWHERE, -9, 9, 3))
                                .as(ProposalDraftArbitraries::anyPostings)));
        Arbitrary<ProposalDraft> all = Arbitraries.frequencyOf(
                Tuple.of(50, rounded(dated(drafts))),
                Tuple.of(10, rounded(yearEndMargins())),
                Tuple.of(4, policyDecisions()),
                Tuple.of(7, amendments()),
                Tuple.of(6, extrapolations()),
                Tuple.of(2, extrapolationBases()),
                Tuple.of(3, finalBudgets()),
                Tuple.of(2, published()),
                Tuple.of(5, rounded(reorganisations())));
        return Combinators.combine(all, Arbitraries.integers().between(0, 90)).as((draft, oddity) -> switch (oddity) {
            case 0 -> draft.withMomentFrom("2025-O1");
            case 1 -> draft.withMomentFrom("2026-O1");
            case 2 -> draft.withCause(null, "MPP", false);
            case 3 -> draft.withCause("why", "MPP", true);
            case 4 -> draft.correcting("mutation 0");
            case 5 -> draft.correcting("mutation 3");
            case 6 -> draft.withDetails(KindDetailsBuilder.empty());
            case 7 ->
                draft.withDetails(
                        KindDetailsBuilder.empty().decision("a decision").conditions("its conditions"));
            case 8 -> draft.continued(Continuation.Type.STRUCTURAL);
            case 21 -> draft.until(2026);
            case 22 -> draft.until(2029);
            case 23 -> draft.until(2085);
            case 24 -> draft.withEffectiveOn("2020-12-31");
            case 25 -> draft.withEffectiveOn("2032-01-01");
            case 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 -> draft.asNewPolicy();
            default -> draft;
        });
    }

    static Arbitrary<ProposalDraft> published() {
        return dated(lines(OWN, -9, 20, 2).map(lines -> ProposalDraft.of(MutationKind.PUBLISHED, lines)));
    }

    /** For the previous year; sometimes with another account, or with one account twice. */
    static Arbitrary<ProposalDraft> finalBudgets() {
        return Combinators.combine(
                        OWN, OWN, FLOWS, amounts(-9, 9), Arbitraries.frequency(t(9, "2025-SW"), t(1, "2025-O1")))
                .as((one, other, flow, amount, moment) -> ProposalDraft.of(
                                MutationKind.FINAL_BUDGET,
                                line(one, flow, 2025, amount),
                                line(other, flow.equals("U") ? "O" : "U", 2025, -amount),
                                line("XX/37/2", flow, 2025, amount),
                                line(amount > 6 ? "XX/37/2/~" : "XX/37/~", flow, 2025, 0))
                        .withMoment(moment));
    }

    /** Some of them from a source in tens or hundreds of thousands, mostly with figures that are as round. */
    private static Arbitrary<ProposalDraft> rounded(Arbitrary<ProposalDraft> drafts) {
        return Combinators.combine(
                        drafts,
                        Arbitraries.frequency(t(8, 1L), t(1, 10L), t(1, 100L)),
                        Arbitraries.frequency(t(9, true), t(1, false)))
                .as((draft, precision, round) -> draft.kind() == MutationKind.RESERVATION || precision == 1
                        ? draft
                        : (round ? draft.multipliedBy(precision) : draft).rounded(precision));
    }

    /** From one item to two others, now and then one more or one less than it has. */
    private static Arbitrary<String[]> spreads() {
        return Combinators.combine(ARTICLES, FLOWS, YEARS, amounts(1, 9), Arbitraries.of(0, 0, 1, -1, 2))
                .as((from, flow, year, amount, missed) -> new String[] {
                    line(from, flow, year, -2 * amount - 1),
                    line("XX/92/c", flow, year, amount + 1),
                    line("XX/37/2", flow, year, amount + missed)
                });
    }

    /** Equal receipts and expenditure, or slightly different. */
    private static Arbitrary<String[]> grossUps() {
        return Combinators.combine(
                        OWN, OWN, YEARS, amounts(-9, 9), roundingErrors(), Arbitraries.of("O", "O", "O", "O", "V"))
                .as((spent, received, year, amount, missed, flow) ->
                        new String[] {line(spent, "U", year, amount), line(received, flow, year, amount + missed)});
    }

    /** By how many units: as much as three figures can miss, and more. */
    static Arbitrary<Integer> roundingErrors() {
        return Arbitraries.frequency(t(14, 0), t(2, 1), t(1, -1), t(1, 2), t(1, -10));
    }

    private static Arbitrary<ProposalDraft> yearEndMargins() {
        return Combinators.combine(
                        pairs(OTHERS, OWN), Arbitraries.of("2026-OWB", "2026-O1"), Arbitraries.of(2025, 2025, 2026))
                .as((lines, moment, from) -> ProposalDraft.of(MutationKind.YEAR_END_MARGIN, lines)
                        .withMoment(moment)
                        .withDetails(KindDetailsBuilder.empty().carriedFrom(from)));
    }

    private static Arbitrary<ProposalDraft> policyDecisions() {
        return dated(Combinators.combine(
                        Arbitraries.of(MutationKind.INTENSIFICATION, MutationKind.SPENDING_CUT),
                        lines(OWN, -9, 9, 2),
                        Arbitraries.of(true, false))
                .as((kind, lines, said) -> said
                        ? ProposalDraft.of(kind, lines)
                                .withDetails(KindDetailsBuilder.empty().decision("Voorjaarsnota 2025"))
                        : ProposalDraft.of(kind, lines)));
    }

    /** For a bill, in its moment or in another one. */
    private static Arbitrary<ProposalDraft> amendments() {
        Arbitrary<String> moments = Arbitraries.frequency(
                t(4, "2026-VB"), t(4, "2026-NVW-1"), t(3, "2026-O1"), t(3, "2026-ISB-1"), t(1, "2026-OWB"));
        Arbitrary<String> bills = Arbitraries.frequency(t(9, ""), t(1, "2026-OWB"), t(1, "2026-O1"), t(1, "2027-OWB"));
        // All bills are adopted on 5 March.
        Arbitrary<String> days = Arbitraries.of("", "", "", "2025-09-01", "2025-09-18", "2026-03-05", "2026-03-06");
        return Combinators.combine(
                        Arbitraries.of(MutationKind.AMENDMENT, MutationKind.GOVERNMENT_AMENDMENT),
                        lines(ARTICLES, -9, 9, 2),
                        moments,
                        bills,
                        days,
                        amounts(0, 15))
                .as((kind, lines, moment, other, day, unsaid) -> {
                    boolean own = moment.contains("O1") || moment.contains("ISB");
                    KindDetailsBuilder said = KindDetailsBuilder.minimalFor(kind)
                            .bill(!other.isEmpty() ? other : own ? moment : "2026-OWB");
                    ProposalDraft draft =
                            ProposalDraft.of(kind, lines).withMoment(moment).withDetails(without(said, unsaid));
                    return day.isEmpty() ? draft : draft.withEffectiveOn(day);
                });
    }

    /** Sometimes without one of its details. */
    private static KindDetailsBuilder without(KindDetailsBuilder said, int which) {
        return switch (which) {
            case 0 -> said.parliamentaryPaper(null);
            case 1 -> said.member(null);
            case 2 -> said.bill(null);
            default -> said;
        };
    }

    /** The year that a first supplementary budget adds, now and then another, with a reason or without, mostly of nothing. */
    static Arbitrary<ProposalDraft> extrapolations() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/37/~", "XX/92/a", "AP/d"),
                        Arbitraries.frequency(
                                t(7, "2025-O1 2030"),
                                t(3, "2026-O1 2031"),
                                t(1, "2025-SBS 2025"),
                                t(1, "2026-O1 2030")),
                        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0)), Tuple.of(4, amounts(-9, 9))),
                        Arbitraries.frequency(t(8, "why"), t(3, "")),
                        Arbitraries.frequency(t(9, "U"), t(1, "V")),
                        Arbitraries.frequency(t(9, ""), t(1, " 0"), t(1, " 4")))
                .as((item, when, amount, why, flow, shown) -> ProposalDraft.of(MutationKind.EXTRAPOLATION)
                        .posting(ProposalDraft.posting(
                                line(item, flow, Integer.parseInt(when.split(" ")[1]), amount) + shown,
                                why.isEmpty() ? null : why))
                        .withMoment(when.split(" ")[0]));
    }

    /** The base of an extrapolation of the same account. */
    static Arbitrary<ProposalDraft> extrapolationBases() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "AP/d"),
                        Arbitraries.of("2025-O1 2029", "2026-O1 2030", "2026-OWB 2030"),
                        amounts(-9, 9),
                        amounts(0, 4))
                .as((item, when, amount, how) -> {
                    ProposalDraft draft = ProposalDraft.reEstimate(
                                    line(item, "U", Integer.parseInt(when.split(" ")[1]), amount))
                            .withMoment(when.split(" ")[0]);
                    return switch (how) {
                        case 0 -> draft.continued(Continuation.Type.INCIDENTAL);
                        case 1 -> draft.continued(Continuation.Type.STRUCTURAL);
                        case 2 -> draft.until(2030);
                        default -> draft;
                    };
                });
    }

    static Arbitrary<ProposalDraft> reorganisations() {
        Arbitrary<String> links = Arbitraries.frequency(
                t(6, "XX/37 XX/92"),
                t(6, "XX/92 XX/37"),
                t(3, "V/4 XX/37"),
                t(3, "AP/d XX/92"),
                t(1, "XX/37 XX/99"),
                t(1, "XX/37 VI/37"));
        return Combinators.combine(links, pairs(ARTICLES, ARTICLES), pairs(ELSEWHERE, ARTICLES))
                .as((link, within, between) -> ProposalDraft.of(
                                MutationKind.REORGANISATION, link.startsWith("XX") ? within : between)
                        .withDetails(KindDetailsBuilder.empty().lineage(link)));
    }

    static Arbitrary<ProposalDraft> dated(Arbitrary<ProposalDraft> drafts) {
        return Combinators.combine(drafts, MOMENTS, DAYS)
                .as((draft, moment, day) -> day.isEmpty()
                        ? draft.withMoment(moment)
                        : draft.withMoment(moment).withEffectiveOn(day));
    }

    /** Lines of any kind anywhere; on no reserve where it is an opening, which the reserve law leaves alone. */
    private static ProposalDraft anyPostings(MutationKind kind, String... lines) {
        return ProposalDraft.of(
                kind == MutationKind.REVERSAL || kind == MutationKind.OPENING ? MutationKind.TRANSFER : kind, lines);
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

    static String line(String item, String flow, int year, int thousands) {
        return item + " " + flow + " " + year + " " + thousands;
    }

    /** Draws from the reserve that most histories begin with. */
    static Arbitrary<ProposalDraft> allocations() {
        return amounts(1, 12).map(n -> ProposalDraft.allocation("XX/92/a U 2026 -" + n, "XX/37 U 2026 " + n));
    }

    static Arbitrary<Integer> amounts(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    static <T> Tuple2<Integer, T> t(int weight, T value) {
        return Tuple.of(weight, value);
    }
}
