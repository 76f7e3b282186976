package nl.mutatieboek.oversight.extrapolation;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of suggested extrapolations. A mutation of kind EXTRAPOLATION states the suggestion with each posting. */
@RestController
record ExtrapolationController(SuggestedExtrapolationQueries queries, AsOfResolver points) {
    /** The chapter to extrapolate. */
    record ExtrapolationChapterQuery(@NotNull ChapterCode chapter) implements ValidatedQuery {}

    @GetMapping(path = "/v1/extrapolations", produces = "application/json")
    ExtrapolatedYearResponse extrapolations(ExtrapolationChapterQuery query, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        Moment moment = point.axes().moment();
        if (moment == null) {
            throw ProblemException.parameter("moment", "missing");
        }
        if (!SuggestedExtrapolationQueries.addsYear(moment)) {
            throw ProblemException.parameter("moment", "moment-adds-no-year");
        }
        point.requireItem(ItemPath.of(query.chapter()));
        return ExtrapolatedYearResponse.of(point, queries.find(query.chapter(), moment, point));
    }
}
