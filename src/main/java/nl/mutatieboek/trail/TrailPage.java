package nl.mutatieboek.trail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.BalanceQuestion;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.structure.Outline;
import nl.mutatieboek.structure.Structure;
import nl.mutatieboek.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a balance comes from: the history of an item, for one flow and budget year or for all. */
@Page
class TrailPage {
    private static final int LINES = 100;

    private final TrailQueries queries;
    private final BalanceQueries balances;
    private final Structure structure;
    private final Positions positions;

    TrailPage(TrailQueries queries, BalanceQueries balances, Structure structure, Positions positions) {
        this.queries = queries;
        this.balances = balances;
        this.structure = structure;
        this.positions = positions;
    }

    /** An item with its name; null for what a source leaves open. */
    record Named(ItemPath item, @Nullable String name) {}

    @GetMapping("/trail")
    String show(Asked asked, Model model) {
        Read<ItemPath> path = asked.must("item", ItemPath::parse);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<Place> after = asked.may("after", TrailController::place);
        asked.may(Page.LANGUAGE, String::strip);
        asked.notYet("effectiveOn", "knownAt", "moment");
        asked.endAndAwait(positions, TrailProjection.NAME, BookedLines.PROJECTION);
        ItemPath item = path.value();
        long completeTo = queries.completeTo();
        Outline outline = structure.outline(completeTo);
        if (!outline.knows(item)) {
            throw Problem.of(404, "item-not-in-the-book", Map.of("item", item));
        }
        List<TrailEntry> page = queries.page(item, flow.orNull(), year.orNull(), after.or(Place.START), LINES);
        List<Balance> all =
                balances.find(new BalanceQuestion(item, null, null, 0)).rows();
        model.addAttribute("item", named(outline, item));
        model.addAttribute(
                "above",
                item.lineage().stream()
                        .limit(item.depth())
                        .map(above -> named(outline, above))
                        .toList());
        model.addAttribute("flow", flow.orNull());
        model.addAttribute("year", year.orNull());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("years", years(all, year.orNull()));
        model.addAttribute("balance", balance(item, flow.orNull(), year.orNull()));
        model.addAttribute("entries", page);
        model.addAttribute("first", after.orNull() == null);
        model.addAttribute("next", page.size() == LINES ? TrailController.next(asked, page) : null);
        model.addAttribute("completeTo", completeTo);
        return "trail";
    }

    private static Named named(Outline outline, ItemPath item) {
        return new Named(item, outline.lastName(item).orElse(null));
    }

    private static List<BudgetYear> years(List<Balance> balances, @Nullable BudgetYear asked) {
        return Stream.concat(balances.stream().map(Balance::year), Stream.ofNullable(asked))
                .distinct()
                .sorted()
                .toList();
    }

    /** Of one flow and year; none where more than one is shown, or where the article does not exist in that year. */
    private @Nullable Balance balance(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year) {
        return flow == null || year == null
                ? null
                : balances.find(new BalanceQuestion(item, flow, year, 0)).rows().stream()
                        .findFirst()
                        .orElse(null);
    }
}
