package nl.mutatieboek.report;

import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.report.question.Question;
import nl.mutatieboek.report.question.Report;
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

    private final Reporting reporting;
    private final AsOfResolver points;

    ReportController(Reporting reporting, AsOfResolver points) {
        this.reporting = reporting;
        this.points = points;
    }

    @GetMapping("/v1/reports/new-policy")
    ResponseEntity<Answered> newPolicy(Asked asked) {
        return answer("new-policy", asked);
    }

    @GetMapping("/v1/reports/policy-consequences")
    ResponseEntity<Answered> policyConsequences(Asked asked) {
        return answer("policy-consequences", asked);
    }

    @GetMapping("/v1/reports/supplementary-budget")
    ResponseEntity<Answered> supplementaryBudget(Asked asked) {
        return answer("supplementary-budget", asked);
    }

    @GetMapping("/v1/reports/build-up")
    ResponseEntity<Answered> buildUp(Asked asked) {
        return answer("build-up", asked);
    }

    @GetMapping("/v1/reports/mutations-by-nature")
    ResponseEntity<Answered> mutationsByNature(Asked asked) {
        return answer("mutations-by-nature", asked);
    }

    @GetMapping("/v1/reports/largest-mutations")
    ResponseEntity<Answered> largestMutations(Asked asked) {
        return answer("largest-mutations", asked);
    }

    @GetMapping("/v1/reports/reserve")
    ResponseEntity<Answered> reserve(Asked asked) {
        return answer("reserve", asked);
    }

    @GetMapping("/v1/reports/cash-shifts")
    ResponseEntity<Answered> cashShifts(Asked asked) {
        return answer("cash-shifts", asked);
    }

    @GetMapping("/v1/reports/transfers")
    ResponseEntity<Answered> transfers(Asked asked) {
        return answer("transfers", asked);
    }

    @GetMapping("/v1/reports/explanations")
    ResponseEntity<Answered> explanations(Asked asked) {
        return answer("explanations", asked);
    }

    @GetMapping("/v1/reports/discrepancies")
    ResponseEntity<Answered> discrepancies(Asked asked) {
        return answer("discrepancies", asked);
    }

    private ResponseEntity<Answered> answer(String name, Asked asked) {
        Report report = reporting.named(name).orElseThrow(() -> ProblemException.of(404, "not-found"));
        Locale language = asked.language();
        Question question =
                Question.of(asked, report.parameters(), points, reporting.sums(), reporting.words(language));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new Answered(
                        question,
                        report.answer(question),
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()));
    }
}
