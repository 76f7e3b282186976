package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page of the register of mutations, newest proposal first, with its search. */
@PageController
@EnableConfigurationProperties(SearchProperties.class)
record MutationSearchPage(
        MutationSearchQueries register,
        RelatedSearchQueries groups,
        MutationSearchExporter files,
        AsOfResolver points) {
    private static final int ROWS = 50;

    @GetMapping("/mutations")
    String show(
            MutationSearchCriteria search,
            ChapterScopeQuery scope,
            MutationPagingQuery query,
            PointInTimeQuery at,
            Model model) {
        ResolvedAsOf point = search.awaitForReader(scope, at, points);
        MutationSearchQueries.MutationRegisterSlice page =
                register.findSlice(search, scope.item(), query.before(), point, ROWS);
        Long next = page.nextBefore();
        model.addAttribute("search", search);
        model.addAttribute("states", MutationState.values());
        model.addAttribute("kinds", MutationKind.values());
        model.addAttribute("bases", Basis.values());
        model.addAttribute("markSelections", MarkSelection.values());
        model.addAttribute("rows", page.rows());
        model.addAttribute(
                "groups",
                query.before() == null
                        ? groups.find(search, scope.item(), point)
                        : RelatedSearchQueries.RelatedMatches.NONE);
        model.addAttribute("first", query.before() == null);
        model.addAttribute("next", next == null ? null : PagedResult.address(Map.of("before", next)));
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "mutations";
    }

    /** Downloads all search results. */
    @GetMapping("/mutations/files/{format}")
    void file(
            @PathVariable String format,
            MutationSearchCriteria search,
            ChapterScopeQuery scope,
            PointInTimeQuery at,
            HttpServletResponse response)
            throws IOException {
        ExportFormat in = PathVariableParser.parse(format, ExportFormat::parseRowFormat);
        ResolvedAsOf point = search.awaitForReader(scope, at, points);
        files.write(search, scope.item(), point, in, response);
    }
}
