package nl.mutatieboek.oversight.authorisation;

import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Presented and authorised, apart, through the API. */
@RestController
class BudgetAuthorisationController {
    private final BudgetAuthorisationQueries queries;
    private final AsOfResolver points;

    BudgetAuthorisationController(BudgetAuthorisationQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping(path = "/v1/authorisations", produces = "application/json")
    ChapterAuthorisationResponse authorisations(Asked asked) {
        Read<ChapterCode> chapter = asked.must("chapter", ChapterCode::new);
        Read<BudgetYear> year = asked.must("year", BudgetYear::parse);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        point.requireItem(ItemPath.of(chapter.value()));
        return ChapterAuthorisationResponse.of(point, queries.find(chapter.value(), year.value(), point));
    }
}
