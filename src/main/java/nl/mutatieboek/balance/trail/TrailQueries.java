package nl.mutatieboek.balance.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries the history of balances. Postings come from the balance projection, their mutations from the ledger. */
@Component
public class TrailQueries {
    private static final int PAGE = 500;

    private final PostingQueries lines;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy visibility;

    TrailQueries(PostingQueries lines, LedgerReader entries, HistoryVisibilityPolicy visibility) {
        this.lines = lines;
        this.entries = entries;
        this.visibility = visibility;
    }

    /**
     * Criteria of a history.
     *
     * @param item item, with all below
     * @param flow null for all
     * @param year null for all
     * @param point point in time
     * @param order order of the postings and of the running balance
     * @param ancestry item, with its predecessors if requested
     * @param mark only lines with this mark; null for all
     */
    public record TrailCriteria(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            ResolvedAsOf point,
            PostingOrder order,
            ItemAncestry ancestry,
            @Nullable MarkSelection mark) {
        /** Criteria without predecessors. */
        public TrailCriteria(
                ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, ResolvedAsOf point, PostingOrder order) {
            this(item, flow, year, point, order, ItemAncestry.withoutPredecessors(item), null);
        }

        /** The same criteria with the predecessors of the item. */
        public TrailCriteria withLineage() {
            return new TrailCriteria(item, flow, year, point, order, ItemAncestry.resolve(item, point), mark);
        }

        /** Whether a pending posting has the mark that is asked for. */
        private boolean selects(Posting posting, MutationDetails details) {
            return mark == null || mark.matches(details.marksOf(posting, point), posting.flow());
        }

        /** Whether predecessors are included. */
        public boolean lineage() {
            return !ancestry.predecessors().isEmpty();
        }

        /**
         * Resolves a request.
         *
         * @throws NotFoundException for an unknown item or moment
         */
        static TrailCriteria of(
                ItemPostingFilterQuery lines, TrailOptionsQuery query, PointInTimeQuery at, AsOfResolver points) {
            ResolvedAsOf point = lines.lines().at(at, query.lineage(), points);
            PostingOrder order = Objects.requireNonNullElse(query.order(), PostingOrder.KNOWN_AT);
            TrailCriteria question = new TrailCriteria(
                    lines.item(),
                    lines.flow(),
                    lines.year(),
                    point,
                    order,
                    ItemAncestry.withoutPredecessors(lines.item()),
                    lines.mark());
            return query.lineage() ? question.withLineage() : question;
        }
    }

    /**
     * A page of the history of an item.
     *
     * @param after position of the last posting of the previous page
     * @param limit maximum number of postings
     * @throws NotFoundException if the history has no posting at that position
     */
    public List<TrailEntry> findPage(TrailCriteria question, PostingPosition after, int limit) {
        List<RunningBalance> all = runningBalances(question);
        int from = after.equals(PostingPosition.START) ? 0 : indexOf(after, all) + 1;
        return addDetails(all.subList(from, Math.min(all.size(), from + limit)), question.point());
    }

    /** The last postings of the history, oldest first. */
    public List<TrailEntry> findLast(TrailCriteria question, int most) {
        List<RunningBalance> all = runningBalances(question);
        return addDetails(all.subList(Math.max(0, all.size() - most), all.size()), question.point());
    }

    /** Passes the whole history to a consumer, with one page in memory at a time. */
    public void forEachEntry(TrailCriteria question, Consumer<TrailEntry> reader) {
        List<RunningBalance> all = runningBalances(question);
        for (int from = 0; from < all.size(); from += PAGE) {
            addDetails(all.subList(from, Math.min(all.size(), from + PAGE)), question.point())
                    .forEach(reader);
        }
    }

    private List<RunningBalance> runningBalances(TrailCriteria question) {
        return lines.findWithRunningBalance(
                question.ancestry(),
                question.flow(),
                question.year(),
                question.mark(),
                question.point(),
                question.order());
    }

    private static int indexOf(PostingPosition place, List<RunningBalance> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).position().equals(place)) {
                return i;
            }
        }
        throw new NotFoundException("not-found", Map.of());
    }

    private List<TrailEntry> addDetails(List<RunningBalance> page, ResolvedAsOf point) {
        Map<Long, LedgerEntry> booked = entries.readByNumbers(
                page.stream().map(line -> line.position().ledgerNumber()).toList());
        Map<MutationId, MutationDetails> detailsById =
                findMutationDetails(page.stream().map(RunningBalance::mutation).toList(), point);
        List<TrailEntry> found = new ArrayList<>(page.size());
        for (RunningBalance line : page) {
            LedgerEntry entry = booked.get(line.position().ledgerNumber());
            MutationDetails details = detailsById.get(line.mutation());
            if (entry == null || details == null) {
                throw new IllegalStateException("No entry or mutation for posting " + line);
            }
            found.add(new TrailEntry(line, entry.recordedAt(), posting(entry, line), details));
        }
        return found;
    }

    private static Posting posting(LedgerEntry entry, RunningBalance line) {
        if (!(entry.event() instanceof Event.PostingsBooked booked)) {
            throw new IllegalStateException("Not an entry with postings: " + line);
        }
        return booked.postings().get(line.position().line());
    }

    /** Details of mutations, as of a point in time. */
    public Map<MutationId, MutationDetails> findMutationDetails(Collection<MutationId> mutations, ResolvedAsOf point) {
        Map<StreamId, List<LedgerEntry>> streams = entries.readStream(
                mutations.stream().distinct().map(StreamId::of).toList());
        Map<MutationId, MutationDetails> detailsById = new HashMap<>();
        long whole = entries.findLastCompleteCommand(point.ledgerNumber());
        for (List<LedgerEntry> stream : streams.values()) {
            MutationDetails details = MutationDetails.fromEntries(visibility.visibleEntries(stream.stream()
                    .filter(entry -> entry.ledgerNumber() <= whole)
                    .toList()));
            detailsById.put(
                    details.id(),
                    visibility.isHiddenBesidePostings(details.moment(), details.chapters())
                            ? details.limitedToPostings()
                            : details);
        }
        return detailsById;
    }

    /**
     * A pending posting.
     *
     * @param mutation its mutation
     */
    public record PendingPosting(Posting posting, MutationDetails mutation) {}

    /** Pending postings of an item, by proposal. */
    public List<PendingPosting> findPendingPostings(TrailCriteria question) {
        List<MutationId> pending = lines.findPendingMutations(
                question.ancestry().itemWithPredecessors(),
                question.flow(),
                question.year(),
                question.mark(),
                question.point());
        Map<MutationId, MutationDetails> detailsById = findMutationDetails(pending, question.point());
        List<PendingPosting> found = new ArrayList<>();
        for (MutationId mutation : pending) {
            MutationDetails details = detailsById.get(mutation);
            if (details == null) {
                throw new IllegalStateException("No mutation for pending posting: " + mutation);
            }
            details.postings().stream()
                    .filter(posting -> question.ancestry().itemWithPredecessors().stream()
                            .anyMatch(item ->
                                    PostingQueries.belongsTo(posting.item().account(), item)))
                    .filter(posting -> question.flow() == null || posting.flow() == question.flow())
                    .filter(posting -> question.year() == null || posting.year().equals(question.year()))
                    .filter(posting -> question.selects(posting, details))
                    .forEach(posting -> found.add(new PendingPosting(posting, details)));
        }
        return found;
    }
}
