package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports for programs, as they are written: however large, a page is in memory at a time. */
@RestController
class ExportController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String PLAIN = "text/plain";

    private final ExportService exports;
    private final AsOfResolver points;
    private final LedgerReader entries;

    ExportController(ExportService exports, AsOfResolver points, LedgerReader entries) {
        this.exports = exports;
        this.points = points;
        this.entries = entries;
    }

    /**
     * Raw entries after a ledger number, 0 by default, up to the head as it is now, or to where {@code knownAt} says. A number
     * beyond the head is refused, because whoever asks after it has seen entries that this book does not hold.
     */
    @GetMapping(
            path = "/v1/exports/events",
            produces = {NDJSON, CSV})
    void events(Asked asked, HttpServletResponse response) throws IOException {
        long head = entries.head().ledgerNumber();
        Read<Long> after = asked.number("after", 0, head);
        ExportOptions export = export(asked, ExportContent.EVENTS);
        long upTo = points.resolveLedgerNumber(asked).orElse(head);
        begin(response, export, upTo);
        exports.writeEntries(
                export.format(), after.or(0L), upTo, response.getOutputStream(), ExportProgressListener.NONE);
    }

    @GetMapping(
            path = "/v1/exports/postings",
            produces = {NDJSON, CSV})
    void postings(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, ExportContent.POSTINGS, response);
    }

    @GetMapping(
            path = "/v1/exports/balances",
            produces = {NDJSON, CSV})
    void balances(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, ExportContent.BALANCES, response);
    }

    @GetMapping(path = "/v1/exports/journal", produces = PLAIN)
    void journal(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, ExportContent.JOURNAL, response);
    }

    private void at(Asked asked, ExportContent what, HttpServletResponse response) throws IOException {
        ExportOptions export = export(asked, what);
        AsOf point = points.awaitForReader(asked);
        begin(response, export, point.ledgerNumber());
        exports.writeAsOf(point, export, response.getOutputStream(), ExportProgressListener.NONE);
    }

    private static ExportOptions export(Asked asked, ExportContent what) {
        ExportOptions usual = new ExportOptions(what, what.formats().getFirst());
        return asked.may("format", text -> new ExportOptions(what, ExportFormat.parse(text)))
                .or(usual);
    }

    private static void begin(HttpServletResponse response, ExportOptions export, long upTo) {
        RecordWriter.writeDownloadHeaders(
                response, "mutatieboek-%s-%d".formatted(export.what(), upTo), export.format());
    }
}
