package nl.mutatieboek.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.YearEndMarginQueries;
import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.oversight.coverage.CoveragePackageQueries;
import nl.mutatieboek.oversight.matter.MatterQueries;
import nl.mutatieboek.oversight.matter.StructuralFollowUpQueries;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.format.PdfRenderer;
import nl.mutatieboek.report.format.CsvReportWriter;
import nl.mutatieboek.report.format.OdsReportWriter;
import nl.mutatieboek.report.format.PdfReportWriter;
import nl.mutatieboek.report.format.PlainTextReportWriter;
import nl.mutatieboek.report.format.ReportFileLabels;
import nl.mutatieboek.report.format.ReportFormat;
import nl.mutatieboek.report.format.TidyCsvPackageWriter;
import nl.mutatieboek.report.format.XlsxReportWriter;
import nl.mutatieboek.report.question.BudgetFlexibilityReport;
import nl.mutatieboek.report.question.BudgetStatementReport;
import nl.mutatieboek.report.question.BuildUpReport;
import nl.mutatieboek.report.question.CashShiftReport;
import nl.mutatieboek.report.question.CeilingTestReport;
import nl.mutatieboek.report.question.DiscrepancyReport;
import nl.mutatieboek.report.question.ExplanationReport;
import nl.mutatieboek.report.question.HgisReport;
import nl.mutatieboek.report.question.HorizontalOverviewReport;
import nl.mutatieboek.report.question.LargestMutationsReport;
import nl.mutatieboek.report.question.MainMutationsReport;
import nl.mutatieboek.report.question.MatterReport;
import nl.mutatieboek.report.question.MotionAnnexReport;
import nl.mutatieboek.report.question.MutationHistoryReader;
import nl.mutatieboek.report.question.MutationNatureReport;
import nl.mutatieboek.report.question.NewPolicyReport;
import nl.mutatieboek.report.question.OpenPointsReport;
import nl.mutatieboek.report.question.PolicyConsequencesReport;
import nl.mutatieboek.report.question.RealisationReport;
import nl.mutatieboek.report.question.ReportDefinition;
import nl.mutatieboek.report.question.ReportMessages;
import nl.mutatieboek.report.question.ReportParameter;
import nl.mutatieboek.report.question.ReportQuery;
import nl.mutatieboek.report.question.ReserveReport;
import nl.mutatieboek.report.question.SupplementaryBudgetReport;
import nl.mutatieboek.report.question.TransferReport;
import nl.mutatieboek.report.question.VerticalExplanationReport;
import nl.mutatieboek.report.question.YearEndMarginReport;
import nl.mutatieboek.report.table.ReportFootnote;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All reports, and all formats in which a report can be written. */
@Component
public class ReportCatalog {
    /** Reports reproduce tables of Dutch documents, so their default language is Dutch. */
    static final Locale DEFAULT_LANGUAGE = Locale.of("nl");

    /** The names of all reports, in the order of the list. */
    public static final List<String> NAMES = List.of(
            "budget-statement",
            "main-mutations",
            "annual-report",
            "new-policy",
            "policy-consequences",
            "supplementary-budget",
            "build-up",
            "mutations-by-nature",
            "largest-mutations",
            "reserve",
            "cash-shifts",
            "transfers",
            "year-end-margins",
            "budget-flexibility",
            "explanations",
            "outstanding-points",
            "vertical-explanation",
            "ceiling-test",
            "hgis",
            "horizontal-overview",
            "discrepancies",
            "parliamentary-matters",
            "motions-and-undertakings");

    public static final List<String> FORMATS = List.of("csv", "xlsx", "ods", "pdf", "zip");

    private final List<ReportDefinition> definitions;
    private final List<ReportFormat> formats;
    private final PostingTotalQueries postingTotals;
    private final MessageSource messages;

