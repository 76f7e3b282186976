package nl.mutatieboek.oversight.authorisation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import nl.mutatieboek.oversight.authorisation.ChapterAuthorisationResponse.ArticleAuthorisationResponse;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page of presented and authorised amounts of a chapter in a budget year. */
@PageController
record BudgetAuthorisationPage(BudgetAuthorisationQueries queries, PostingTotalQueries sums, AsOfResolver points) {
    /** The year to show. */
    record AuthorisationPageQuery(@Nullable BudgetYear year) implements ValidatedQuery {}

    @GetMapping("/authorisations")
    String show(AuthorisationPageQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        // Chapters without a budget statement have no authorisation of their own.
        List<ChapterCode> chapters = point.now().chapters().stream()
                .filter(StructureQueries.KnownChapter::budgetStatement)
                .map(StructureQueries.KnownChapter::code)
                .toList();
        List<BudgetYear> years = point.now().moments().stream()
                .map(StructureQueries.KnownMoment::moment)
                .filter(moment -> moment.code() == Moment.Code.OWB)
                .map(Moment::year)
                .sorted()
                .toList();
        model.addAttribute("chapters", chapters);
        model.addAttribute("years", years);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (!chapters.isEmpty() && !years.isEmpty()) {
            ChapterCode shown = scope.chapter() == null ? chapters.getFirst() : scope.chapter();
            BudgetYear last = sums.findLastPresentedMoment(
                            ItemPath.of(shown), point, moment -> moment.code() == Moment.Code.OWB)
                    .map(Moment::year)
                    .orElse(years.getLast());
            model.addAttribute("name", point.now().lastName(ItemPath.of(shown)).orElse(shown.value()));
            model.addAttribute("found", queries.find(shown, query.year() == null ? last : query.year(), point));
        }
        return "authorisations";
    }

    /** Downloads the rows of one chapter and year. */
    @GetMapping("/authorisations/files/{format}")
    void file(@PathVariable String format, AuthorisationQuery query, PointInTimeQuery at, HttpServletResponse response)
            throws IOException {
        ExportFormat in = PathVariableParser.parse(format, ExportFormat::parseRowFormat);
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        point.requireChapter(query.chapter());
        ChapterAuthorisation found = queries.find(query.chapter(), query.year(), point);
        String name =
                "mutatieboek-authorisations-%s-%s-%s".formatted(found.chapter(), found.year(), point.ledgerNumber());
        RecordWriter<ArticleAuthorisationResponse> rows =
                RecordWriter.createDownload(response, name, ArticleAuthorisationResponse.class, in);
        ChapterAuthorisationResponse.of(point, found).authorisations().forEach(rows::write);
        rows.finish();
    }
}
