package nl.mutatieboek.balance.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.PostingFilterQuery;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceChangeCriteria;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceDifference;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.ChapterComparison;
import nl.mutatieboek.budget.AsOfPairQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.UnsupportedParameterProvider;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Page that compares an item, or all chapters, at two points in time, with the mutations between them. */
@PageController
record BalanceComparisonPage(BalanceChangeQueries queries, AsOfResolver points)
        implements UnsupportedParameterProvider {
    private static final String COMPARE = "/balances/compare";
    private static final int LINES = 100;

    /** It states its own points in time. */
    @Override
    public Set<String> notTaken(HttpServletRequest request) {
        return PointInTimeQuery.NAMES;
    }

    @GetMapping(COMPARE)
    String show(
            PostingPagingQuery after,
            PostingFilterQuery filter,
            ChapterScopeQuery scope,
            AsOfPairQuery query,
            Model model) {
        PostingFilterQuery lines = filter.item() == null
                ? new PostingFilterQuery(scope.item(), filter.flow(), filter.year(), filter.mark())
                : filter;
        AsOfResolver.AsOfPair pair = points.awaitPair(query, lines.scope());
        lines.requireIn(pair.to());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("mark", lines.mark());
        model.addAttribute("markSelections", MarkSelection.values());
        model.addAttribute("from", pair.from());
        model.addAttribute("to", pair.to());
        if (lines.item() == null) {
            return chapters(lines, pair, model);
        }
        return item(
                new BalanceChangeCriteria(
                        lines.item(), lines.flow(), lines.year(), lines.mark(), pair.from(), pair.to()),
                after.place(),
                model);
    }

    /** Compares all chapters; each links to its changes. */
    private String chapters(PostingFilterQuery lines, AsOfResolver.AsOfPair pair, Model model) {
        Flow flow = Objects.requireNonNullElse(lines.flow(), Flow.EXPENDITURE);
        ChapterComparison chapters = queries.compareChapters(flow, lines.year(), lines.mark(), pair);
        model.addAttribute("flow", flow);
        model.addAttribute("year", chapters.year());
        model.addAttribute("compared", chapters);
        return "compare-chapters";
    }

    private String item(BalanceChangeCriteria question, PostingPosition after, Model model) {
        StructureSnapshot outline = question.to().structure();
        List<BalanceDifference> totals = queries.findDifferences(question);
        List<BalanceChange> changes = queries.findChanges(question);
        model.addAttribute("item", ItemLabel.of(question.item(), outline));
        model.addAttribute("above", ItemLabel.ancestorsOf(question.item(), outline));
        model.addAttribute("flow", question.flow());
        model.addAttribute("year", question.year());
        model.addAttribute("later", later(question).axes().knownAt());
        BalanceComparisonTable.Builder page = new BalanceComparisonTable.Builder(totals, changes, after, LINES);
        model.addAttribute("tables", page.build(queries.withDetails(page.firstChanges())));
        model.addAttribute("changed", !changes.isEmpty());
        PostingPosition next = page.next();
        model.addAttribute("next", next == null ? null : next(next, question));
        return "compare";
    }

    /** The later point in time, at which every mutation between the two is known. */
    private static ResolvedAsOf later(BalanceChangeCriteria question) {
        return question.from().ledgerNumber() > question.to().ledgerNumber() ? question.from() : question.to();
    }

    private static String next(PostingPosition last, BalanceChangeCriteria question) {
        return address(
                UriComponentsBuilder.fromPath(COMPARE)
                        .queryParamIfPresent("flow", Optional.ofNullable(question.flow()))
                        .queryParamIfPresent("year", Optional.ofNullable(question.year()))
                        .queryParam("after", last),
                question.item().toString(),
                kept(question.from()),
                kept(question.to()));
    }

    private static String kept(ResolvedAsOf point) {
        return point.lasting().inOne();
    }

    private static String address(UriComponentsBuilder address, @Nullable String item, String from, String to) {
        return address.queryParamIfPresent("item", Optional.ofNullable(item))
                .queryParam("from", from)
                .queryParam("to", to)
                .encode()
                .build()
                .toUriString()
                // A plus would be decoded as a space.
                .replace("+", "%2B");
    }

    /** Form fields by axis, validated by the page that they lead to. */
    record PointsForm(
            @Nullable String item,
            @Nullable String flow,
            @Nullable String year,
            @Nullable String mark,
            @Nullable String fromMoment,
            @Nullable String fromEffectiveOn,
            @Nullable String fromKnownAt,
            @Nullable String toMoment,
            @Nullable String toEffectiveOn,
            @Nullable String toKnownAt)
            implements ValidatedQuery {}

    /** Redirects a form to a permanent address. */
    @GetMapping(COMPARE + "/points")
    String points(PointsForm form) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(COMPARE);
        if (form.flow() != null) {
            address.queryParam("flow", form.flow().strip());
        }
        if (form.year() != null) {
            address.queryParam("year", form.year().strip());
        }
        if (form.mark() != null && !form.mark().isBlank()) {
            address.queryParam("mark", form.mark().strip());
        }
        return "redirect:"
                + address(
                        address,
                        form.item() == null ? null : form.item().strip(),
                        point(form.fromMoment(), form.fromEffectiveOn(), form.fromKnownAt()),
                        point(form.toMoment(), form.toEffectiveOn(), form.toKnownAt()));
    }

    private static String point(@Nullable String moment, @Nullable String effectiveOn, @Nullable String knownAt) {
        Map<String, String> bounds = new LinkedHashMap<>();
        bounds.put("moment", Objects.requireNonNullElse(moment, ""));
        bounds.put("effectiveOn", Objects.requireNonNullElse(effectiveOn, ""));
        bounds.put("knownAt", Objects.requireNonNullElse(knownAt, ""));
        return bounds.entrySet().stream()
                .filter(bound -> !bound.getValue().isBlank())
                .map(bound -> bound.getKey() + "=" + bound.getValue().strip())
                .collect(Collectors.joining(","));
    }
}
