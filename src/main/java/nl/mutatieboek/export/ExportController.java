package nl.mutatieboek.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.export.Export.Format;
import nl.mutatieboek.export.Export.What;
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

    private final Exports exports;
    private final AsOfResolver points;
    private final LedgerReader entries;

    ExportController(Exports exports, AsOfResolver points, LedgerReader entries) {
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
        Export export = export(asked, What.EVENTS);
        long upTo = points.ledgerNumber(asked).orElse(head);
        begin(response, export, upTo);
        exports.events(export.format(), after.or(0L), upTo, response.getOutputStream(), Reached.NOBODY);
    }

    @GetMapping(
            path = "/v1/exports/postings",
            produces = {NDJSON, CSV})
    void postings(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, What.POSTINGS, response);
    }

    @GetMapping(
            path = "/v1/exports/balances",
            produces = {NDJSON, CSV})
    void balances(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, What.BALANCES, response);
    }

    @GetMapping(path = "/v1/exports/journal", produces = PLAIN)
    void journal(Asked asked, HttpServletResponse response) throws IOException {
        at(asked, What.JOURNAL, response);
    }

    private void at(Asked asked, What what, HttpServletResponse response) throws IOException {
        Export export = export(asked, what);
        AsOf point = points.of(asked);
        begin(response, export, point.ledgerNumber());
        exports.at(point, export, response.getOutputStream(), Reached.NOBODY);
    }

    private static Export export(Asked asked, What what) {
        Export usual = new Export(what, what.formats().getFirst());
        return asked.may("format", text -> new Export(what, Format.parse(text))).or(usual);
    }

    private static void begin(HttpServletResponse response, Export export, long upTo) {
        Rows.begin(response, "mutatieboek-%s-%d".formatted(export.what(), upTo), export.format());
    }
}
