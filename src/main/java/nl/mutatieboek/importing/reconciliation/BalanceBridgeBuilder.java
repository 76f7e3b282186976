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

/** Finds the mutations between a balance in a file and the balance of the ledger. */
final class BalanceBridgeBuilder {
    /** Maximum number of mutations listed for one difference. */
    static final int MAX_MUTATIONS = 20;

    private static final int PAGE = 500;

    private final PostingQueries postings;
    private final TrailQueries trail;
    private final ResolvedAsOf asOf;
    private final Map<MutationId, MutationTitle> titles = new HashMap<>();

    BalanceBridgeBuilder(PostingQueries postings, TrailQueries trail, ResolvedAsOf asOf) {
        this.postings = postings;
        this.trail = trail;
        this.asOf = asOf;
    }

    private record MutationTitle(String number, String title) {}

    /** An earlier moment at which file and ledger agree. */
    record AgreedBalance(Moment moment, Thousands thousands) {}

    /** A bridge whose mutations have no titles yet. */
    private record BridgeDraft(
            BridgeStart from, @Nullable RunningBalance last, Thousands thousands, List<MutationSum> sums) {}

    private record MutationSum(MutationId mutation, Moment moment, long ledgerNumber, Thousands thousands) {
        MutationSum plus(MutationSum other) {
            return new MutationSum(mutation, moment, ledgerNumber, thousands.plus(other.thousands));
        }
    }

    /**
     * Finds the starting point and the mutations after it.
     *
     * @param agreed last earlier moment at which both agree; null if there is none
     */
    private BridgeDraft find(FileBalance stated, @Nullable AgreedBalance agreed) {
        ResolvedAsOf at = stated.moment() == null ? asOf : asOf.upToMoment(stated.moment());
        List<RunningBalance> presented = findPostings(stated, at, PostingOrder.MOMENT);
        int last = lastAt(stated.thousands(), presented);
        if (last >= 0 && isLastOfItsMoment(last, presented)) {
            return after(last, presented, BridgeStart.PRESENTED, stated.thousands());
        }
        List<RunningBalance> recorded = findPostings(stated, at, PostingOrder.KNOWN_AT);
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

    private List<RunningBalance> findPostings(FileBalance stated, ResolvedAsOf at, PostingOrder order) {
        return postings.findWithRunningBalance(stated.item(), stated.flow(), stated.year(), at, order);
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
        while (last >= 0 && asOf.momentOrder().compare(all.get(last).moment(), moment) > 0) {
            last--;
        }
        return last;
    }

    private static BridgeDraft after(int last, List<RunningBalance> all, BridgeStart from, Thousands thousands) {
        Map<MutationId, MutationSum> sums = new LinkedHashMap<>();
        for (RunningBalance line : all.subList(last + 1, all.size())) {
            sums.merge(
                    line.mutation(),
                    new MutationSum(
                            line.mutation(), line.moment(), line.position().ledgerNumber(), line.thousands()),
                    MutationSum::plus);
        }
        sums.values().removeIf(sum -> sum.thousands().isZero());
        return new BridgeDraft(from, last < 0 ? null : all.get(last), thousands, List.copyOf(sums.values()));
    }

    /** Adds to each difference the mutations that explain it. */
    List<ComparedBalance> addBridges(List<ReconciliationRow> rows) {
        List<@Nullable BridgeDraft> drafts = new ArrayList<>();
        rows.forEach(row -> drafts.add(row.stated() == null ? null : find(row.stated(), row.agreed())));
        loadTitles(drafts.stream().filter(Objects::nonNull).toList());
        List<ComparedBalance> bridged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ComparedBalance compared = rows.get(i).compared();
            BridgeDraft between = drafts.get(i);
            bridged.add(between == null ? compared : compared.withBridge(toBridge(between)));
        }
        return bridged;
    }

    /** Adds numbers and titles. */
    private BalanceBridge toBridge(BridgeDraft drafts) {
        int from = Math.max(0, drafts.sums().size() - MAX_MUTATIONS);
        List<MutationSum> earlier = drafts.sums().subList(0, from);
        List<MutationSum> listed = drafts.sums().subList(from, drafts.sums().size());
        return new BalanceBridge(
                drafts.from(),
                drafts.last() == null ? 0 : drafts.last().position().ledgerNumber(),
                drafts.last() == null ? null : drafts.last().moment(),
                drafts.thousands(),
                listed.stream().map(this::toBridgeMutation).toList(),
                earlier.size(),
                earlier.stream().map(MutationSum::thousands).reduce(Thousands.ZERO, Thousands::plus));
    }

    private BalanceBridge.BridgeMutation toBridgeMutation(MutationSum sum) {
        MutationTitle title = Objects.requireNonNull(titles.get(sum.mutation()), "Title was not loaded");
        return new BalanceBridge.BridgeMutation(
                sum.mutation(), title.number(), title.title(), sum.moment(), sum.ledgerNumber(), sum.thousands());
    }

    /** Reads titles page by page, because the details of thousands of mutations do not fit in memory. */
    private void loadTitles(Collection<BridgeDraft> drafts) {
        List<MutationId> unread = new ArrayList<>(drafts.stream()
                .flatMap(one -> one.sums().stream().skip(Math.max(0, one.sums().size() - MAX_MUTATIONS)))
                .map(MutationSum::mutation)
                .distinct()
                .filter(mutation -> !titles.containsKey(mutation))
                .toList());
        for (int from = 0; from < unread.size(); from += PAGE) {
            List<MutationId> page = unread.subList(from, Math.min(unread.size(), from + PAGE));
            for (MutationDetails details : trail.findMutationDetails(page, asOf).values()) {
                titles.put(details.id(), new MutationTitle(details.number(), details.title()));
            }
        }
    }
}
