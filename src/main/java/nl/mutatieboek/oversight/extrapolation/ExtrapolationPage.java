package nl.mutatieboek.oversight.extrapolation;

import java.util.List;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the added year would be, line by line, to propose an extrapolation from. */
@PageController
class ExtrapolationPage {
    private final ExtrapolationQueries queries;
    private final AsOfResolver points;

    ExtrapolationPage(ExtrapolationQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping("/extrapolations")
    String show(Asked asked, Model model) {
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        point.requireChapter(chapter.orNull());
        List<ChapterCode> chapters = point.now().chapters().stream()
                .map(StructureQueries.KnownChapter::code)
                .toList();
        Moment moment = moment(point);
        model.addAttribute("chapters", chapters);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (moment != null && !chapters.isEmpty()) {
            ChapterCode shown = chapter.or(chapters.getFirst());
            model.addAttribute("name", point.now().lastName(ItemPath.of(shown)).orElse(shown.value()));
            model.addAttribute("found", queries.find(shown, moment, point.upToMoment(moment)));
        }
        return "extrapolations";
    }

    /** The last one that adds a year, up to the one that is asked. */
    private static @Nullable Moment moment(AsOf point) {
        return point.now().moments().reversed().stream()
                .map(StructureQueries.KnownMoment::moment)
                .filter(point::includesMoment)
                .filter(ExtrapolationQueries::addsYear)
                .findFirst()
                .orElse(null);
    }
}
