package nl.mutatieboek.oversight.extrapolation;

import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an extrapolation would be, through the API: a mutation of kind EXTRAPOLATION states it with each posting. */
@RestController
class ExtrapolationController {
    private final ExtrapolationQueries queries;
    private final AsOfResolver points;

    ExtrapolationController(ExtrapolationQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping(path = "/v1/extrapolations", produces = "application/json")
    ExtrapolatedYearResponse extrapolations(Asked asked) {
        Read<ChapterCode> chapter = asked.must("chapter", ChapterCode::new);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        Moment moment = point.axes().moment();
        if (moment == null) {
            throw asked.refused("moment", "missing");
        }
        if (!ExtrapolationQueries.addsYear(moment)) {
            throw asked.refused("moment", "moment-adds-no-year");
        }
        point.requireItem(ItemPath.of(chapter.value()));
        return ExtrapolatedYearResponse.of(point, queries.find(chapter.value(), moment, point));
    }
}
