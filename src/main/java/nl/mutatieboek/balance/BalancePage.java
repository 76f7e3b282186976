package nl.mutatieboek.balance;

import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the balance table, expanded as the reader chooses. */
@PageController
record BalancePage(BalanceQueries queries, AsOfResolver points) {
    /**
     * Options of the table.
     *
     * @param year first year
     */
    record BalancePageQuery(
            @Nullable ShownFlow flow,
            @Nullable BudgetYear year,
            @Nullable UnfoldedItemsParser open) implements ValidatedQuery {}

    /** A flow; null for all flows. */
    record ShownFlow(@Nullable Flow flow) {
        static ShownFlow parse(String text) {
            return new ShownFlow(text.equals(BalanceTableOptions.ALL_FLOWS) ? null : Flow.parse(text));
        }
    }

    @GetMapping("/balances")
    String show(BalancePageQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        model.addAttribute("point", point);
        BalanceTableOptions view = new BalanceTableOptions(
                query.flow() == null ? Flow.EXPENDITURE : query.flow().flow(),
                query.year(),
                query.open() == null ? null : query.open().items(),
                query.open() != null && query.open().empties());
        BalanceTableView table = queries.tableView(view, scope.item(), point);
        model.addAttribute("view", view);
        model.addAttribute("table", table);
        model.addAttribute("window", YearNavigation.of(view, table));
        model.addAttribute("flows", Flow.values());
        return "balances";
    }
}
