package nl.mutatieboek.report;

import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.report.question.ReportDefinition;
import nl.mutatieboek.report.question.ReportQuery;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The reports through the API, each in every format: by {@code Accept}. */
@RestController
@RequestMapping(
        produces = {
            "application/json",
            "text/csv",
            ReportController.XLSX,
            ReportController.ODS,
            "application/pdf",
            "application/zip"
        })
class ReportController {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private final ReportCatalog reporting;
    private final AsOfResolver points;

    ReportController(ReportCatalog reporting, AsOfResolver points) {
        this.reporting = reporting;
        this.points = points;
    }

    @GetMapping("/v1/reports/new-policy")
    ResponseEntity<RenderableReport> newPolicy(Asked asked) {
        return runReport("new-policy", asked);
    }

    @GetMapping("/v1/reports/policy-consequences")
    ResponseEntity<RenderableReport> policyConsequences(Asked asked) {
        return runReport("policy-consequences", asked);
    }

    @GetMapping("/v1/reports/supplementary-budget")
    ResponseEntity<RenderableReport> supplementaryBudget(Asked asked) {
        return runReport("supplementary-budget", asked);
    }

    @GetMapping("/v1/reports/build-up")
    ResponseEntity<RenderableReport> buildUp(Asked asked) {
        return runReport("build-up", asked);
    }

    @GetMapping("/v1/reports/mutations-by-nature")
    ResponseEntity<RenderableReport> mutationsByNature(Asked asked) {
        return runReport("mutations-by-nature", asked);
    }

    @GetMapping("/v1/reports/largest-mutations")
    ResponseEntity<RenderableReport> largestMutations(Asked asked) {
        return runReport("largest-mutations", asked);
    }

    @GetMapping("/v1/reports/reserve")
    ResponseEntity<RenderableReport> reserve(Asked asked) {
        return runReport("reserve", asked);
    }

    @GetMapping("/v1/reports/cash-shifts")
    ResponseEntity<RenderableReport> cashShifts(Asked asked) {
        return runReport("cash-shifts", asked);
    }

    @GetMapping("/v1/reports/transfers")
    ResponseEntity<RenderableReport> transfers(Asked asked) {
        return runReport("transfers", asked);
    }

    @GetMapping("/v1/reports/explanations")
    ResponseEntity<RenderableReport> explanations(Asked asked) {
        return runReport("explanations", asked);
    }

    @GetMapping("/v1/reports/discrepancies")
    ResponseEntity<RenderableReport> discrepancies(Asked asked) {
        return runReport("discrepancies", asked);
    }

    private ResponseEntity<RenderableReport> runReport(String name, Asked asked) {
        ReportDefinition report = reporting.find(name).orElseThrow(() -> ProblemException.of(404, "not-found"));
        Locale language = asked.language();
        ReportQuery question =
                ReportQuery.resolve(asked, report.parameters(), points, reporting.sums(), reporting.words(language));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new RenderableReport(
                        question,
                        report.run(question),
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()));
    }
}
