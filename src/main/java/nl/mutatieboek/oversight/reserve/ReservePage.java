package nl.mutatieboek.oversight.reserve;

import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of reserves: what each is for, and what is left of it. */
@PageController
class ReservePage {
    private final ReserveQueries queries;
    private final AsOfResolver points;

    ReservePage(ReserveQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping("/reserves")
    String show(Asked asked, Model model) {
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, ChapterScope.of(chapter.orNull()));
        model.addAttribute("chapter", chapter.orNull());
        model.addAttribute("reserves", queries.find(point.requireChapter(chapter.orNull()), point));
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "reserves";
    }
}
