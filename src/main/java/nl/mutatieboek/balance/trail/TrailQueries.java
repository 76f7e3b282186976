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
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers who changed what. Every read of the trail, from whatever door, ends here: the lines come from the balances, and what
 * their dossiers say of them from the ledger itself.
 */
@Component
public class TrailQueries {
    private static final int PAGE = 500;

    private final PostingQueries lines;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy seen;

    TrailQueries(PostingQueries lines, LedgerReader entries, HistoryVisibilityPolicy seen) {
        this.lines = lines;
        this.entries = entries;
        this.seen = seen;
    }

    /**
     * Which history is asked.
     *
     * @param item and all below it
     * @param flow null for all
     * @param year null for all
     * @param point where on the axes
     * @param order in which the lines follow each other and the balance runs
     * @param ancestry the item, together with what it was before where that is asked
     */
    public record TrailCriteria(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            ResolvedAsOf point,
            PostingOrder order,
            ItemAncestry ancestry) {
        /** Of the item as it is. */
        public TrailCriteria(
                ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, ResolvedAsOf point, PostingOrder order) {
            this(item, flow, year, point, order, ItemAncestry.withoutPredecessors(item));
        }

        /** The same, of the item together with what it was before. */
        public TrailCriteria withLineage() {
            return new TrailCriteria(item, flow, year, point, order, ItemAncestry.resolve(item, point));
        }

        /** Whether it is counted together with anything. */
        public boolean lineage() {
            return !ancestry.predecessors().isEmpty();
        }

        /**
         * As a query asks it.
         *
         * @throws ProblemException as {@link AsOfResolver#awaitForReader} does, and 404 for an item that is not in the book
         */
        static TrailCriteria of(
                ItemPostingFilterQuery lines, TrailOrderQuery query, PointInTimeQuery at, AsOfResolver points) {
            ResolvedAsOf point = lines.lines().at(at, query.lineage(), points);
            PostingOrder order = Objects.requireNonNullElse(query.order(), PostingOrder.KNOWN_AT);
            TrailCriteria question = new TrailCriteria(lines.item(), lines.flow(), lines.year(), point, order);
            return query.lineage() ? question.withLineage() : question;
        }
    }

    /**
     * The history of an item.
     *
     * @param after the place of the last line that was seen
     * @param limit at most so many lines
     * @throws ProblemException 404 when no line of it stands at that place
     */
    public List<TrailEntry> findPage(TrailCriteria question, PostingPosition after, int limit) {
        List<RunningBalance> all = lines.findWithRunningBalance(
                question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        int from = after.equals(PostingPosition.START) ? 0 : indexOf(after, all) + 1;
        return explained(all.subList(from, Math.min(all.size(), from + limit)), question.point());
    }

    /** The last lines of that history, oldest first. */
    public List<TrailEntry> findLast(TrailCriteria question, int most) {
        List<RunningBalance> all = lines.findWithRunningBalance(
                question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        return explained(all.subList(Math.max(0, all.size() - most), all.size()), question.point());
    }

    /** The whole history of an item, a page at a time, so that it is never in memory as a whole. */
    public void forEachEntry(TrailCriteria question, Consumer<TrailEntry> reader) {
        List<RunningBalance> all = lines.findWithRunningBalance(
                question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        for (int from = 0; from < all.size(); from += PAGE) {
            explained(all.subList(from, Math.min(all.size(), from + PAGE)), question.point())
                    .forEach(reader);
        }
    }

    private static int indexOf(PostingPosition place, List<RunningBalance> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).place().equals(place)) {
                return i;
            }
        }
        throw ProblemException.of(404, "not-found");
    }

    private List<TrailEntry> explained(List<RunningBalance> page, ResolvedAsOf point) {
        Map<Long, LedgerEntry> booked = entries.readByNumbers(
                page.stream().map(line -> line.place().ledgerNumber()).toList());
        Map<MutationId, MutationDetails> dossiers =
                findMutationDetails(page.stream().map(RunningBalance::mutation).toList(), point);
        List<TrailEntry> told = new ArrayList<>(page.size());
        for (RunningBalance line : page) {
            LedgerEntry entry = booked.get(line.place().ledgerNumber());
            MutationDetails dossier = dossiers.get(line.mutation());
            if (entry == null || dossier == null) {
                throw new IllegalStateException("A line without its entry or dossier: " + line);
            }
            told.add(new TrailEntry(line, entry.recordedAt(), posting(entry, line), dossier));
        }
        return told;
    }

    private static Posting posting(LedgerEntry entry, RunningBalance line) {
        if (!(entry.event() instanceof Event.PostingsBooked booked)) {
            throw new IllegalStateException("A line that nothing booked: " + line);
        }
        return booked.postings().get(line.place().line());
    }

    /** What dossiers say, as a point knows them. */
    public Map<MutationId, MutationDetails> findMutationDetails(Collection<MutationId> mutations, ResolvedAsOf point) {
        Map<StreamId, List<LedgerEntry>> streams = entries.readStream(
                mutations.stream().distinct().map(StreamId::of).toList());
        Map<MutationId, MutationDetails> dossiers = new HashMap<>();
        long whole = entries.findLastCompleteCommand(point.ledgerNumber());
        for (List<LedgerEntry> stream : streams.values()) {
            MutationDetails dossier = MutationDetails.fromEntries(seen.visibleEntries(stream.stream()
                    .filter(entry -> entry.ledgerNumber() <= whole)
                    .toList()));
            dossiers.put(dossier.mutation(), dossier);
        }
        return dossiers;
    }

    /**
     * A line that would count if its mutation was booked.
     *
     * @param dossier the mutation that it belongs to
     */
    public record PendingPosting(Posting posting, MutationDetails dossier) {}

    /** The pending lines of an item, those proposed first in front. */
    public List<PendingPosting> findPendingPostings(TrailCriteria question) {
        List<MutationId> pending = lines.findPendingMutations(
                question.ancestry().itemWithPredecessors(), question.flow(), question.year(), question.point());
        Map<MutationId, MutationDetails> dossiers = findMutationDetails(pending, question.point());
        List<PendingPosting> told = new ArrayList<>();
        for (MutationId mutation : pending) {
            MutationDetails dossier = dossiers.get(mutation);
            if (dossier == null) {
                throw new IllegalStateException("A line without its dossier: " + mutation);
            }
            dossier.postings().stream()
                    .filter(posting -> question.ancestry().itemWithPredecessors().stream()
                            .anyMatch(item ->
                                    PostingQueries.belongsTo(posting.item().account(), item)))
                    .filter(posting -> question.flow() == null || posting.flow() == question.flow())
                    .filter(posting -> question.year() == null || posting.year().equals(question.year()))
                    .forEach(posting -> told.add(new PendingPosting(posting, dossier)));
        }
        return told;
    }
}
