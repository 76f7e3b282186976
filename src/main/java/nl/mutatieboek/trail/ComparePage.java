package nl.mutatieboek.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.balance.AskedLines;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.ChangedLines.Change;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.trail.ChangeQueries.Chapters;
import nl.mutatieboek.trail.ChangeQueries.Column;
import nl.mutatieboek.trail.ChangeQueries.Question;
import nl.mutatieboek.trail.ChangeQueries.ToldChange;
import nl.mutatieboek.trail.ChangeQueries.Total;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** An item, or all chapters, at two points on the axes of time, side by side, with the mutations that lead from the one to the other. */
@PageController
class ComparePage {
    private static final String COMPARE = "/balances/compare";
    private static final int LINES = 100;
    private static final List<String> AXES = List.of("moment", "effectiveOn", "knownAt");

    private final ChangeQueries queries;
    private final AsOfResolver points;

    ComparePage(ChangeQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    /**
     * How one balance became the other: what it was, what was told on earlier pages, what changed it, and what is told on
     * later ones.
     *
     * @param earlier what changes passed by come to; null where there are none
     * @param later what changes that follow come to; null where there are none
     * @param next where those are told; null where there are none
     */
    record Bridge(
            Total total,
            @Nullable Thousands earlier,
            List<ToldChange> changes,
            @Nullable Thousands later,
            @Nullable String next) {
        Bridge {
            changes = List.copyOf(changes);
        }
    }

    @GetMapping(COMPARE)
    String show(Asked asked, Model model) {
        Read<Place> after = asked.may("after", Place::parse);
        asked.may(PageController.LANGUAGE, String::strip);
        AskedLines lines = AskedLines.may(asked);
        AsOfResolver.AsOfPair pair = points.pair(asked, lines.scope());
        lines.requireIn(pair.to());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("from", pair.from());
        model.addAttribute("to", pair.to());
        return lines.item().orNull() == null
                ? chapters(lines, pair, model)
                : item(Question.of(lines, pair), after.or(Place.START), model);
    }

    /** All chapters, where no item is asked: each leads to what changed it. */
    private String chapters(AskedLines lines, AsOfResolver.AsOfPair pair, Model model) {
        Flow flow = lines.flow().or(Flow.EXPENDITURE);
        Chapters chapters = queries.chapters(flow, lines.year().orNull(), pair);
        model.addAttribute("flow", flow);
        model.addAttribute("year", chapters.year());
        model.addAttribute("compared", chapters);
        return "compare-chapters";
    }

    private String item(Question question, Place after, Model model) {
        StructureSnapshot outline = question.to().outline();
        List<Total> totals = queries.totals(question);
        List<Change> changes = queries.changes(question);
        model.addAttribute("item", ItemLabel.of(question.item(), outline));
        model.addAttribute("above", ItemLabel.above(question.item(), outline));
        model.addAttribute("flow", question.flow());
        model.addAttribute("year", question.year());
        model.addAttribute("later", later(question).axes().knownAt());
        model.addAttribute("totals", totals);
        model.addAttribute(
                "bridges",
                totals.stream()
                        .map(total -> bridge(total, of(total.column(), changes), after, question))
                        .filter(bridge -> !bridge.changes().isEmpty())
                        .toList());
        return "compare";
    }

    /** At which point every mutation between the two is known. */
    private static AsOf later(Question question) {
        return question.from().ledgerNumber() > question.to().ledgerNumber() ? question.from() : question.to();
    }

    private static List<Change> of(Column column, List<Change> changes) {
        return changes.stream()
                .filter(change -> new Column(change.flow(), change.year()).equals(column))
                .toList();
    }

    private Bridge bridge(Total total, List<Change> all, Place after, Question question) {
        List<Change> passed = all.stream()
                .filter(change -> change.first().compareTo(after) <= 0)
                .toList();
        List<Change> rest = all.subList(passed.size(), all.size());
        PagedResult<Change> page = PagedResult.upTo(LINES, most -> rest.subList(0, Math.min(most, rest.size())));
        List<Change> following = rest.subList(page.rows().size(), rest.size());
        return new Bridge(
                total, sum(passed), queries.told(page.rows()), sum(following), page.next(last -> next(last, question)));
    }

    private static @Nullable Thousands sum(List<Change> changes) {
        return changes.isEmpty()
                ? null
                : changes.stream().map(Change::thousands).reduce(Thousands.ZERO, Thousands::plus);
    }

    private static String next(Change last, Question question) {
        return address(
                UriComponentsBuilder.fromPath(COMPARE)
                        .queryParam("flow", last.flow())
                        .queryParam("year", last.year())
                        .queryParam("after", last.first()),
                question.item().toString(),
                kept(question.from()),
                kept(question.to()));
    }

    private static String kept(AsOf point) {
        return point.lasting().inOne();
    }

    private static String address(UriComponentsBuilder address, @Nullable String item, String from, String to) {
        return address.queryParamIfPresent("item", Optional.ofNullable(item))
                .queryParam("from", from)
                .queryParam("to", to)
                .encode()
                .build()
                .toUriString()
                // A plus is read as a space.
                .replace("+", "%2B");
    }

    /** What the form asks, axis by axis, as an address that can be kept. */
    @GetMapping(COMPARE + "/points")
    String points(Asked asked) {
        Read<String> item = asked.may("item", String::strip);
        Read<String> flow = asked.may("flow", String::strip);
        Read<String> year = asked.may("year", String::strip);
        String from = point(asked, "from");
        String to = point(asked, "to");
        asked.end();
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(COMPARE);
        if (flow.orNull() != null) {
            address.queryParam("flow", flow.value());
        }
        if (year.orNull() != null) {
            address.queryParam("year", year.value());
        }
        return "redirect:" + address(address, item.orNull(), from, to);
    }

    private static String point(Asked asked, String name) {
        List<String> bounds = new ArrayList<>();
        for (String axis : AXES) {
            String given = asked.may(
                            name + axis.substring(0, 1).toUpperCase(Locale.ROOT) + axis.substring(1), String::strip)
                    .or("");
            if (!given.isEmpty()) {
                bounds.add(axis + "=" + given);
            }
        }
        return String.join(",", bounds);
    }
}
