package nl.mutatieboek.oversight.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SampleDrawQuery;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SampleSeedQuery;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page of an audit sample: population, method and drawn units. */
@PageController
record AuditSamplePage(AuditSampleQueries samples, AuditSampleExporter files, AsOfResolver points) {
    /** Number of units shown; the file has all. */
    private static final int SHOWN = 100;

    /** The seed of the draw; without one the page shows only the population. */
    record PerhapsSeed(
            @EmptyMeansAbsent @ValidDomainTerm("seed") @Nullable
            String seed) implements ValidatedQuery {}

    @GetMapping("/samples")
    String show(
            PerhapsSeed seed,
            SampleDrawQuery query,
            MutationSearchCriteria search,
            ChapterScopeQuery scope,
            PointInTimeQuery at,
            Model model) {
        AuditSampleCriteria question = query.question(seed.seed(), search, scope.item());
        ResolvedAsOf point = search.awaitForReader(scope, at, points);
        model.addAttribute("question", question);
        model.addAttribute("search", question.search());
        model.addAttribute("sample", samples.draw(question, point));
        model.addAttribute("units", AuditSampleCriteria.SamplingUnitType.values());
        model.addAttribute("methods", AuditSampleCriteria.SamplingMethod.values());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("kinds", MutationKind.values());
        model.addAttribute("bases", Basis.values());
        model.addAttribute("markSelections", MarkSelection.values());
        model.addAttribute("most", AuditSampleCriteria.MAX_SIZE);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "samples";
    }

    @GetMapping("/samples/files/{format}")
    void file(
            @PathVariable String format,
            SampleSeedQuery seed,
            SampleDrawQuery query,
            MutationSearchCriteria search,
            ChapterScopeQuery scope,
            PointInTimeQuery at,
            HttpServletResponse response)
            throws IOException {
        ExportFormat in = PathVariableParser.parse(format, ExportFormat::parseRowFormat);
        ResolvedAsOf point = search.awaitForReader(scope, at, points);
        files.write(query.question(seed.seed(), search, scope.item()), seed.seed(), point, in, response);
    }
}
