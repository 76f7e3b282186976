package nl.mutatieboek.oversight.authorisation;

import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of presented and authorised amounts. */
@RestController
record BudgetAuthorisationController(BudgetAuthorisationQueries queries, AsOfResolver points) {
    @GetMapping(path = "/v1/authorisations", produces = "application/json")
    ChapterAuthorisationResponse authorisations(AuthorisationQuery query, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        point.requireItem(ItemPath.of(query.chapter()));
        return ChapterAuthorisationResponse.of(point, queries.find(query.chapter(), query.year(), point));
    }
}
