package nl.mutatieboek.reserve;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.structure.ChapterScope;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of reserves through the API. */
@RestController
class ReserveController {
    private final ReserveQueries queries;
    private final Points points;

    ReserveController(ReserveQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping(path = "/v1/reserves", produces = "application/json")
    ReservesShown reserves(Asked asked) {
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        Point point = points.of(asked, ChapterScope.of(chapter.orNull()));
        return ReservesShown.of(point, queries.find(point.requireChapter(chapter.orNull()), point));
    }
}