    ReportCatalog(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            LedgerReader entries,
            HistoryVisibilityPolicy visibility,
            CoveragePackageQueries packages,
            MatterQueries matters,
            StructuralFollowUpQueries followUps,
            MessageSource messages) {
        this.postingTotals = postingTotals;
        this.messages = messages;
        MutationHistoryReader histories = new MutationHistoryReader(entries, visibility);
        ExplanationRequirementQueries explanations = new ExplanationRequirementQueries(balances);
        this.definitions = List.of(
                new BudgetStatementReport(postingTotals, balances),
                new MainMutationsReport(postingTotals, balances, histories, explanations),
                new RealisationReport(postingTotals, balances),
                new NewPolicyReport(postingTotals, histories),
                new PolicyConsequencesReport(balances),
                new SupplementaryBudgetReport(postingTotals, balances),
                new BuildUpReport(postingTotals, balances, histories, explanations),
                new MutationNatureReport(postingTotals, histories, explanations),
                new LargestMutationsReport(postingTotals, balances, histories),
                new ReserveReport(new ReserveQueries(postingTotals, entries, visibility), balances),
                new CashShiftReport(postingTotals, histories),
                new TransferReport(postingTotals, histories),
                new YearEndMarginReport(postingTotals, new YearEndMarginQueries(balances, postingTotals)),
                new BudgetFlexibilityReport(balances),
                new ExplanationReport(postingTotals, histories, explanations),
                new OpenPointsReport(postingTotals, balances, histories, explanations, packages),
                new VerticalExplanationReport(postingTotals, balances, histories, explanations),
                new CeilingTestReport(),
                new HgisReport(),
                new HorizontalOverviewReport(balances),
                new DiscrepancyReport(postingTotals, balances, histories),
                new MatterReport(matters, followUps),
                new MotionAnnexReport(matters));
        this.formats = List.of(
                new ReportFormat("csv", "text/csv", new CsvReportWriter()),
                new ReportFormat(
                        "xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        new XlsxReportWriter(this::labels)),
                new ReportFormat(
                        "ods", "application/vnd.oasis.opendocument.spreadsheet", new OdsReportWriter(this::labels)),
                new ReportFormat(
                        "pdf",
                        "application/pdf",
                        new PdfReportWriter(
                                new PdfRenderer(messages), language -> new ReportMessages(messages, language))),
                new ReportFormat("zip", "application/zip", new TidyCsvPackageWriter()));
    }

    /** In the order of the list. */
    List<ReportDefinition> definitions() {
        return definitions;
    }

    Optional<ReportDefinition> find(String name) {
        return definitions.stream().filter(report -> report.name().equals(name)).findFirst();
    }

    /**
     * Runs a report for the terminal, in Dutch.
     *
     * @param given values by parameter name
     * @throws NotFoundException for an unknown report, chapter or item
     * @throws InvalidQueryException for a parameter that the report does not take
     */
    public TerminalReport run(String name, Map<String, String> given, ResolvedAsOf point) {
        ReportDefinition report = find(name)
                .orElseThrow(() -> new NotFoundException(
                        "no-such-report",
                        Map.of(
                                "reports",
                                definitions.stream().map(ReportDefinition::name).collect(Collectors.joining(", ")))));
        Map<ReportParameter, Object> values = new EnumMap<>(ReportParameter.class);
        given.forEach((key, text) -> {
            ReportParameter parameter = report.parameters().stream()
                    .filter(one -> one.lowerCase().equals(key))
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidQueryException("not-of-this-report", Map.of("parameter", key, "report", name)));
            values.put(parameter, parameter.parse(text));
        });
        return new TerminalReport(
                this, point, report.run(ReportQuery.resolve(values, point, postingTotals, messages(DEFAULT_LANGUAGE))));
    }

    /** The query parameters of this request that the requested report does not take. */
    Set<String> notTaken(HttpServletRequest request) {
        return find(request.getRequestURI().replaceFirst("^.*/reports/([^/]*).*", "$1")).stream()
                .flatMap(report -> Arrays.stream(ReportParameter.values())
                        .filter(one -> !report.parameters().contains(one)))
                .map(ReportParameter::lowerCase)
                .collect(Collectors.toSet());
    }

    PostingTotalQueries postingTotals() {
        return postingTotals;
    }

    ReportMessages messages(Locale language) {
        return new ReportMessages(messages, language);
    }

    /** All file formats, without the plain text for the terminal. */
    List<ReportFormat> formats() {
        return formats;
    }

    private ReportFileLabels labels(Locale language) {
        ReportMessages texts = messages(language);
        return new ReportFileLabels(
                texts.message("page.balance.unknown"),
                texts.message("report.empty"),
                texts.message("report.footnotes"),
                texts.message("report.footnote"),
                texts.message("report.footnote.kind"),
                texts.message("report.footnote.text"),
                texts.message("report.footnote.where"),
                Arrays.stream(ReportFootnote.FootnoteType.values())
                        .collect(Collectors.toMap(kind -> kind, kind -> texts.message("report.Kind." + kind))));
    }

    PlainTextReportWriter plainText() {
        return new PlainTextReportWriter(
                messages(DEFAULT_LANGUAGE).message("page.balance.unknown"),
                messages(DEFAULT_LANGUAGE).message("report.empty"));
    }
}
