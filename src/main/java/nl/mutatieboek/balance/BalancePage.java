package nl.mutatieboek.balance;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.structure.Structure;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: all balances of one flow. */
@Page
class BalancePage {
    private final BalanceQueries queries;
    private final Structure structure;
    private final Positions positions;

    BalancePage(BalanceQueries queries, Structure structure, Positions positions) {
        this.queries = queries;
        this.structure = structure;
        this.positions = positions;
    }

    @GetMapping("/")
    String show(Asked asked, Model model) {
        Read<Flow> flow = asked.may("flow", Flow::parse);
        asked.may(Page.LANGUAGE, String::strip);
        asked.notYet("effectiveOn", "knownAt", "moment");
        asked.endAndAwait(positions, BalanceProjection.NAME);
        model.addAttribute("table", queries.table(flow.or(Flow.EXPENDITURE)));
        model.addAttribute("flows", Flow.values());
        model.addAttribute("moments", structure.moments());
        return "balances";
    }
}
