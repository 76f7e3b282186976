package nl.mutatieboek.balance;

import java.util.Objects;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for balances. */
@RestController
record BalanceController(BalanceQueries queries, AsOfResolver points) {
    /**
     * Options of the balances.
     *
     * @param depth number of levels below the item with their own rows
     * @param lineage whether predecessors of the item are included
     */
    record BalanceListQuery(
            @Range(min = 0, max = BalanceCriteria.MAX_DEPTH) @Nullable
            Integer depth,

            boolean lineage) implements ValidatedQuery {}

    /** Returns a row for each item, flow and year, items below included. */
    @GetMapping(path = "/v1/balances", produces = "application/json")
    BalanceListResponse balances(PostingFilterQuery lines, BalanceListQuery query, PointInTimeQuery at) {
        ResolvedAsOf point = lines.at(at, query.lineage(), points);
        int depth = Objects.requireNonNullElse(query.depth(), 0);
        BalanceCriteria question =
                new BalanceCriteria(lines.item(), lines.flow(), lines.year(), depth, query.lineage(), lines.mark());
        return BalanceListResponse.of(point, queries.find(question, point));
    }
}
