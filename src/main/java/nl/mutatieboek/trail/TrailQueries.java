package nl.mutatieboek.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.mutatieboek.balance.AskedLines;
import nl.mutatieboek.balance.BookedLine;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers who changed what. Every read of the trail, from whatever door, ends here: the lines come from the balances, and what
 * their dossiers say of them from the ledger itself.
 */
@Component
public class TrailQueries {
    private static final int PAGE = 500;

    private final BookedLines lines;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy seen;

    TrailQueries(BookedLines lines, LedgerReader entries, HistoryVisibilityPolicy seen) {
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
    public record Question(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            AsOf point,
            Order order,
            ItemAncestry ancestry) {
        /** Of the item as it is. */
        public Question(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, AsOf point, Order order) {
            this(item, flow, year, point, order, ItemAncestry.alone(item));
        }

        /** The same, of the item together with what it was before. */
        public Question withLineage() {
            return new Question(item, flow, year, point, order, ItemAncestry.of(item, point));
        }

        /** Whether it is counted together with anything. */
        public boolean lineage() {
            return !ancestry.predecessors().isEmpty();
        }

        /**
         * As a request asks it, by {@code item}, {@code flow}, {@code year}, {@code order}, {@code lineage} and the axes. Ends its reading.
         *
         * @throws ProblemException as {@link AsOfResolver#of} does, and 404 for an item that is not in the book
         */
        static Question of(Asked asked, AsOfResolver points) {
            AskedLines lines = AskedLines.must(asked);
            Read<Order> order = asked.may("order", Order::parse);
            boolean lineage = asked.flag("lineage");
            AsOf point = lineage ? points.of(asked, lines::scopeWithLineage) : points.of(asked, lines.scope());
            lines.requireIn(point);
            Question question = new Question(
                    lines.item().value(),
                    lines.flow().orNull(),
                    lines.year().orNull(),
                    point,
                    order.or(Order.KNOWN_AT));
            return lineage ? question.withLineage() : question;
        }
    }

    /**
     * The history of an item.
     *
     * @param after the place of the last line that was seen
     * @param limit at most so many lines
     * @throws ProblemException 404 when no line of it stands at that place
     */
    public List<TrailEntry> page(Question question, Place after, int limit) {
        List<BookedLine> all =
                lines.of(question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        int from = after.equals(Place.START) ? 0 : indexOf(after, all) + 1;
        return explained(all.subList(from, Math.min(all.size(), from + limit)), question.point());
    }

    /** The last lines of that history, oldest first. */
    public List<TrailEntry> last(Question question, int most) {
        List<BookedLine> all =
                lines.of(question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        return explained(all.subList(Math.max(0, all.size() - most), all.size()), question.point());
    }

    /** The whole history of an item, a page at a time, so that it is never in memory as a whole. */
    public void forEach(Question question, Consumer<TrailEntry> reader) {
        List<BookedLine> all =
                lines.of(question.ancestry(), question.flow(), question.year(), question.point(), question.order());
        for (int from = 0; from < all.size(); from += PAGE) {
            explained(all.subList(from, Math.min(all.size(), from + PAGE)), question.point())
                    .forEach(reader);
        }
    }

    private static int indexOf(Place place, List<BookedLine> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).place().equals(place)) {
                return i;
            }
        }
        throw ProblemException.of(404, "not-found");
    }

    private List<TrailEntry> explained(List<BookedLine> page, AsOf point) {
        Map<Long, LedgerEntry> booked = entries.numbered(
                page.stream().map(line -> line.place().ledgerNumber()).toList());
        Map<MutationId, Dossier> dossiers =
                dossiers(page.stream().map(BookedLine::mutation).toList(), point);
        List<TrailEntry> told = new ArrayList<>(page.size());
        for (BookedLine line : page) {
            LedgerEntry entry = booked.get(line.place().ledgerNumber());
            Dossier dossier = dossiers.get(line.mutation());
            if (entry == null || dossier == null) {
                throw new IllegalStateException("A line without its entry or dossier: " + line);
            }
            told.add(new TrailEntry(line, entry.recordedAt(), posting(entry, line), dossier));
        }
        return told;
    }

    private static Posting posting(LedgerEntry entry, BookedLine line) {
        if (!(entry.event() instanceof Event.PostingsBooked booked)) {
            throw new IllegalStateException("A line that nothing booked: " + line);
        }
        return booked.postings().get(line.place().line());
    }

    /** What dossiers say, as a point knows them. */
    public Map<MutationId, Dossier> dossiers(Collection<MutationId> mutations, AsOf point) {
        Map<StreamId, List<LedgerEntry>> streams =
                entries.of(mutations.stream().distinct().map(StreamId::of).toList());
        Map<MutationId, Dossier> dossiers = new HashMap<>();
        long whole = entries.wholeUpTo(point.ledgerNumber());
        for (List<LedgerEntry> stream : streams.values()) {
            Dossier dossier = Dossier.of(seen.of(stream.stream()
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
    public record PendingLine(Posting posting, Dossier dossier) {}

    /** The pending lines of an item, those proposed first in front. */
    public List<PendingLine> pending(Question question) {
        List<MutationId> pending =
                lines.pendingOn(question.ancestry().items(), question.flow(), question.year(), question.point());
        Map<MutationId, Dossier> dossiers = dossiers(pending, question.point());
        List<PendingLine> told = new ArrayList<>();
        for (MutationId mutation : pending) {
            Dossier dossier = dossiers.get(mutation);
            if (dossier == null) {
                throw new IllegalStateException("A line without its dossier: " + mutation);
            }
            dossier.postings().stream()
                    .filter(posting -> question.ancestry().items().stream()
                            .anyMatch(item -> BookedLines.lies(posting.item().account(), item)))
                    .filter(posting -> question.flow() == null || posting.flow() == question.flow())
                    .filter(posting -> question.year() == null || posting.year().equals(question.year()))
                    .forEach(posting -> told.add(new PendingLine(posting, dossier)));
        }
        return told;
    }
}
