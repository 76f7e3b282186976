package nl.mutatieboek.extrapolation;

import java.util.List;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.structure.ChapterScope;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.structure.Structure;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the added year would be, line by line, to propose an extrapolation from. */
@PageController
class ExtrapolationPage {
    private final ExtrapolationQueries queries;
    private final Points points;

    ExtrapolationPage(ExtrapolationQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping("/extrapolations")
    String show(Asked asked, Model model) {
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        asked.may(PageController.LANGUAGE, String::strip);
        Point point = points.of(asked, ChapterScope.of(chapter.orNull()));
        point.requireChapter(chapter.orNull());
        List<ChapterCode> chapters =
                point.now().chapters().stream().map(Structure.Chapter::code).toList();
        Moment moment = moment(point);
        model.addAttribute("chapters", chapters);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (moment != null && !chapters.isEmpty()) {
            ChapterCode shown = chapter.or(chapters.getFirst());
            model.addAttribute("name", point.now().lastName(ItemPath.of(shown)).orElse(shown.value()));
            model.addAttribute("found", queries.find(shown, moment, point.upTo(moment)));
        }
        return "extrapolations";
    }

    /** The last one that adds a year, up to the one that is asked. */
    private static @Nullable Moment moment(Point point) {
        return point.now().moments().reversed().stream()
                .map(Structure.KnownMoment::moment)
                .filter(point::presents)
                .filter(ExtrapolationQueries::adds)
                .findFirst()
                .orElse(null);
    }
}
