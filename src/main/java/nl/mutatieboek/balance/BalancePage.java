package nl.mutatieboek.balance;

import java.util.Optional;
import java.util.function.Predicate;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: balances, folded as their reader wants them. */
@Page
class BalancePage {
    private final BalanceQueries queries;
    private final Points points;

    BalancePage(BalanceQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping("/")
    String show(Asked asked, Model model) {
        Read<Optional<Flow>> flow = asked.may(
                "flow", text -> text.equals(BalanceView.ALL_FLOWS) ? Optional.empty() : Optional.of(Flow.parse(text)));
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<Predicate<ItemPath>> unfolded = asked.may("open", Unfolded::parse);
        asked.may(Page.LANGUAGE, String::strip);
        Point point = points.of(asked);
        model.addAttribute("point", point);
        BalanceView view =
                new BalanceView(flow.or(Optional.of(Flow.EXPENDITURE)).orElse(null), year.orNull(), unfolded.orNull());
        BalanceTable table = queries.table(view, point);
        model.addAttribute("view", view);
        model.addAttribute("table", table);
        model.addAttribute("window", Window.of(view, table));
        model.addAttribute("flows", Flow.values());
        model.addAttribute("moments", point.now().moments());
        return "balances";
    }
}
