package nl.mutatieboek.importing.reconciliation;

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
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.reconciliation.BalanceBridge.BridgeStart;
import nl.mutatieboek.importing.reconciliation.ReconciliationResult.ReconciliationRow;
import org.jspecify.annotations.Nullable;

/** Finds the mutations between what a file states and what the book has. */
final class BalanceBridgeBuilder {
    /** How many mutations of one difference are told. */
    static final int MAX_MUTATIONS = 20;

    private static final int PAGE = 500;

    private final PostingQueries lines;
    private final TrailQueries trail;
    private final ResolvedAsOf point;
    private final Map<MutationId, MutationTitle> said = new HashMap<>();

    BalanceBridgeBuilder(PostingQueries lines, TrailQueries trail, ResolvedAsOf point) {
        this.lines = lines;
        this.trail = trail;
        this.point = point;
    }

    /** What is told of a mutation. */
    private record MutationTitle(String number, String title) {}

    /** An earlier moment at which the file and the book agreed, and on what. */
    record AgreedBalance(Moment moment, Thousands thousands) {}

    /** A bridge before the dossiers of its mutations are read. */
    private record BridgeDraft(
            BridgeStart from, @Nullable RunningBalance last, Thousands thousands, List<MutationSum> sums) {}

    private record MutationSum(MutationId mutation, Moment moment, long ledgerNumber, Thousands thousands) {
        MutationSum plus(MutationSum other) {
            return new MutationSum(mutation, moment, ledgerNumber, thousands.plus(other.thousands));
        }
    }

    /**
     * What leads to the book's own balance.
     *
     * @param agreed the last moment before it at which the two agreed; null where there is none
     */
    private BridgeDraft find(FileBalance stated, @Nullable AgreedBalance agreed) {
        ResolvedAsOf at = stated.moment() == null ? point : point.upToMoment(stated.moment());
        List<RunningBalance> presented = of(stated, at, PostingOrder.MOMENT);
        int last = lastAt(stated.thousands(), presented);
        if (last >= 0 && isLastOfItsMoment(last, presented)) {
            return after(last, presented, BridgeStart.PRESENTED, stated.thousands());
        }
        List<RunningBalance> recorded = of(stated, at, PostingOrder.KNOWN_AT);
        last = lastAt(stated.thousands(), recorded);
        if (last >= 0) {
            return after(last, recorded, BridgeStart.RECORDED, stated.thousands());
        }
        if (agreed != null) {
            last = lastOf(agreed.moment(), presented);
            return after(last, presented, BridgeStart.EARLIER_MOMENT, agreed.thousands());
        }
        return after(-1, presented, BridgeStart.NOWHERE, Thousands.ZERO);
    }

    private List<RunningBalance> of(FileBalance stated, ResolvedAsOf at, PostingOrder order) {
        return lines.findWithRunningBalance(stated.item(), stated.flow(), stated.year(), at, order);
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
        while (last >= 0 && point.momentOrder().compare(all.get(last).moment(), moment) > 0) {
            last--;
        }
        return last;
    }

    private static BridgeDraft after(int last, List<RunningBalance> all, BridgeStart from, Thousands thousands) {
        Map<MutationId, MutationSum> sums = new LinkedHashMap<>();
        for (RunningBalance line : all.subList(last + 1, all.size())) {
            sums.merge(
                    line.mutation(),
                    new MutationSum(line.mutation(), line.moment(), line.place().ledgerNumber(), line.thousands()),
                    MutationSum::plus);
        }
        sums.values().removeIf(sum -> sum.thousands().isZero());
        return new BridgeDraft(from, last < 0 ? null : all.get(last), thousands, List.copyOf(sums.values()));
    }

    /** The rows, each difference with the mutations between. */
    List<ComparedBalance> addBridges(List<ReconciliationRow> rows) {
        List<@Nullable BridgeDraft> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.stated() == null ? null : find(row.stated(), row.agreed())));
        read(found.stream().filter(Objects::nonNull).toList());
        List<ComparedBalance> bridged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ComparedBalance compared = rows.get(i).compared();
            BridgeDraft between = found.get(i);
            bridged.add(between == null ? compared : compared.withBridge(toBridge(between)));
        }
        return bridged;
    }

    /** The same, with what the dossiers say. */
    private BalanceBridge toBridge(BridgeDraft found) {
        int from = Math.max(0, found.sums().size() - MAX_MUTATIONS);
        List<MutationSum> earlier = found.sums().subList(0, from);
        List<MutationSum> told = found.sums().subList(from, found.sums().size());
        return new BalanceBridge(
                found.from(),
                found.last() == null ? 0 : found.last().place().ledgerNumber(),
                found.last() == null ? null : found.last().moment(),
                found.thousands(),
                told.stream().map(this::step).toList(),
                earlier.size(),
                earlier.stream().map(MutationSum::thousands).reduce(Thousands.ZERO, Thousands::plus));
    }

    private BalanceBridge.BridgeMutation step(MutationSum sum) {
        MutationTitle of = Objects.requireNonNull(said.get(sum.mutation()), "A mutation whose dossier was read");
        return new BalanceBridge.BridgeMutation(
                sum.mutation(), of.number(), of.title(), sum.moment(), sum.ledgerNumber(), sum.thousands());
    }

    /** Reads what dossiers say, some at a time: those of thousands of mutations do not fit. */
    private void read(Collection<BridgeDraft> found) {
        List<MutationId> unread = new ArrayList<>(found.stream()
                .flatMap(one -> one.sums().stream().skip(Math.max(0, one.sums().size() - MAX_MUTATIONS)))
                .map(MutationSum::mutation)
                .distinct()
                .filter(mutation -> !said.containsKey(mutation))
                .toList());
        for (int from = 0; from < unread.size(); from += PAGE) {
            List<MutationId> page = unread.subList(from, Math.min(unread.size(), from + PAGE));
            for (MutationDetails dossier :
                    trail.findMutationDetails(page, point).values()) {
                said.put(dossier.mutation(), new MutationTitle(dossier.number(), dossier.title()));
            }
        }
    }
}
