package nl.mutatieboek.balance.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.trail.TrailEntry;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries the history of the balances of one item. */
@Component
record ItemHistoryQueries(BalanceQueries balances, PostingQueries lines, TrailQueries trail, LedgerReader entries) {
    /** Maximum number of steps in a chart; earlier ones are combined. */
    private static final int MAX_STEPS = 60;

    /**
     * Balances of all flows and years.
     *
     * @param mark only lines with this mark; null for all
     */
    ItemYearlyBalanceTable findBalanceTable(ItemAncestry ancestry, @Nullable MarkSelection mark, ResolvedAsOf point) {
        boolean lineage = !ancestry.predecessors().isEmpty();
        return ItemYearlyBalanceTable.of(
                balances.find(new BalanceCriteria(ancestry.item(), null, null, 0, lineage, mark), point),
                point.structure().lastName(ancestry.item()).orElse(null));
    }

    /** Steps of one flow and year, along the axis of the question. */
    BalanceStepSequence findSteps(TrailQueries.TrailCriteria question) {
        return BalanceStepSequence.of(
                lines.findWithRunningBalance(
                        question.ancestry(),
                        question.flow(),
                        question.year(),
                        question.mark(),
                        question.point(),
                        question.order()),
                question.order(),
                question.point(),
                MAX_STEPS);
    }

    /** Chart of steps along their axis. */
    StepChart stepChart(BalanceStepSequence steps, ResolvedAsOf point) {
        return StepChart.of(steps, place(steps.order(), point));
    }

    private static ToLongFunction<BalanceStep> place(PostingOrder order, ResolvedAsOf point) {
        Map<Moment, LocalDate> submitted =
                point.now().moments().stream().collect(Collectors.toMap(KnownMoment::moment, KnownMoment::submittedOn));
        return switch (order) {
            case KNOWN_AT -> step -> step.lastPosting().countsFrom();
            case EFFECTIVE_ON -> step -> step.lastPosting().effectiveOn().toEpochDay();
            case MOMENT ->
                step -> Objects.requireNonNull(submitted.get(step.lastPosting().moment()), "No submission date")
                        .toEpochDay();
        };
    }

    /** Recording times of steps, by the ledger number from which they count. */
    Map<Long, Instant> findRecordingTimes(BalanceStepSequence steps) {
        List<Long> numbers = steps.all().stream()
                .map(step -> step.lastPosting().countsFrom())
                .toList();
        return entries.readByNumbers(numbers).values().stream()
                .collect(Collectors.toMap(LedgerEntry::ledgerNumber, LedgerEntry::recordedAt));
    }

    /** Last postings behind the balance of a flow and year, by ledger number. */
    List<TrailEntry> findLastEntries(TrailQueries.TrailCriteria question, int most) {
        return trail.findLast(question, most);
    }
}
