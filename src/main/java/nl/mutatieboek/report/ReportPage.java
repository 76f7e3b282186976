package nl.mutatieboek.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.UnsupportedParameterProvider;
import nl.mutatieboek.report.format.ReportFormat;
import nl.mutatieboek.report.question.ReportDefinition;
import nl.mutatieboek.report.question.ReportParameter;
import nl.mutatieboek.report.question.ReportParameters;
import nl.mutatieboek.report.question.ReportQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The list of reports, and each report as a page and as a file. */
@PageController
record ReportPage(ReportCatalog catalog, AsOfResolver points) implements UnsupportedParameterProvider {
    @Override
    public Set<String> notTaken(HttpServletRequest request) {
        // On pages the scope selects the chapter.
        Set<String> notTaken = new HashSet<>(catalog.notTaken(request));
        notTaken.add(ReportParameter.CHAPTER.lowerCase());
        return notTaken;
    }

    @GetMapping("/reports")
    String list(ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        model.addAttribute("point", scope.awaitForReader(at, points));
        model.addAttribute("reports", catalog.definitions());
        return "reports";
    }

    @GetMapping("/reports/{report}")
    String show(
            @PathVariable String report,
            ReportParameters query,
            ChapterScopeQuery scope,
            PointInTimeQuery at,
            Locale language,
            Model model) {
        ReportDefinition named = named(report);
        ReportQuery question = question(query.within(scope.chapter()), at, language);
        ResolvedAsOf point = question.point();
        model.addAttribute("point", point);
        model.addAttribute("question", question);
        model.addAttribute("report", named);
        model.addAttribute("tables", named.run(question));
        model.addAttribute("reportUrls", ReportUrlResolver.toPages("", point.axes()));
        model.addAttribute("figures", question.messages());
        model.addAttribute("formats", catalog.formats());
        model.addAttribute(
                "parameters",
                named.parameters().stream()
                        .filter(parameter -> parameter != ReportParameter.CHAPTER)
                        .sorted()
                        .toList());
        model.addAttribute("parameterValues", parameterValues(question));
        model.addAttribute("flows", Flow.values());
        model.addAttribute("completeTo", point.ledgerNumber());
        return "report";
    }

    @GetMapping("/reports/{report}/{format}")
    void file(
            @PathVariable String report,
            @PathVariable String format,
            ReportParameters query,
            ChapterScopeQuery scope,
            PointInTimeQuery at,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        ReportDefinition named = named(report);
        ReportFormat in = catalog.formats().stream()
                .filter(one -> one.name().equals(format))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(404, "not-found"));
        ReportQuery question = question(query.within(scope.chapter()), at, language);
        RenderableReport answered = new RenderableReport(
                question,
                named.run(question),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        in.writer()
                .write(
                        answered.document(),
                        answered.pageLinks(),
                        FileDownload.openStream(response, in.mediaType(), answered.fileName(in)));
    }

    private static Map<ReportParameter, @Nullable Object> parameterValues(ReportQuery question) {
        Map<ReportParameter, @Nullable Object> values = new EnumMap<>(ReportParameter.class);
        values.put(ReportParameter.ITEM, question.item());
        values.put(ReportParameter.FLOW, question.flow());
        values.put(ReportParameter.YEAR, question.year());
        values.put(ReportParameter.THRESHOLD, question.threshold());
        return values;
    }

    private ReportDefinition named(String name) {
        return catalog.find(name).orElseThrow(() -> ProblemException.of(404, "not-found"));
    }

    private ReportQuery question(ReportParameters query, PointInTimeQuery at, Locale language) {
        return ReportQuery.resolve(query, at, points, catalog.postingTotals(), catalog.messages(language));
    }
}
