package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ProposalDraftArbitraries.ARTICLES;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.ELSEWHERE;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.FLOWS;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.YEARS;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.amounts;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.line;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.roundingErrors;
import static nl.mutatieboek.domain.ProposalDraftArbitraries.t;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random postings of cash shifts and of tranches of wage and price adjustments. */
final class CashShiftArbitraries {
    private CashShiftArbitraries() {}

    /** On one article from year to year, or not quite. */
    static Arbitrary<String[]> shifts() {
        Arbitrary<String> to = Arbitraries.frequency(t(8, ""), t(1, "XX/92"), t(1, "XX/37/2"));
        return Combinators.combine(ARTICLES, to, FLOWS, YEARS, amounts(0, 9), roundingErrors())
                .as((from, other, flow, year, amount, missed) -> amount == 9
                        ? new String[] {line("XX/37", flow, year, -amount), line("XX/37/2", flow, year, amount)}
                        : new String[] {
                            line(from, flow, year, -2 * amount),
                            line(other.isEmpty() ? from : other, flow, year + 1, amount + missed),
                            line(from, flow, year + 2, amount)
                        });
    }

    /** Two chapters shift the other way round, now and then a little less or by a transfer in both years. */
    static Arbitrary<String[]> macroShifts() {
        return Combinators.combine(
                        ARTICLES, ELSEWHERE, FLOWS, YEARS, amounts(1, 9), Arbitraries.of(0, 0, 0, 0, 1), amounts(0, 5))
                .as((from, to, flow, year, amount, missed, how) -> switch (how) {
                    case 0 ->
                        new String[] {
                            line(from, flow, year, -amount),
                            line(to, flow, year, amount),
                            line(from, flow, year + 1, -amount),
                            line(to, flow, year + 1, amount)
                        };
                    case 1 -> new String[] {line(from, flow, year, -amount), line(to, flow, year + 1, amount - missed)};
                    case 2 ->
                        new String[] {
                            line(from, flow, year, -amount),
                            line("XX/92/c", flow, year, amount - 3),
                            line(from, flow, year + 1, 3)
                        };
                    default ->
                        new String[] {
                            line(from, flow, year, -amount),
                            line(from, flow, year + 1, amount),
                            line(to, flow, year, amount),
                            line(to, flow, year + 1, missed - amount)
                        };
                });
    }

    /** From the Aanvullende Post to several chapters, now and then one short or to one that gets nothing. */
    static Arbitrary<String[]> tranches() {
        return Combinators.combine(
                        Arbitraries.of("AP/d", "AP/a", "AR/1"),
                        ARTICLES,
                        Arbitraries.of("V/4", "V/~", "V/4", "AR/1"),
                        FLOWS,
                        YEARS,
                        amounts(0, 9),
                        Arbitraries.of(0, 0, 0, 0, 1))
                .as((from, one, other, flow, year, amount, missed) -> new String[] {
                    line(from, flow, year, -2 * amount - 3),
                    line(one, flow, year, amount + 3),
                    line(other, flow, year, amount - missed)
                });
    }

    /** From one chapter to another, beside an amount of the Aanvullende Post. */
    static Arbitrary<String[]> falseTranches() {
        return Combinators.combine(ARTICLES, FLOWS, YEARS, amounts(-3, 9), Arbitraries.of(true, false))
                .as((to, flow, year, amount, sameYear) -> sameYear
                        ? new String[] {
                            line("AP/d", flow, year, 1),
                            line("V/4", flow, year, -amount - 1),
                            line(to, flow, year, amount)
                        }
                        : new String[] {
                            line("AP/d", flow, year, -1),
                            line(to, flow, year, 1),
                            line("V/4", flow, year + 1, -amount),
                            line(to, flow, year + 1, amount)
                        });
    }
}
