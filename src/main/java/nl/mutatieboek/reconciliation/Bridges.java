package nl.mutatieboek.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.reconciliation.Bridge.From;
import nl.mutatieboek.reconciliation.Reconciled.Row;
import org.jspecify.annotations.Nullable;

/** Finds the mutations between what a file states and what the book has. */
final class Bridges {
    /** How many mutations of one difference are told. */
    static final int MOST = 20;

    private static final int PAGE = 500;

    private final PostingQueries lines;
    private final TrailQueries trail;
    private final AsOf point;
    private final Map<MutationId, Said> said = new HashMap<>();

    Bridges(PostingQueries lines, TrailQueries trail, AsOf point) {
        this.lines = lines;
        this.trail = trail;
        this.point = point;
    }

    /** What is told of a mutation. */
    private record Said(String number, String title) {}

    /** An earlier moment at which the file and the book agreed, and on what. */
    record Agreed(Moment moment, Thousands thousands) {}

    /** A bridge before the dossiers of its mutations are read. */
    private record Found(From from, @Nullable RunningBalance last, Thousands thousands, List<Sum> sums) {}

    private record Sum(MutationId mutation, Moment moment, long ledgerNumber, Thousands thousands) {
        Sum plus(Sum other) {
            return new Sum(mutation, moment, ledgerNumber, thousands.plus(other.thousands));
        }
    }

    /**
     * What leads to the book's own balance.
     *
     * @param agreed the last moment before it at which the two agreed; null where there is none
     */
    private Found find(Stated stated, @Nullable Agreed agreed) {
        AsOf at = stated.moment() == null ? point : point.upTo(stated.moment());
        List<RunningBalance> presented = of(stated, at, PostingOrder.MOMENT);
        int last = lastAt(stated.thousands(), presented);
        if (last >= 0 && isLastOfItsMoment(last, presented)) {
            return after(last, presented, From.PRESENTED, stated.thousands());
        }
        List<RunningBalance> recorded = of(stated, at, PostingOrder.KNOWN_AT);
        last = lastAt(stated.thousands(), recorded);
        if (last >= 0) {
            return after(last, recorded, From.RECORDED, stated.thousands());
        }
        if (agreed != null) {
            last = lastOf(agreed.moment(), presented);
            return after(last, presented, From.EARLIER_MOMENT, agreed.thousands());
        }
        return after(-1, presented, From.NOWHERE, Thousands.ZERO);
    }

    private List<RunningBalance> of(Stated stated, AsOf at, PostingOrder order) {
        return lines.of(stated.item(), stated.flow(), stated.year(), at, order);
    }

    private static int lastAt(Thousands balance, List<RunningBalance> all) {
        int last = all.size() - 1;
        while (last >= 0 && !all.get(last).balance().equals(balance)) {
            last--;
        }
        return last;
    }

    private static boolean isLastOfItsMoment(int which, List<RunningBalance> all) {
        return which == all.size() - 1
                || !all.get(which).moment().equals(all.get(which + 1).moment());
    }

    private int lastOf(Moment moment, List<RunningBalance> all) {
        int last = all.size() - 1;
        while (last >= 0 && point.line().compare(all.get(last).moment(), moment) > 0) {
            last--;
        }
        return last;
    }

    private static Found after(int last, List<RunningBalance> all, From from, Thousands thousands) {
        Map<MutationId, Sum> sums = new LinkedHashMap<>();
        for (RunningBalance line : all.subList(last + 1, all.size())) {
            sums.merge(
                    line.mutation(),
                    new Sum(line.mutation(), line.moment(), line.place().ledgerNumber(), line.thousands()),
                    Sum::plus);
        }
        sums.values().removeIf(sum -> sum.thousands().isZero());
        return new Found(from, last < 0 ? null : all.get(last), thousands, List.copyOf(sums.values()));
    }

    /** The rows, each difference with the mutations between. */
    List<Compared> bridged(List<Row> rows) {
        List<@Nullable Found> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.stated() == null ? null : find(row.stated(), row.agreed())));
        read(found.stream().filter(Objects::nonNull).toList());
        List<Compared> bridged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Compared compared = rows.get(i).compared();
            Found between = found.get(i);
            bridged.add(between == null ? compared : compared.with(told(between)));
        }
        return bridged;
    }

    /** The same, with what the dossiers say. */
    private Bridge told(Found found) {
        int from = Math.max(0, found.sums().size() - MOST);
        List<Sum> earlier = found.sums().subList(0, from);
        List<Sum> told = found.sums().subList(from, found.sums().size());
        return new Bridge(
                found.from(),
                found.last() == null ? 0 : found.last().place().ledgerNumber(),
                found.last() == null ? null : found.last().moment(),
                found.thousands(),
                told.stream().map(this::step).toList(),
                earlier.size(),
                earlier.stream().map(Sum::thousands).reduce(Thousands.ZERO, Thousands::plus));
    }

    private Bridge.Step step(Sum sum) {
        Said of = Objects.requireNonNull(said.get(sum.mutation()), "A mutation whose dossier was read");
        return new Bridge.Step(
                sum.mutation(), of.number(), of.title(), sum.moment(), sum.ledgerNumber(), sum.thousands());
    }

    /** Reads what dossiers say, some at a time: those of thousands of mutations do not fit. */
    private void read(Collection<Found> found) {
        List<MutationId> unread = new ArrayList<>(found.stream()
                .flatMap(one -> one.sums().stream().skip(Math.max(0, one.sums().size() - MOST)))
                .map(Sum::mutation)
                .distinct()
                .filter(mutation -> !said.containsKey(mutation))
                .toList());
        for (int from = 0; from < unread.size(); from += PAGE) {
            List<MutationId> page = unread.subList(from, Math.min(unread.size(), from + PAGE));
            for (MutationDetails dossier : trail.dossiers(page, point).values()) {
                said.put(dossier.mutation(), new Said(dossier.number(), dossier.title()));
            }
        }
    }
}
