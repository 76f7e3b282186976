package nl.mutatieboek.authorisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
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
    @Operation(
            operationId = "listAuthorisations",
            summary = "Per article what was presented, what is authorised, and the room left under its expenditure")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "chapter",
            schema = @Schema(implementation = String.class),
            required = true)
    @Parameter(
            in = ParameterIn.QUERY,
            name = "year",
            schema = @Schema(implementation = Integer.class),
            description = "The budget year; an act authorises its own year only",
            required = true)
    @OnAxes
    AuthorisationsShown authorisations(Asked asked) {
        Read<ChapterCode> chapter = asked.must("chapter", ChapterCode::new);
        Read<BudgetYear> year = asked.must("year", BudgetYear::parse);
        Point point = points.of(asked, ChapterScope.of(chapter.orNull()));
        point.requireItem(ItemPath.of(chapter.value()));
        return AuthorisationsShown.of(point, queries.find(chapter.value(), year.value(), point));
    }
}
