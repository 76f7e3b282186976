package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page of the register of mutations, newest proposal first, with its search. */
@PageController
record MutationSearchPage(
        MutationSearchQueries register, SearchGroupQueries groups, MutationSearchExporter files, AsOfResolver points) {
    private static final int ROWS = 50;

    @GetMapping("/mutations")
    String show(MutationSearchCriteria search, MutationPagingQuery query, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        MutationSearchQueries.MutationRegisterSlice page = register.findSlice(search, query.before(), point, ROWS);
        Long next = page.nextBefore();
        model.addAttribute("search", search);
        model.addAttribute("states", MutationState.values());
        model.addAttribute("kinds", MutationKind.values());
        model.addAttribute("bases", Basis.values());
        model.addAttribute("rows", page.rows());
        model.addAttribute(
                "groups", query.before() == null ? groups.find(search, point) : SearchGroupQueries.SearchGroups.NONE);
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
            PointInTimeQuery at,
            HttpServletResponse response)
            throws IOException {
        ExportFormat in = PathVariableParser.parse(format, ExportFormat::parseRowFormat);
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        files.write(search, point, in, response);
    }
}
