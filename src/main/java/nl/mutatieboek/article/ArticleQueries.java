package nl.mutatieboek.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.BalanceQuestion;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.trail.TrailEntry;
import nl.mutatieboek.trail.TrailQueries;
import org.springframework.stereotype.Component;

/** Answers how balances of one item came about, from the balances and the lines that every other door reads. */
@Component
class ArticleQueries {
    /** Of more steps the last are drawn, and those before them as one. */
    private static final int MOST = 60;

    private final BalanceQueries balances;
    private final BookedLines lines;
    private final TrailQueries trail;
    private final LedgerReader entries;

    ArticleQueries(BalanceQueries balances, BookedLines lines, TrailQueries trail, LedgerReader entries) {
        this.balances = balances;
        this.lines = lines;
        this.trail = trail;
        this.entries = entries;
    }

    /** Of all flows and years. */
    Series series(ItemAncestry ancestry, AsOf point) {
        boolean lineage = !ancestry.predecessors().isEmpty();
        return Series.of(
                balances.find(new BalanceQuestion(ancestry.item(), null, null, 0, lineage), point),
                point.outline().lastName(ancestry.item()).orElse(null));
    }

    /** Of one flow and year, along the axis of the question. */
    Steps steps(TrailQueries.Question question) {
        return Steps.of(
                lines.of(question.ancestry(), question.flow(), question.year(), question.point(), question.order()),
                question.order(),
                question.point(),
                MOST);
    }

    /** Steps along an axis as a line. */
    StepChart chart(Steps steps, AsOf point) {
        return StepChart.of(steps, place(steps.order(), point));
    }

    private static ToLongFunction<Step> place(Order order, AsOf point) {
        Map<Moment, LocalDate> submitted =
                point.now().moments().stream().collect(Collectors.toMap(KnownMoment::moment, KnownMoment::submittedOn));
        return switch (order) {
            case KNOWN_AT -> step -> step.last().countsFrom();
            case EFFECTIVE_ON -> step -> step.last().effectiveOn().toEpochDay();
            case MOMENT ->
                step -> Objects.requireNonNull(submitted.get(step.last().moment()), "No submission date")
                        .toEpochDay();
        };
    }

    /** When steps were recorded, by the ledger number from which they count. */
    Map<Long, Instant> recorded(Steps steps) {
        List<Long> numbers =
                steps.all().stream().map(step -> step.last().countsFrom()).toList();
        return entries.numbered(numbers).values().stream()
                .collect(Collectors.toMap(LedgerEntry::ledgerNumber, LedgerEntry::recordedAt));
    }

    /** The last lines behind the balance of one flow and year, as they were recorded. */
    List<TrailEntry> last(TrailQueries.Question question, int most) {
        return trail.last(question, most);
    }
}
