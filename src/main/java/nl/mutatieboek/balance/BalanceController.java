package nl.mutatieboek.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Balances for programs. */
@RestController
class BalanceController {
    private final BalanceQueries queries;
    private final Points points;

    BalanceController(BalanceQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    /** One row per item asked, flow and year, everything below the item included. */
    @GetMapping(path = "/v1/balances", produces = "application/json")
    @Operation(
            operationId = "listBalances",
            summary = "One row for each item asked, flow and year, everything below the item included")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "item",
            schema = @Schema(implementation = String.class),
            description = "A chapter or an item")
    @Parameter(in = ParameterIn.QUERY, name = "flow", schema = @Schema(implementation = Flow.class))
    @Parameter(in = ParameterIn.QUERY, name = "year", schema = @Schema(implementation = Integer.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "depth",
            schema = @Schema(implementation = Integer.class),
            description = "How many levels below are rows of their own")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "lineage",
            schema = @Schema(implementation = Boolean.class),
            description =
                    "Count the item asked together with what it was before, by the reorganisations that were booked")
    @OnAxes
    BalancesShown balances(Asked asked) {
        AskedLines lines = AskedLines.may(asked);
        Read<Long> depth = asked.number("depth", 0, BalanceQuestion.DEEPEST);
        boolean lineage = asked.flag("lineage");
        Point point = lineage ? points.of(asked, lines::scopeWithLineage) : points.of(asked, lines.scope());
        lines.requireIn(point);
        return BalancesShown.of(point, queries.find(lines.question(depth.or(0L).intValue(), lineage), point));
    }
}
