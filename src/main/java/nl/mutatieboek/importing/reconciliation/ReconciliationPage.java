package nl.mutatieboek.importing.reconciliation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoUncheckedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Page that compares an uploaded file with the ledger. Records nothing, so a form may be submitted again. */
@PageController
record ReconciliationPage(
        ReconciliationService reconciliation,
        AsOfResolver points,
        UploadedFileStore files,
        HeavyWorkLimiter limiter,
        FormProblems problems,
        MessageRenderer sentences,
        InstantSource clock) {
    private static final String RECONCILIATION = "/reconciliation";
    private static final String VIEW = "reconciliation";

    /** Maximum on the page; the API and the command line list all. */
    private static final int MOST_ROWS = 500;

    private static final int MOST_BRIDGES = 50;

    @GetMapping(RECONCILIATION)
    String show(NoParameters query, Model model) {
        return shown(ReconciliationForm.BLANK, model);
    }

    @PostMapping(RECONCILIATION)
    String compare(
            @ModelAttribute ReconciliationForm form,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response,
            Locale language) {
        problems.attempt(
                () -> answer(form, UploadedFile.requireNonEmpty(request), model, language), model, response, language);
        return shown(form, model);
    }

    private String answer(ReconciliationForm form, UploadedFile file, Model model, Locale language) {
        model.addAttribute("file", file.name());
        if (Boolean.TRUE.equals(form.preview())) {
            SpreadsheetParseResult read = limiter.awaitSlotAndRun(() -> files.withCopy(
                    file,
                    place -> reconciliation.parseSpreadsheet(
                            new TableFile(place, form.sheetName()), form.spreadsheetOptions())));
            ReconciliationController.requireWithinLimits(read.parseResult());
            model.addAttribute("understood", SpreadsheetParseResponse.of(read, sentences.forPages(), language));
            return VIEW;
        }
        EmbargoUncheckedAsOf point = points.awaitUnscoped(form.asOfQuery(clock.instant()));
        ReconciliationListingOptions listing =
                new ReconciliationListingOptions(Boolean.TRUE.equals(form.all()), 0, MOST_ROWS);
        ReconciliationResult reconciled = limiter.awaitSlotAndRun(() -> files.withCopy(file, place -> {
            TableFile table = new TableFile(place, form.sheetName());
            return switch (PublishedFormat.parse(String.valueOf(form.format()))) {
                case BEGROTINGSSTATEN ->
                    reconciliation.compareStatements(table, file.name(), listing, point::limitAndRecordRead);
                case BALANCES -> reconciliation.compareBalances(table, file.name(), listing, point::limitAndRecordRead);
                case DELIVERY -> reconciliation.compareDelivery(table, file.name(), listing, point::limitAndRecordRead);
                case SHEET ->
                    reconciliation.compareSpreadsheet(
                            table, file.name(), form.spreadsheetOptions(), listing, point::limitAndRecordRead);
            };
        }));
        ReconciliationController.requireWithinLimits(reconciled.parseResult());
        ReconciliationResponse result = ReconciliationResponse.of(reconciled, sentences.forPages(), language);
        model.addAttribute("reconciled", reconciled);
        model.addAttribute("problemsFound", result.problems());
        model.addAttribute("problemCount", result.problemCount());
        model.addAttribute("columnsNotRead", result.columnsNotRead());
        model.addAttribute("rows", reconciled.rows());
        model.addAttribute(
                "bridged",
                reconciled.rows().stream()
                        .filter(row -> row.bridge() != null)
                        .limit(MOST_BRIDGES)
                        .toList());
        model.addAttribute("notShown", reconciled.listed() - reconciled.rows().size());
        return VIEW;
    }

    private String shown(ReconciliationForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("flows", Flow.values());
        model.addAttribute("units", AmountUnit.values());
        model.addAttribute("outline", points.latest().now());
        return VIEW;
    }
}
