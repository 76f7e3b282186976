package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.OutputStream;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.platform.http.LedgerEntryPagingQuery;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for exports, streamed with one page in memory at a time. */
@RestController
record ExportController(
        ExportService exports,
        DeliveryService deliveries,
        AsOfResolver points,
        LedgerReader entries,
        HeadSigner heads) {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String PLAIN = "text/plain";

    /** Format of the journal; null for hledger. */
    record JournalQuery(@Nullable JournalFormat format) implements ValidatedQuery {}

    record JournalFormat(ExportOptions export) {
        static JournalFormat parse(String text) {
            return new JournalFormat(new ExportOptions(ExportContent.JOURNAL, ExportFormat.parse(text)));
        }
    }

    /** Raw entries after a ledger number, up to the head, or up to {@code knownAt}. */
    @GetMapping(
            path = "/v1/exports/events",
            produces = {NDJSON, CSV})
    void events(LedgerEntryPagingQuery entry, RowFormatQuery query, KnownAtQuery to, HttpServletResponse response)
            throws IOException {
        long head = entries.head().ledgerNumber();
        long after = entry.number(head);
        ExportOptions export = new ExportOptions(ExportContent.EVENTS, query.rows());
        long upTo = points.numberAt(to.knownAt()).orElse(head);
        OutputStream out = export.openDownload(response, upTo);
        exports.writeEntries(export.format(), after, upTo, out, ExportProgressListener.NONE);
    }

    /** All entries up to the head, or up to {@code knownAt}, with the signed head that they lead to. */
    @GetMapping(path = "/v1/exports/whole-book", produces = "application/zip")
    void book(KnownAtQuery to, HttpServletResponse response) throws IOException {
        long upTo = points.numberAt(to.knownAt()).orElseGet(() -> entries.head().ledgerNumber());
        exports.downloadBook(heads, upTo, response);
    }

    @GetMapping(
            path = "/v1/exports/postings",
            produces = {NDJSON, CSV})
    void postings(RowFormatQuery query, PointInTimeQuery at, HttpServletResponse response) throws IOException {
        write(new ExportOptions(ExportContent.POSTINGS, query.rows()), at, response);
    }

    @GetMapping(
            path = "/v1/exports/balances",
            produces = {NDJSON, CSV})
    void balances(RowFormatQuery query, PointInTimeQuery at, HttpServletResponse response) throws IOException {
        write(new ExportOptions(ExportContent.BALANCES, query.rows()), at, response);
    }

    @GetMapping(path = "/v1/exports/journal", produces = PLAIN)
    void journal(JournalQuery query, PointInTimeQuery at, HttpServletResponse response) throws IOException {
        JournalFormat format = query.format();
        write(
                format == null ? ExportOptions.parse(ExportContent.JOURNAL.toString(), null) : format.export(),
                at,
                response);
    }

    /** Chapter and moment of a delivery file. */
    record DeliveryQuery(
            @NotNull ChapterCode chapter, @NotNull Moment moment) implements ValidatedQuery {}

    @GetMapping(path = "/v1/exports/delivery", produces = CSV)
    void delivery(DeliveryQuery query, PointInTimeQuery at, HttpServletResponse response) throws IOException {
        deliveries.requirePhase(query.moment());
        deliveries.download(
                points.awaitForReader(at, EmbargoCheckScope.of(query.chapter())),
                query.chapter(),
                query.moment(),
                response);
    }

    private void write(ExportOptions export, PointInTimeQuery at, HttpServletResponse response) throws IOException {
        ResolvedAsOf point = points.awaitForReader(at);
        OutputStream out = export.openDownload(response, point.ledgerNumber());
        exports.writeAsOf(point, export, out, ExportProgressListener.NONE);
    }
}
