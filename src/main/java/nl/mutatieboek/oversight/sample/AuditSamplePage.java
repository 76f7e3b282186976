package nl.mutatieboek.oversight.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A sample for a test by auditors: what it is drawn of, how, and what was drawn. */
@PageController
class AuditSamplePage {
    /** So many of a sample are shown; its file has all. */
    private static final int SHOWN = 100;

    private final AuditSampleQueries samples;
    private final AuditSampleExporter files;
    private final AsOfResolver points;

    AuditSamplePage(AuditSampleQueries samples, AuditSampleExporter files, AsOfResolver points) {
        this.samples = samples;
        this.files = files;
        this.points = points;
    }

    @GetMapping("/samples")
    String show(Asked asked, Model model) {
        AuditSampleCriteria question = AuditSampleCriteria.of(asked);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, question.search().scope());
        model.addAttribute("question", question);
        model.addAttribute("search", question.search());
        model.addAttribute("sample", samples.draw(question, point));
        model.addAttribute("units", AuditSampleCriteria.SamplingUnitType.values());
        model.addAttribute("methods", AuditSampleCriteria.SamplingMethod.values());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("kinds", MutationKind.values());
        model.addAttribute("bases", Basis.values());
        model.addAttribute("most", AuditSampleCriteria.MAX_SIZE);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "samples";
    }

    @GetMapping("/samples/files/{format}")
    void file(@PathVariable String format, Asked asked, HttpServletResponse response) throws IOException {
        ExportFormat in = rows(format);
        Read<String> seed = AuditSampleCriteria.requireSeed(asked);
        AuditSampleCriteria question = AuditSampleCriteria.of(asked);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked, question.search().scope());
        files.write(question, seed.value(), point, in, response);
    }

    private static ExportFormat rows(String format) {
        try {
            return ExportFormat.parseRowFormat(format);
        } catch (MalformedValueException e) {
            throw ProblemException.of(404, "not-found");
        }
    }
}
