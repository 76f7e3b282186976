package nl.mutatieboek.balance.history;

import java.util.List;
import nl.mutatieboek.balance.PostingFilter;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.trail.TrailQueries.TrailCriteria;
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
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One item: its balances of all years, and of one flow and year how that came about from budget to budget and in time. */
@PageController
class ItemHistoryPage {
    private static final int LAST_LINES = 10;

    private final ItemHistoryQueries queries;
    private final PostingTotalQueries sums;
    private final AsOfResolver points;

    ItemHistoryPage(ItemHistoryQueries queries, PostingTotalQueries sums, AsOfResolver points) {
        this.queries = queries;
        this.sums = sums;
        this.points = points;
    }

    @GetMapping("/balances/item")
    String show(Asked asked, Model model) {
        PostingFilter lines = PostingFilter.parseRequired(asked);
        Read<PostingOrder> order = asked.may("order", PostingOrder::parse);
        Read<Moment> since = asked.filled("since", Moment::parse);
        boolean lineage = asked.flag("lineage");
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = lineage
                ? points.awaitForReader(asked, lines::scopeWithLineage)
                : points.awaitForReader(asked, lines.scope());
        lines.requireKnownItem(point);
        Moment first = point.requireMoment(since.orNull());
        ItemPath item = lines.item().value();
        ItemAncestry ancestry = lineage ? ItemAncestry.resolve(item, point) : ItemAncestry.withoutPredecessors(item);
        ItemBalanceTable series = queries.findBalanceTable(ancestry, point);
        Flow flow = lines.flow().or(series.flow());
        BudgetYear year = lines.year().orNull() == null
                ? series.year(
                        flow,
                        sums.findLastPresentedMoment(item, point, moment -> true)
                                .map(Moment::year)
                                .orElse(null))
                : lines.year().value();
        model.addAttribute("point", point);
        model.addAttribute("item", ItemLabel.of(item, point.structure()));
        model.addAttribute("above", ItemLabel.ancestorsOf(item, point.structure()));
        model.addAttribute("ancestry", ancestry);
        model.addAttribute("lineage", ancestry.predecessors().isEmpty() ? null : true);
        model.addAttribute("links", links(item, point));
        model.addAttribute("series", series);
        model.addAttribute("flows", Flow.values());
        model.addAttribute("flow", flow);
        model.addAttribute("year", year);
        model.addAttribute("orders", PostingOrder.values());
        // The usual one is not written in an address.
        model.addAttribute(
                "order", order.or(PostingOrder.EFFECTIVE_ON) == PostingOrder.EFFECTIVE_ON ? null : order.orNull());
        model.addAttribute("since", first);
        if (year != null) {
            draw(
                    new TrailCriteria(item, flow, year, point, order.or(PostingOrder.EFFECTIVE_ON), ancestry),
                    first,
                    model);
        }
        return "article";
    }

    private void draw(TrailCriteria question, @Nullable Moment first, Model model) {
        AsOf point = question.point();
        BalanceStepSequence steps = queries.findSteps(question);
        model.addAttribute("steps", steps);
        if (steps.all().isEmpty()) {
            return;
        }
        BalanceStepSequence moments = queries.findSteps(along(PostingOrder.MOMENT, question));
        model.addAttribute("waterfall", WaterfallChart.of(moments.all(), first, point));
        model.addAttribute("chart", queries.stepChart(steps, point));
        model.addAttribute("recorded", queries.findRecordingTimes(steps));
        model.addAttribute("entries", queries.findLastEntries(along(PostingOrder.KNOWN_AT, question), LAST_LINES));
    }

    private static TrailCriteria along(PostingOrder order, TrailCriteria question) {
        return new TrailCriteria(
                question.item(), question.flow(), question.year(), question.point(), order, question.ancestry());
    }

    /** The was-wordt links of an item, both ways. */
    private static List<SuccessionChange> links(ItemPath item, AsOf point) {
        return ItemLineage.linksInForce(point).stream()
                .filter(linked -> linked.link().was().equals(item)
                        || linked.link().becomes().equals(item))
                .toList();
    }
}
