package nl.mutatieboek.importing.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.UnscopedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.importing.format.ColumnRole;
import nl.mutatieboek.importing.format.FileParseResult;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.FileUploadRequest;
import nl.mutatieboek.platform.http.HeavyWorkLimiter;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliation through the API: send a file of balances, and read what the book has beside it. Records nothing. */
@RestController
class ReconciliationController {
    private static final String STATEMENTS = "begrotingsstaten";
    private static final String BALANCES = "balances";
    private static final String SHEET = "sheet";

    private final ReconciliationService reconciliation;
    private final AsOfResolver points;
    private final UploadedFileStore files;
    private final HeavyWorkLimiter limiter;
    private final MessageRenderer sentences;

    ReconciliationController(
            ReconciliationService reconciliation,
            AsOfResolver points,
            UploadedFileStore files,
            HeavyWorkLimiter limiter,
            MessageRenderer sentences) {
        this.reconciliation = reconciliation;
        this.points = points;
        this.files = files;
        this.limiter = limiter;
        this.sentences = sentences;
    }

    @PostMapping(path = "/v1/reconciliations", consumes = "multipart/form-data", produces = "application/json")
    ResponseEntity<ReconciliationResponse> reconcile(FileUploadRequest uploaded, Asked asked, Locale language) {
        Read<String> format = asked.must("format", ReconciliationController::format);
        boolean all = asked.flag("all");
        long after = asked.number("after", 0, Integer.MAX_VALUE).or(0L);
        int limit = asked.number("limit", 1, ListingOptions.MAX_LIMIT)
                .or((long) ListingOptions.MAX_LIMIT)
                .intValue();
        ListingOptions listing = new ListingOptions(all, after, limit);
        Read<Map<ColumnRole, List<String>>> columns = asked.may("columns", ReconciliationController::columns);
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<AmountUnit> unit = asked.may("unit", AmountUnit::parse);
        Read<String> sheet = asked.may("sheet", String::strip);
        boolean moment = asked.filled("moment", String::strip).orNull() != null;
        UnscopedAsOf point = points.awaitUnscoped(asked);
        SpreadsheetOptions said = new SpreadsheetOptions(
                columns.or(Map.of()), chapter.orNull(), flow.orNull(), year.orNull(), moment, unit.orNull());
        UploadedFile file = uploaded.requireFile();
        return limiter.awaitSlotAndRun(() -> answer(
                files.withCopy(file, place -> {
                    TableFile table = new TableFile(place, sheet.orNull());
                    return switch (format.value()) {
                        case SHEET ->
                            reconciliation.compareSpreadsheet(
                                    table, file.name(), said, listing, point::limitAndRecordRead);
                        case BALANCES ->
                            reconciliation.compareBalances(table, file.name(), listing, point::limitAndRecordRead);
                        default ->
                            reconciliation.compareStatements(table, file.name(), listing, point::limitAndRecordRead);
                    };
                }),
                listing,
                asked,
                language));
    }

    /** The next page is asked at the same entry of the ledger, so that nothing recorded meanwhile moves the rows. */
    private ResponseEntity<ReconciliationResponse> answer(
            ReconciliationResult reconciled, ListingOptions listing, Asked asked, Locale language) {
        requireWithinLimits(reconciled.parseResult());
        long read = listing.offset() + reconciled.rows().size();
        String next = reconciled.rows().isEmpty() || read >= reconciled.listed()
                ? null
                : asked.with(Map.of(
                        "after",
                        Long.toString(read),
                        "knownAt",
                        Long.toString(reconciled.point().ledgerNumber())));
        return PagedResult.withNextLink(next).body(ReconciliationResponse.of(reconciled, sentences, language));
    }

    /**
     * Refuses a file that was not read to its end because it is too long.
     *
     * @throws ProblemException 413
     */
    static void requireWithinLimits(FileParseResult found) {
        FileFlaw tooLong = found.tooLongFlaw();
        if (tooLong != null) {
            String code = tooLong.hasReason(FlawReason.TOO_MANY_ROWS) ? "too-many-rows" : "too-much-text";
            throw ProblemException.of(413, code, tooLong.values());
        }
    }

    private static String format(String text) {
        if (!List.of(STATEMENTS, BALANCES, SHEET).contains(text)) {
            throw new MalformedValueException(ExpectedValue.BALANCE_FILE_FORMAT, text);
        }
        return text;
    }

    private static Map<ColumnRole, List<String>> columns(String text) {
        return SpreadsheetOptions.parseColumns(Arrays.asList(text.split(";", -1)));
    }
}
