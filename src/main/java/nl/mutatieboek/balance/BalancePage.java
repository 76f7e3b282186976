package nl.mutatieboek.balance;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: all balances of one flow. */
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
        Read<Flow> flow = asked.may("flow", Flow::parse);
        asked.may(Page.LANGUAGE, String::strip);
        Point point = points.of(asked);
        model.addAttribute("point", point);
        model.addAttribute("table", queries.table(flow.or(Flow.EXPENDITURE), point));
        model.addAttribute("flows", Flow.values());
        model.addAttribute("moments", point.now().moments());
        return "balances";
    }
}
