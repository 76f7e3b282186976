package nl.mutatieboek.balance.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a balance along a time axis, one for each position with postings.
 *
 * @param order time axis
 * @param omittedTotal balance after the steps that were left out; null if none were
 * @param all steps, oldest first
 */
record BalanceStepSequence(PostingOrder order, @Nullable Thousands omittedTotal, List<BalanceStep> all) {
    BalanceStepSequence {
        all = List.copyOf(all);
    }

    /**
     * The last steps of these postings.
     *
     * @param lines postings of one flow and year in that order, with running balances
     */
    static BalanceStepSequence of(List<RunningBalance> lines, PostingOrder order, ResolvedAsOf point, int most) {
        List<BalanceStep> steps = new ArrayList<>();
        Thousands change = Thousands.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            RunningBalance line = lines.get(i);
            change = change.plus(line.thousands());
            if (i + 1 == lines.size() || !place(line, order).equals(place(lines.get(i + 1), order))) {
                steps.add(new BalanceStep(line, change, before(line, order, point), at(line, order, point.axes())));
                change = Thousands.ZERO;
            }
        }
        int left = Math.max(0, steps.size() - most);
        return new BalanceStepSequence(
                order, left == 0 ? null : steps.get(left - 1).balance(), steps.subList(left, steps.size()));
    }

    private static Object place(RunningBalance line, PostingOrder order) {
        return switch (order) {
            case KNOWN_AT -> line.countsFrom();
            case EFFECTIVE_ON -> line.effectiveOn();
            case MOMENT -> line.moment();
        };
    }

    private static AsOfQuery at(RunningBalance line, PostingOrder order, AsOfQuery query) {
        return switch (order) {
            case KNOWN_AT -> knownAt(query, line.countsFrom());
            case EFFECTIVE_ON -> effectiveOn(query, line.effectiveOn());
            case MOMENT -> moment(query, line.moment());
        };
    }

    private static @Nullable AsOfQuery before(RunningBalance line, PostingOrder order, ResolvedAsOf point) {
        return switch (order) {
            case KNOWN_AT -> knownAt(point.axes(), line.countsFrom() - 1);
            case EFFECTIVE_ON -> effectiveOn(point.axes(), line.effectiveOn().minusDays(1));
            case MOMENT ->
                point.now().moments().stream()
                        .map(KnownMoment::moment)
                        .takeWhile(moment -> !moment.equals(line.moment()))
                        .reduce((earlier, later) -> later)
                        .map(moment -> moment(point.axes(), moment))
                        .orElse(null);
        };
    }

    private static AsOfQuery knownAt(AsOfQuery query, long ledgerNumber) {
        return new AsOfQuery(query.effectiveOn(), Long.toString(ledgerNumber), query.moment());
    }

    private static AsOfQuery effectiveOn(AsOfQuery query, LocalDate day) {
        return new AsOfQuery(day, query.knownAt(), query.moment());
    }

    private static AsOfQuery moment(AsOfQuery query, Moment moment) {
        return new AsOfQuery(query.effectiveOn(), query.knownAt(), moment);
    }
}
