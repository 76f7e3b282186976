package nl.mutatieboek.oversight.reserve;

import java.util.Set;
import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the register of reserves: the purpose and the balance of each. */
@PageController
record ReservePage(ReserveQueries queries, AsOfResolver points, CurrentActor acting) {
    @GetMapping("/reserves")
    String show(ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        Set<ChapterCode> own = acting.actor().chapterMandates().getOrDefault(Mandate.PROPOSE, Set.of());
        model.addAttribute(
                "reserves",
                queries.find(scope.chapter(), point).stream()
                        .map(reserve -> ReserveTable.of(
                                reserve, own.contains(reserve.item().chapter())))
                        .toList());
        model.addAttribute("moment", point.axes().moment());
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "reserves";
    }
}
