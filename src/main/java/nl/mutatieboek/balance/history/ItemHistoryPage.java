package nl.mutatieboek.balance.history;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.trail.TrailQueries.TrailCriteria;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ItemLineage;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of an item: its balances of all years, and the history of one flow and year by moment and in time. */
@PageController
record ItemHistoryPage(
        ItemHistoryQueries queries, PostingTotalQueries sums, BalanceQueries balances, AsOfResolver points) {
    private static final int LAST_LINES = 10;

    /**
     * Options of the page.
     *
     * @param order axis of the steps
     * @param since first moment of the waterfall chart; null for all
     * @param lineage whether predecessors of the item are included
     */
    record ItemHistoryPageQuery(
            @Nullable PostingOrder order,
            @EmptyMeansAbsent @Nullable Moment since,
            boolean lineage) implements ValidatedQuery {}

    @GetMapping("/balances/item")
    String show(
            ItemPostingFilterQuery lines,
            ItemHistoryPageQuery query,
            PointInTimeQuery at,
            Model model,
            Locale language) {
        boolean lineage = query.lineage();
        ResolvedAsOf point = lines.lines().at(at, lineage, points);
        Moment first = point.requireMoment(query.since());
        ItemPath item = lines.item();
        ItemAncestry ancestry = lineage ? ItemAncestry.resolve(item, point) : ItemAncestry.withoutPredecessors(item);
        ItemYearlyBalanceTable series = queries.findBalanceTable(ancestry, lines.mark(), point);
        Flow flow = Objects.requireNonNullElse(lines.flow(), series.flow());
        BudgetYear year = lines.year() == null
                ? series.year(
                        flow,
                        sums.findLastPresentedMoment(item, point, moment -> true)
                                .map(Moment::year)
                                .orElse(null))
                : lines.year();
        model.addAttribute("point", point);
        model.addAttribute("item", ItemLabel.of(item, point.structure()));
        model.addAttribute("above", ItemLabel.ancestorsOf(item, point.structure()));
        model.addAttribute("ancestry", ancestry);
        model.addAttribute("lineage", ancestry.predecessors().isEmpty() ? null : true);
        model.addAttribute("links", links(item, point));
        model.addAttribute("series", series);
        model.addAttribute("flexibility", ItemFlexibilityTable.find(item, balances, point, language));
        model.addAttribute("parts", BudgetFlexibility.FlexibilityPart.values());
        model.addAttribute("mark", lines.mark());
        model.addAttribute("markSelections", MarkSelection.values());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("flow", flow);
        model.addAttribute("year", year);
        model.addAttribute("orders", PostingOrder.values());
        // The default is omitted from URLs.
        model.addAttribute(
                "order",
                Objects.requireNonNullElse(query.order(), PostingOrder.EFFECTIVE_ON) == PostingOrder.EFFECTIVE_ON
                        ? null
                        : query.order());
        model.addAttribute("since", first);
        if (year != null) {
            draw(
                    new TrailCriteria(
                            item,
                            flow,
                            year,
                            point,
                            Objects.requireNonNullElse(query.order(), PostingOrder.EFFECTIVE_ON),
                            ancestry,
                            lines.mark()),
                    first,
                    model);
        }
        return "article";
    }

    private void draw(TrailCriteria question, @Nullable Moment first, Model model) {
        ResolvedAsOf point = question.point();
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
                question.item(),
                question.flow(),
                question.year(),
                question.point(),
                order,
                question.ancestry(),
                question.mark());
    }

    /** Was-wordt links from and to an item. */
    private static List<SuccessionChange> links(ItemPath item, ResolvedAsOf point) {
        return ItemLineage.linksInForce(point).stream()
                .filter(linked -> linked.link().was().equals(item)
                        || linked.link().becomes().equals(item))
                .toList();
    }
}
