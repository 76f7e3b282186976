package nl.mutatieboek.article;

import java.util.List;
import nl.mutatieboek.balance.AskedLines;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.balance.SummedLines;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ItemLineage;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.trail.TrailQueries.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One item: its balances of all years, and of one flow and year how that came about from budget to budget and in time. */
@PageController
class ArticlePage {
    private static final int LAST_LINES = 10;

    private final ArticleQueries queries;
    private final SummedLines sums;
    private final AsOfResolver points;

    ArticlePage(ArticleQueries queries, SummedLines sums, AsOfResolver points) {
        this.queries = queries;
        this.sums = sums;
        this.points = points;
    }

    @GetMapping("/balances/item")
    String show(Asked asked, Model model) {
        AskedLines lines = AskedLines.must(asked);
        Read<Order> order = asked.may("order", Order::parse);
        Read<Moment> since = asked.filled("since", Moment::parse);
        boolean lineage = asked.flag("lineage");
        asked.may(PageController.LANGUAGE, String::strip);
        AsOf point = lineage ? points.of(asked, lines::scopeWithLineage) : points.of(asked, lines.scope());
        lines.requireIn(point);
        Moment first = point.requireMoment(since.orNull());
        ItemPath item = lines.item().value();
        ItemAncestry ancestry = lineage ? ItemAncestry.of(item, point) : ItemAncestry.alone(item);
        Series series = queries.series(ancestry, point);
        Flow flow = lines.flow().or(series.flow());
        BudgetYear year = lines.year().orNull() == null
                ? series.year(
                        flow,
                        sums.lastPresented(item, point, moment -> true)
                                .map(Moment::year)
                                .orElse(null))
                : lines.year().value();
        model.addAttribute("point", point);
        model.addAttribute("item", ItemLabel.of(item, point.outline()));
        model.addAttribute("above", ItemLabel.above(item, point.outline()));
        model.addAttribute("ancestry", ancestry);
        model.addAttribute("lineage", ancestry.predecessors().isEmpty() ? null : true);
        model.addAttribute("links", links(item, point));
        model.addAttribute("series", series);
        model.addAttribute("flows", Flow.values());
        model.addAttribute("flow", flow);
        model.addAttribute("year", year);
        model.addAttribute("orders", Order.values());
        // The usual one is not written in an address.
        model.addAttribute("order", order.or(Order.EFFECTIVE_ON) == Order.EFFECTIVE_ON ? null : order.orNull());
        model.addAttribute("since", first);
        if (year != null) {
            draw(new Question(item, flow, year, point, order.or(Order.EFFECTIVE_ON), ancestry), first, model);
        }
        return "article";
    }

    private void draw(Question question, @Nullable Moment first, Model model) {
        AsOf point = question.point();
        Steps steps = queries.steps(question);
        model.addAttribute("steps", steps);
        if (steps.all().isEmpty()) {
            return;
        }
        Steps moments = queries.steps(along(Order.MOMENT, question));
        model.addAttribute("waterfall", Waterfall.of(moments.all(), first, point));
        model.addAttribute("chart", queries.chart(steps, point));
        model.addAttribute("recorded", queries.recorded(steps));
        model.addAttribute("entries", queries.last(along(Order.KNOWN_AT, question), LAST_LINES));
    }

    private static Question along(Order order, Question question) {
        return new Question(
                question.item(), question.flow(), question.year(), question.point(), order, question.ancestry());
    }

    /** The was-wordt links of an item, both ways. */
    private static List<SuccessionChange> links(ItemPath item, AsOf point) {
        return ItemLineage.holding(point).stream()
                .filter(linked -> linked.link().was().equals(item)
                        || linked.link().becomes().equals(item))
                .toList();
    }
}
