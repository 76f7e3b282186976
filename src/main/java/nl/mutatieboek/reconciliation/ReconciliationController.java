package nl.mutatieboek.reconciliation;

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
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.format.SheetAsked;
import nl.mutatieboek.intake.format.SheetColumn;
import nl.mutatieboek.intake.table.AmountUnit;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.TableFile;
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

    private final Reconciliation reconciliation;
    private final AsOfResolver points;
    private final UploadedFileStore files;
    private final HeavyWorkLimiter limiter;
    private final MessageRenderer sentences;

    ReconciliationController(
            Reconciliation reconciliation,
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
    ResponseEntity<ReconciledShown> reconcile(FileUploadRequest uploaded, Asked asked, Locale language) {
        Read<String> format = asked.must("format", ReconciliationController::format);
        boolean all = asked.flag("all");
        long after = asked.number("after", 0, Integer.MAX_VALUE).or(0L);
        int limit =
                asked.number("limit", 1, Listing.MOST).or((long) Listing.MOST).intValue();
        Listing listing = new Listing(all, after, limit);
        Read<Map<SheetColumn, List<String>>> columns = asked.may("columns", ReconciliationController::columns);
        Read<ChapterCode> chapter = asked.may("chapter", ChapterCode::new);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<AmountUnit> unit = asked.may("unit", AmountUnit::parse);
        Read<String> sheet = asked.may("sheet", String::strip);
        boolean moment = asked.filled("moment", String::strip).orNull() != null;
        UnscopedAsOf point = points.resolve(asked);
        SheetAsked said = new SheetAsked(
                columns.or(Map.of()), chapter.orNull(), flow.orNull(), year.orNull(), moment, unit.orNull());
        UploadedFile file = uploaded.file();
        return limiter.run(() -> answer(
                files.with(file, place -> {
                    TableFile table = new TableFile(place, sheet.orNull());
                    return switch (format.value()) {
                        case SHEET -> reconciliation.sheet(table, file.name(), said, listing, point::within);
                        case BALANCES -> reconciliation.balances(table, file.name(), listing, point::within);
                        default -> reconciliation.statements(table, file.name(), listing, point::within);
                    };
                }),
                listing,
                asked,
                language));
    }

    /** The next page is asked at the same entry of the ledger, so that nothing recorded meanwhile moves the rows. */
    private ResponseEntity<ReconciledShown> answer(
            Reconciled reconciled, Listing listing, Asked asked, Locale language) {
        requireFewRows(reconciled.found());
        long read = listing.after() + reconciled.rows().size();
        String next = reconciled.rows().isEmpty() || read >= reconciled.listed()
                ? null
                : asked.with(Map.of(
                        "after",
                        Long.toString(read),
                        "knownAt",
                        Long.toString(reconciled.point().ledgerNumber())));
        return PagedResult.answer(next).body(ReconciledShown.of(reconciled, sentences, language));
    }

    /**
     * Refuses a file that was not read to its end because it is too long.
     *
     * @throws ProblemException 413
     */
    static void requireFewRows(ReadFile found) {
        Flaw tooLong = found.tooLong();
        if (tooLong != null) {
            String code = tooLong.isOf(Reason.TOO_MANY_ROWS) ? "too-many-rows" : "too-much-text";
            throw ProblemException.of(413, code, tooLong.values());
        }
    }

    private static String format(String text) {
        if (!List.of(STATEMENTS, BALANCES, SHEET).contains(text)) {
            throw new MalformedValueException(ExpectedValue.BALANCE_FILE_FORMAT, text);
        }
        return text;
    }

    private static Map<SheetColumn, List<String>> columns(String text) {
        return SheetAsked.columns(Arrays.asList(text.split(";", -1)));
    }
}
