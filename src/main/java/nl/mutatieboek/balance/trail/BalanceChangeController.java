package nl.mutatieboek.balance.trail;

import java.util.Map;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.budget.AsOfPairQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.platform.http.PagedResult;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for changes of balances between two points in time. */
@RestController
record BalanceChangeController(BalanceChangeQueries queries, AsOfResolver points) {
    /** Returns the mutations between two points in time, on any axis. */
    @GetMapping(path = "/v1/balances/changes", produces = "application/json")
    ResponseEntity<BalanceChangeListResponse> changes(
            PostingPagingQuery query, PagedResult.Limit limit, ItemPostingFilterQuery lines, AsOfPairQuery pair) {
        BalanceChangeQueries.BalanceChangeCriteria question =
                BalanceChangeQueries.BalanceChangeCriteria.of(lines, pair, points);
        PagedResult<BalanceChange> page = PagedResult.fetch(
                limit.rows(),
                most -> queries.findChanges(question).stream()
                        .filter(change -> change.first().compareTo(query.place()) > 0)
                        .limit(most)
                        .toList());
        return PagedResult.withNextLink(page.nextLink(last -> PagedResult.address(Map.of(
                        "after", last.first().toString(), "from", kept(question.from()), "to", kept(question.to())))))
                .body(BalanceChangeListResponse.of(
                        question, queries.findDifferences(question), queries.withDetails(page.rows())));
    }

    /** The link to the next page names a fixed point in time, so that later entries do not move rows. */
    private static String kept(ResolvedAsOf point) {
        return point.lasting().inOne();
    }
}
