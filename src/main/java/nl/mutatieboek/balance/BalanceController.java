package nl.mutatieboek.balance;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
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
    BalancesShown balances(Asked asked) {
        AskedLines lines = AskedLines.may(asked);
        Read<Long> depth = asked.number("depth", 0, BalanceQuestion.DEEPEST);
        boolean lineage = asked.flag("lineage");
        Point point = lineage ? points.of(asked, lines::scopeWithLineage) : points.of(asked, lines.scope());
        lines.requireIn(point);
        return BalancesShown.of(point, queries.find(lines.question(depth.or(0L).intValue(), lineage), point));
    }
}
