package nl.mutatieboek.oversight.reserve;

import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of the register of reserves. */
@RestController
record ReserveController(ReserveQueries queries, AsOfResolver points) {
    @GetMapping(path = "/v1/reserves", produces = "application/json")
    ReserveListResponse reserves(ReserveChapterQuery query, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        return ReserveListResponse.of(point, queries.find(point.requireChapter(query.chapter()), point));
    }
}
