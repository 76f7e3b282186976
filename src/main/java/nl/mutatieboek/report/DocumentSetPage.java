package nl.mutatieboek.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.ProblemException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Stukken bij de begrotingswet: the check list of a bill, its tables, and all of them in one file. */
@PageController
record DocumentSetPage(DocumentSetService sets, ReportCatalog catalog, AsOfResolver points) {
    @GetMapping("/document-sets")
    String show(ChapterScopeQuery scope, PointInTimeQuery at, Locale language, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        ChapterCode chapter = scope.chapter();
        model.addAttribute("point", point);
        model.addAttribute("chapter", chapter);
        model.addAttribute("bills", DocumentSetService.bills(point));
        model.addAttribute("completeTo", point.ledgerNumber());
        if (chapter != null) {
            sets.findBill(chapter, point)
                    .map(bill -> sets.create(chapter, bill, point, language))
                    .ifPresent(set -> addSet(set, language, model));
        }
        return "document-sets";
    }

    private void addSet(DocumentSet set, Locale language, Model model) {
        model.addAttribute("set", set);
        model.addAttribute(
                "reportUrls", ReportUrlResolver.toPages("", set.point().axes()));
        model.addAttribute("figures", catalog.messages(language));
    }

    @GetMapping("/document-sets/zip")
    void file(ChapterScopeQuery scope, PointInTimeQuery at, Locale language, HttpServletResponse response)
            throws IOException {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        ChapterCode chapter = scope.chapter();
        if (chapter == null) {
            throw ProblemException.of(404, "not-found");
        }
        DocumentSet set = sets.findBill(chapter, point)
                .map(bill -> sets.create(chapter, bill, point, language))
                .orElseThrow(() -> ProblemException.of(404, "not-found"));
        DocumentSetController.write(sets, set, language, response);
    }
}
