package nl.mutatieboek.trail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Paged;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.ChangedLines.Change;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.structure.AxesShown;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What changed between two points, for programs. */
@RestController
class ChangesController {
    private final ChangeQueries queries;
    private final Points points;

    ChangesController(ChangeQueries queries, Points points) {
        this.queries = queries;
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
            long difference) {
        static TotalShown of(ChangeQueries.Total total) {
            return new TotalShown(
                    total.column().flow(),
                    total.column().year().value(),
                    value(total.from()),
                    value(total.to()),
                    total.difference().value());
        }

        private static @Nullable Long value(@Nullable Thousands thousands) {
            return thousands == null ? null : thousands.value();
        }
    }

    /**
     * What one mutation changed.
     *
     * @param thousands whole thousands of euros; negative where it counts at the first point and not at the second
     * @param restatement whether it was recorded after the first point was known and holds from a day that is not later
     */
    @Schema(name = "Change")
    record ChangeShown(
            long ledgerNumber,
            String mutation,
            String number,
            Kind kind,
            String title,
            String moment,
            @Schema(format = "date") String effectiveOn,
            Flow flow,
            int year,
            long thousands,
            boolean restatement) {
        static ChangeShown of(ChangeQueries.ToldChange told) {
            Change change = told.change();
            Dossier dossier = told.dossier();
            return new ChangeShown(
                    change.first().ledgerNumber(),
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
            schema = @Schema(implementation = String.class),
            description = "As the link to the next page has it")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(implementation = Integer.class),
            description = "1 to 1,000; 100 by default")
    @OnAxes({})
    ResponseEntity<ChangesShown> changes(Asked asked) {
        Read<Place> after = asked.may("after", Place::parse);
        int limit = Paged.limit(asked);
        ChangeQueries.Question question = ChangeQueries.Question.of(asked, points);
        Paged<Change> page = Paged.upTo(
                limit,
                most -> queries.changes(question).stream()
                        .filter(change -> change.first().compareTo(after.or(Place.START)) > 0)
                        .limit(most)
                        .toList());
        return Paged.answer(page.next(last -> asked.with(Map.of(
                        "after", last.first().toString(), "from", kept(question.from()), "to", kept(question.to())))))
                .body(new ChangesShown(
                        question.item().toString(),
                        AxesShown.of(question.from()),
                        AxesShown.of(question.to()),
                        queries.totals(question).stream().map(TotalShown::of).toList(),
                        queries.told(page.rows()).stream().map(ChangeShown::of).toList()));
    }

    /** A point as the link to the next page names it: what is recorded meanwhile must not come between two pages. */
    private static String kept(Point point) {
        return point.lasting().inOne();
    }
}
