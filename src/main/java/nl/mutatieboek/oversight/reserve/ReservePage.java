package nl.mutatieboek.oversight.reserve;

import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.platform.html.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the register of reserves: the purpose and the balance of each. */
@PageController
record ReservePage(ReserveQueries queries, AsOfResolver points) {
    @GetMapping("/reserves")
    String show(ReserveChapterQuery query, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        model.addAttribute("chapter", query.chapter());
        model.addAttribute("reserves", queries.find(point.requireChapter(query.chapter()), point));
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "reserves";
    }
}
