package nl.mutatieboek.trail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.BalanceQuestion;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.ChangedLines;
import nl.mutatieboek.balance.ChangedLines.Change;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.structure.AxesShown;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What changed between two points, for programs. */
@RestController
class ChangesController {
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final ChangedLines lines;
    private final BalanceQueries balances;
    private final TrailQueries trail;
    private final Points points;

    ChangesController(ChangedLines lines, BalanceQueries balances, TrailQueries trail, Points points) {
        this.lines = lines;
        this.balances = balances;
        this.trail = trail;
        this.points = points;
    }

    /**
     * What moved an item from one point to another.
     *
     * @param totals per flow and year; the changes of each add up to its difference
     * @param changes by mutation, flow and year, in the order of the ledger
     */
    record ChangesShown(String item, AxesShown from, AxesShown to, List<TotalShown> totals, List<ChangeShown> changes) {
        ChangesShown {
            totals = List.copyOf(totals);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A balance at both points.
     *
     * @param from whole thousands of euros; null when nothing is known there
     * @param difference what is there at the one less what is there at the other, unknown counted as nothing
     */
    @Schema(name = "ChangeTotal")
    record TotalShown(
            Flow flow,
            int year,
            @Nullable Long from,
            @Nullable Long to,
            long difference) {}

    /**
     * What one mutation changed.
     *
     * @param thousands whole thousands of euros; negative where it counts at the first point and not at the second
     * @param restatement whether it was recorded after the first point was known and holds from a day before that
     */
    @Schema(name = "Change")
    record ChangeShown(
            long ledgerNumber,
            String mutation,
            String number,
            Kind kind,
            String title,
            String moment,
            String effectiveOn,
            Flow flow,
            int year,
            long thousands,
            boolean restatement) {}

    /** Which mutations moved an item from there to here, on any of the axes. */
    @GetMapping(path = "/v1/balances/changes", produces = "application/json")
    @Operation(
            operationId = "listChanges",
            summary = "Which mutations moved a balance from one point to another; they add up exactly")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "item",
            schema = @Schema(implementation = String.class),
            description = "A chapter or an item",
            required = true)
    @Parameter(in = ParameterIn.QUERY, name = "flow", schema = @Schema(implementation = Flow.class))
    @Parameter(in = ParameterIn.QUERY, name = "year", schema = @Schema(implementation = Integer.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            schema = @Schema(implementation = String.class),
            description = "A point: knownAt=41,effectiveOn=2025-12-31,moment=2026-OWB, each of them optional")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            schema = @Schema(implementation = String.class),
            description = "The other point, in the same way")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            schema = @Schema(implementation = Integer.class),
            description = "How many changes to pass by, as the link to the next page has it")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(implementation = Integer.class),
            description = "1 to 1,000; 100 by default")
    @OnAxes({})
    ResponseEntity<ChangesShown> changes(Asked asked) {
        Read<ItemPath> item = asked.must("item", ItemPath::parse);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<Long> after = asked.number("after", 0, Integer.MAX_VALUE);
        Read<Long> limit = asked.number("limit", 1, MOST);
        Points.Pair pair = points.pair(asked);
        pair.to().requireItem(item.value());
        List<Change> all = lines.between(item.value(), flow.orNull(), year.orNull(), pair.from(), pair.to());
        int first = Math.min(after.or(0L).intValue(), all.size());
        int end = Math.min(first + limit.or((long) PAGE).intValue(), all.size());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (end < all.size()) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(asked.with("after", Integer.toString(end))));
        }
        BalanceQuestion question = new BalanceQuestion(item.value(), flow.orNull(), year.orNull(), 0);
        return answer.body(new ChangesShown(
                item.value().toString(),
                AxesShown.of(pair.from()),
                AxesShown.of(pair.to()),
                totals(question, pair),
                shown(all.subList(first, end))));
    }

    private record Column(Flow flow, BudgetYear year) implements Comparable<Column> {
        @Override
        public int compareTo(Column other) {
            int byFlow = flow.compareTo(other.flow);
            return byFlow != 0 ? byFlow : year.compareTo(other.year);
        }
    }

    private List<TotalShown> totals(BalanceQuestion question, Points.Pair pair) {
        Map<Column, Long> from = at(question, pair.from());
        Map<Column, Long> to = at(question, pair.to());
        Map<Column, Long> columns = new TreeMap<>(from);
        columns.putAll(to);
        return columns.keySet().stream()
                .map(column -> new TotalShown(
                        column.flow(),
                        column.year().value(),
                        from.get(column),
                        to.get(column),
                        Math.subtractExact(to.getOrDefault(column, 0L), from.getOrDefault(column, 0L))))
                .toList();
    }

    private Map<Column, Long> at(BalanceQuestion question, Point point) {
        Map<Column, Long> known = new TreeMap<>();
        balances.find(question, point).forEach(balance -> {
            if (balance.thousands() != null) {
                known.put(
                        new Column(balance.flow(), balance.year()),
                        balance.thousands().value());
            }
        });
        return known;
    }

    private List<ChangeShown> shown(List<Change> page) {
        Map<MutationId, Dossier> dossiers =
                trail.dossiers(page.stream().map(Change::mutation).toList(), points.now());
        return page.stream()
                .map(change -> shown(change, dossiers.get(change.mutation())))
                .toList();
    }

    private static ChangeShown shown(Change change, @Nullable Dossier dossier) {
        Place first = change.first();
        if (dossier == null) {
            throw new IllegalStateException("A change without its dossier: " + change);
        }
        return new ChangeShown(
                first.ledgerNumber(),
                change.mutation().toString(),
                dossier.number(),
                dossier.kind(),
                dossier.title(),
                dossier.moment().toString(),
                dossier.effectiveOn().toString(),
                change.flow(),
                change.year().value(),
                change.thousands().value(),
                change.restatement());
    }
}
