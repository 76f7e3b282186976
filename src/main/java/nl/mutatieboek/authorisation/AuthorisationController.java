package nl.mutatieboek.authorisation;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.structure.ChapterScope;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Presented and authorised, apart, through the API. */
@RestController
class AuthorisationController {
    private final AuthorisationQueries queries;
    private final Points points;

    AuthorisationController(AuthorisationQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping(path = "/v1/authorisations", produces = "application/json")
    AuthorisationsShown authorisations(Asked asked) {
        Read<ChapterCode> chapter = asked.must("chapter", ChapterCode::new);
        Read<BudgetYear> year = asked.must("year", BudgetYear::parse);
        Point point = points.of(asked, ChapterScope.of(chapter.orNull()));
        point.requireItem(ItemPath.of(chapter.value()));
        return AuthorisationsShown.of(point, queries.find(chapter.value(), year.value(), point));
    }
}
