package nl.mutatieboek.oversight.signal;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the signals of a budget year, by category. */
@PageController
record SignalPage(SignalQueries signals, BalanceQueries balances, PostingTotalQueries sums, AsOfResolver points) {
    /** Number of signals shown per category among others. */
    static final int EACH = 15;

    /** Number of signals shown of a single category. */
    private static final int MOST = 150;

    /**
     * The signals to show.
     *
     * @param year null for the last year with a budget bill
     * @param sort null for some of every category
     */
    @EmptyMeansAbsent
    record SignalsQuery(@Nullable BudgetYear year, SignalQueries.@Nullable SignalCategory sort)
            implements ValidatedQuery {}

    @GetMapping("/signals")
    String show(SignalsQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ChapterCode chapter = scope.chapter();
        SignalQueries.SignalCategory only = query.sort();
        ResolvedAsOf point = scope.awaitForReader(at, points);
        BudgetYear of = query.year() == null ? lastYear(chapter, point) : query.year();
        model.addAttribute("year", of);
        model.addAttribute("found", of == null ? Map.of() : signals.findByCategory(chapter, of, point));
        model.addAttribute("incomplete", of == null ? List.of() : incomplete(chapter, of, point));
        model.addAttribute("only", only);
        model.addAttribute("most", only == null ? EACH : MOST);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "signals";
    }

    /** The year of the last presented budget bill with recorded mutations. */
    private @Nullable BudgetYear lastYear(@Nullable ChapterCode chapter, ResolvedAsOf point) {
        return sums.findLastPresentedMoment(
                        chapter == null ? null : ItemPath.of(chapter),
                        point,
                        moment -> moment.code() == Moment.Code.OWB)
                .map(Moment::year)
                .orElse(null);
    }

    /** The balances of incomplete articles. */
    private List<Balance> incomplete(@Nullable ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        ItemPath item = chapter == null ? null : ItemPath.of(chapter);
        return balances.find(new BalanceCriteria(item, null, year, 1), point).stream()
                .filter(balance -> balance.item().isArticle() && balance.known() && !balance.complete())
                .toList();
    }
}
