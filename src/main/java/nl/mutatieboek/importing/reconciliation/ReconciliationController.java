package nl.mutatieboek.importing.reconciliation;

import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoUncheckedAsOf;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.format.ColumnRole;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.FileUploadRequest;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that compares an uploaded file of balances with the ledger. Records nothing. */
@RestController
record ReconciliationController(
        ReconciliationService reconciliation,
        AsOfResolver points,
        UploadedFileStore files,
        HeavyWorkLimiter limiter,
        MessageRenderer sentences) {
    /**
     * Options for parsing the file and listing the result.
     *
     * @param all whether equal balances are listed too
     * @param after number of rows on earlier pages
     */
    record ReconciliationQuery(
            @NotNull PublishedFormat format,
            boolean all,

            @Range(min = 0, max = Integer.MAX_VALUE) @Nullable
            Integer after,

            @Range(min = 1, max = ReconciliationListingOptions.MAX_LIMIT) @Nullable
            Integer limit,

            @Nullable NamedColumns columns,
            @Nullable ChapterCode chapter,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable AmountUnit unit,
            @Nullable String sheet)
            implements ValidatedQuery {}

    /** Column names in the file, as {@code item=Artikel;amount=Bedrag}. */
    record NamedColumns(Map<ColumnRole, List<String>> names) {
        static NamedColumns parse(String text) {
            return new NamedColumns(SpreadsheetOptions.parseColumns(Arrays.asList(text.split(";", -1))));
        }
    }

    @PostMapping(path = "/v1/reconciliations", consumes = "multipart/form-data", produces = "application/json")
    ResponseEntity<ReconciliationResponse> reconcile(
            FileUploadRequest uploaded, ReconciliationQuery query, PointInTimeQuery at, Locale language) {
        ReconciliationListingOptions listing = new ReconciliationListingOptions(
                query.all(),
                Objects.requireNonNullElse(query.after(), 0),
                Objects.requireNonNullElse(query.limit(), ReconciliationListingOptions.MAX_LIMIT));
        EmbargoUncheckedAsOf point = points.awaitUnscoped(at);
        SpreadsheetOptions said = new SpreadsheetOptions(
                query.columns() == null ? Map.of() : query.columns().names(),
                query.chapter(),
                query.flow(),
                query.year(),
                at.moment() != null,
                query.unit());
        UploadedFile file = uploaded.requireFile();
        return limiter.awaitSlotAndRun(() -> answer(
                files.withCopy(file, place -> {
                    TableFile table = new TableFile(
                            place, query.sheet() == null ? null : query.sheet().strip());
                    return switch (query.format()) {
                        case SHEET ->
                            reconciliation.compareSpreadsheet(
                                    table, file.name(), said, listing, point::limitAndRecordRead);
                        case BALANCES ->
                            reconciliation.compareBalances(table, file.name(), listing, point::limitAndRecordRead);
                        case DELIVERY ->
                            reconciliation.compareDelivery(table, file.name(), listing, point::limitAndRecordRead);
                        case BEGROTINGSSTATEN ->
                            reconciliation.compareStatements(table, file.name(), listing, point::limitAndRecordRead);
                    };
                }),
                listing,
                language));
    }

    /** The link to the next page names the same ledger entry, so that later entries do not move rows. */
    private ResponseEntity<ReconciliationResponse> answer(
            ReconciliationResult reconciled, ReconciliationListingOptions listing, Locale language) {
        requireWithinLimits(reconciled.parseResult());
        long read = listing.offset() + reconciled.rows().size();
        String next = reconciled.rows().isEmpty() || read >= reconciled.listed()
                ? null
                : PagedResult.address(Map.of(
                        "after",
                        Long.toString(read),
                        "knownAt",
                        Long.toString(reconciled.point().ledgerNumber())));
        return PagedResult.withNextLink(next).body(ReconciliationResponse.of(reconciled, sentences, language));
    }

    /**
     * Refuses a file that exceeds the limits.
     *
     * @throws ProblemException 413
     */
    static void requireWithinLimits(FileParseSummary found) {
        FileFlaw tooLong = found.tooLongFlaw();
        if (tooLong != null) {
            String code = tooLong.hasReason(FlawReason.TOO_MANY_ROWS) ? "too-many-rows" : "too-much-text";
            throw ProblemException.of(413, code, tooLong.values());
        }
    }
}
