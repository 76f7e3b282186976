package nl.mutatieboek.trail;

import java.util.Map;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.ChangedLines.Change;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.Read;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What changed between two points, for programs. */
@RestController
class ChangesController {
    private final ChangeQueries queries;
    private final AsOfResolver points;

    ChangesController(ChangeQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    /** Which mutations moved an item from there to here, on any of the axes. */
    @GetMapping(path = "/v1/balances/changes", produces = "application/json")
    ResponseEntity<ChangesShown> changes(Asked asked) {
        Read<Place> after = asked.may("after", Place::parse);
        int limit = PagedResult.limit(asked);
        ChangeQueries.Question question = ChangeQueries.Question.of(asked, points);
        PagedResult<Change> page = PagedResult.upTo(
                limit,
                most -> queries.changes(question).stream()
                        .filter(change -> change.first().compareTo(after.or(Place.START)) > 0)
                        .limit(most)
                        .toList());
        return PagedResult.answer(page.next(last -> asked.with(Map.of(
                        "after", last.first().toString(), "from", kept(question.from()), "to", kept(question.to())))))
                .body(ChangesShown.of(question, queries.totals(question), queries.told(page.rows())));
    }

    /** A point as the link to the next page names it: what is recorded meanwhile must not come between two pages. */
    private static String kept(AsOf point) {
        return point.lasting().inOne();
    }
}
