package nl.mutatieboek.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Locale;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.report.question.Question;
import nl.mutatieboek.report.question.Report;
import nl.mutatieboek.structure.Points;
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
@ApiResponse(
        responseCode = "200",
        description = "OK",
        content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = TablesShown.class)),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
            @Content(mediaType = ReportController.XLSX, schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = ReportController.ODS, schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
        })
class ReportController {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private final Reporting reporting;
    private final Points points;

    ReportController(Reporting reporting, Points points) {
        this.reporting = reporting;
        this.points = points;
    }

    @GetMapping("/v1/reports/new-policy")
    @OnAxes
    @Operation(
            operationId = "reportNewPolicy",
            summary = "Nieuwe beleidsmatige uitgaven: what a budget bill spends on new policy")
    ResponseEntity<Answered> newPolicy(Asked asked) {
        return answer("new-policy", asked);
    }

    @GetMapping("/v1/reports/policy-consequences")
    @OnAxes
    @Operation(
            operationId = "reportPolicyConsequences",
            summary = "Budgettaire gevolgen van beleid: the balances of articles in a budget bill, year by year")
    ResponseEntity<Answered> policyConsequences(Asked asked) {
        return answer("policy-consequences", asked);
    }

    @GetMapping("/v1/reports/supplementary-budget")
    @OnAxes
    @Operation(
            operationId = "reportSupplementaryBudget",
            summary = "The table of articles in a supplementary budget: before it, its mutations, after it")
    ResponseEntity<Answered> supplementaryBudget(Asked asked) {
        return answer("supplementary-budget", asked);
    }

    @GetMapping("/v1/reports/build-up")
    @OnAxes
    @Operation(
            operationId = "reportBuildUp",
            summary = "Opbouwtabel: from budget bill to budget bill, by the mutations of each document in between")
    ResponseEntity<Answered> buildUp(Asked asked) {
        return answer("build-up", asked);
    }

    @GetMapping("/v1/reports/mutations-by-nature")
    @OnAxes
    @Operation(
            operationId = "reportMutationsByNature",
            summary = "The mutations of a document by class and kind, with what is smaller than a threshold together")
    ResponseEntity<Answered> mutationsByNature(Asked asked) {
        return answer("mutations-by-nature", asked);
    }

    @GetMapping("/v1/reports/largest-mutations")
    @OnAxes
    @Operation(
            operationId = "reportLargestMutations",
            summary = "The largest mutations of a document, each as a share of its article's balance")
    ResponseEntity<Answered> largestMutations(Asked asked) {
        return answer("largest-mutations", asked);
    }

    @GetMapping("/v1/reports/reserve")
    @OnAxes
    @Operation(
            operationId = "reportReserve",
            summary = "The register of reserves: made available, allocated, left and pending, year by year")
    ResponseEntity<Answered> reserve(Asked asked) {
        return answer("reserve", asked);
    }

    @GetMapping("/v1/reports/cash-shifts")
    @OnAxes
    @Operation(
            operationId = "reportCashShifts",
            summary = "Kasschuiven: what the documents of a budget year move between years, and that it nets to zero")
    ResponseEntity<Answered> cashShifts(Asked asked) {
        return answer("cash-shifts", asked);
    }

    @GetMapping("/v1/reports/transfers")
    @OnAxes
    @Operation(operationId = "reportTransfers", summary = "Transfers between chapters: both legs, and who consented")
    ResponseEntity<Answered> transfers(Asked asked) {
        return answer("transfers", asked);
    }

    @GetMapping("/v1/reports/explanations")
    @OnAxes
    @Operation(
            operationId = "reportExplanations",
            summary = "Which mutations a document must explain, with their text and the amounts in it that are not"
                    + " theirs")
    ResponseEntity<Answered> explanations(Asked asked) {
        return answer("explanations", asked);
    }

    @GetMapping("/v1/reports/discrepancies")
    @OnAxes
    @Operation(
            operationId = "reportDiscrepancies",
            summary = "What the sources contradict or leave open: uncertain figures, one-sided transfers, published"
                    + " balances")
    ResponseEntity<Answered> discrepancies(Asked asked) {
        return answer("discrepancies", asked);
    }

    private ResponseEntity<Answered> answer(String name, Asked asked) {
        Report report = reporting.named(name).orElseThrow(() -> Problem.of(404, "not-found"));
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
