package nl.mutatieboek.oversight.extrapolation;

import java.util.List;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the suggested extrapolation, from which one is proposed. */
@PageController
record ExtrapolationPage(SuggestedExtrapolationQueries queries, AsOfResolver points) {
    @GetMapping("/extrapolations")
    String show(ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        List<ChapterCode> chapters = point.now().chapters().stream()
                .map(StructureQueries.KnownChapter::code)
                .toList();
        Moment moment = moment(point);
        model.addAttribute("chapters", chapters);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (moment != null && !chapters.isEmpty()) {
            ChapterCode shown = scope.chapter() == null ? chapters.getFirst() : scope.chapter();
            model.addAttribute("name", point.now().lastName(ItemPath.of(shown)).orElse(shown.value()));
            model.addAttribute("found", queries.find(shown, moment, point.upToMoment(moment)));
        }
        return "extrapolations";
    }

    /** The last moment up to the requested one that adds a year. */
    private static @Nullable Moment moment(ResolvedAsOf point) {
        return point.now().moments().reversed().stream()
                .map(StructureQueries.KnownMoment::moment)
                .filter(point::includesMoment)
                .filter(SuggestedExtrapolationQueries::addsYear)
                .findFirst()
                .orElse(null);
    }
}
