package nl.mutatieboek.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.UnsupportedParameterProvider;
import nl.mutatieboek.report.question.ReportDefinition;
import nl.mutatieboek.report.question.ReportParameters;
import nl.mutatieboek.report.question.ReportQuery;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** API of the reports. The {@code Accept} header selects the format. */
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
record ReportController(ReportCatalog catalog, AsOfResolver points) implements UnsupportedParameterProvider {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    @Override
    public Set<String> notTaken(HttpServletRequest request) {
        return catalog.notTaken(request);
    }

    @GetMapping("/v1/reports/budget-statement")
    ResponseEntity<RenderableReport> budgetStatement(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("budget-statement", query, at, language);
    }

    @GetMapping("/v1/reports/main-mutations")
    ResponseEntity<RenderableReport> mainMutations(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("main-mutations", query, at, language);
    }

    @GetMapping("/v1/reports/annual-report")
    ResponseEntity<RenderableReport> annualReport(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("annual-report", query, at, language);
    }

    @GetMapping("/v1/reports/new-policy")
    ResponseEntity<RenderableReport> newPolicy(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("new-policy", query, at, language);
    }

    @GetMapping("/v1/reports/policy-consequences")
    ResponseEntity<RenderableReport> policyConsequences(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("policy-consequences", query, at, language);
    }

    @GetMapping("/v1/reports/supplementary-budget")
    ResponseEntity<RenderableReport> supplementaryBudget(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("supplementary-budget", query, at, language);
    }

    @GetMapping("/v1/reports/vertical-explanation")
    ResponseEntity<RenderableReport> verticalExplanation(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("vertical-explanation", query, at, language);
    }

    @GetMapping("/v1/reports/ceiling-test")
    ResponseEntity<RenderableReport> ceilingTest(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("ceiling-test", query, at, language);
    }

    @GetMapping("/v1/reports/hgis")
    ResponseEntity<RenderableReport> hgis(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("hgis", query, at, language);
    }

    @GetMapping("/v1/reports/horizontal-overview")
    ResponseEntity<RenderableReport> horizontalOverview(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("horizontal-overview", query, at, language);
    }

    @GetMapping("/v1/reports/build-up")
    ResponseEntity<RenderableReport> buildUp(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("build-up", query, at, language);
    }

    @GetMapping("/v1/reports/mutations-by-nature")
    ResponseEntity<RenderableReport> mutationsByNature(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("mutations-by-nature", query, at, language);
    }

    @GetMapping("/v1/reports/largest-mutations")
    ResponseEntity<RenderableReport> largestMutations(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("largest-mutations", query, at, language);
    }

    @GetMapping("/v1/reports/reserve")
    ResponseEntity<RenderableReport> reserve(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("reserve", query, at, language);
    }

    @GetMapping("/v1/reports/cash-shifts")
    ResponseEntity<RenderableReport> cashShifts(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("cash-shifts", query, at, language);
    }

    @GetMapping("/v1/reports/transfers")
    ResponseEntity<RenderableReport> transfers(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("transfers", query, at, language);
    }

    @GetMapping("/v1/reports/year-end-margins")
    ResponseEntity<RenderableReport> yearEndMargins(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("year-end-margins", query, at, language);
    }

    @GetMapping("/v1/reports/budget-flexibility")
    ResponseEntity<RenderableReport> budgetFlexibility(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("budget-flexibility", query, at, language);
    }

    @GetMapping("/v1/reports/explanations")
    ResponseEntity<RenderableReport> explanations(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("explanations", query, at, language);
    }

    @GetMapping("/v1/reports/outstanding-points")
    ResponseEntity<RenderableReport> outstandingPoints(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("outstanding-points", query, at, language);
    }

    @GetMapping("/v1/reports/discrepancies")
    ResponseEntity<RenderableReport> discrepancies(ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("discrepancies", query, at, language);
    }

    @GetMapping("/v1/reports/parliamentary-matters")
    ResponseEntity<RenderableReport> parliamentaryMatters(
            ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("parliamentary-matters", query, at, language);
    }

    @GetMapping("/v1/reports/motions-and-undertakings")
    ResponseEntity<RenderableReport> motionsAndUndertakings(
            ReportParameters query, PointInTimeQuery at, Locale language) {
        return runReport("motions-and-undertakings", query, at, language);
    }

    private ResponseEntity<RenderableReport> runReport(
            String name, ReportParameters query, PointInTimeQuery at, Locale language) {
        ReportDefinition report = catalog.find(name).orElseThrow(() -> ProblemException.of(404, "not-found"));
        ReportQuery question =
                ReportQuery.resolve(query, at, points, catalog.postingTotals(), catalog.messages(language));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new RenderableReport(
                        question,
                        report.run(question),
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()));
    }
}
