package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceListResponse.BalanceResponse;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.platform.UnavailableException;
import org.springframework.stereotype.Component;

/** Writes exports. The same ledger, point in time and options produce the same bytes. */
@Component
public class ExportService {
    private final LedgerReader entries;
    private final BalanceQueries balances;
    private final AsOfPostingReader postingReader;

    ExportService(LedgerReader entries, BalanceQueries balances, PostingQueries postings, TrailQueries trail) {
        this.entries = entries;
        this.balances = balances;
        this.postingReader = new AsOfPostingReader(postings, trail, entries);
    }

    /**
     * Writes raw entries in ledger order, with one page in memory at a time.
     *
     * @param after ledger number before the first entry; 0 for all
     * @param upTo last ledger number, at most the head
     * @param out flushed, not closed
     */
    public void writeEntries(
            ExportFormat format, long after, long upTo, OutputStream out, ExportProgressListener listener)
            throws IOException {
        Writer writer = utf8Writer(out);
        RecordWriter<ExportedRawEntry> rows = RecordWriter.create(writer, ExportedRawEntry.class, format);
        byte[][] previous = {entries.findRaw(after).map(RawEntry::hash).orElseGet(HashChain::genesisHash)};
        entries.forEachRaw(after, upTo, entry -> {
            rows.write(ExportedRawEntry.of(entry, previous[0]));
            previous[0] = entry.hash();
            listener.onProgress(entry.ledgerNumber() - after, upTo - after);
        });
        rows.finish();
        writer.flush();
    }

    /**
     * Writes selected raw entries in ledger order, as JSON Lines without hashes: receipts prove them.
     *
     * @param out flushed, not closed
     */
    public void writeEntries(Set<Long> selected, OutputStream out) throws IOException {
        RecordWriter<ExportedRawEntry> rows = RecordWriter.create(out, ExportedRawEntry.class, ExportFormat.JSONL);
        entries.forEachRaw(selected, entry -> rows.write(ExportedRawEntry.of(entry)));
        rows.finish();
    }

    /**
     * Writes the receipts of selected entries at a head, one after another in ledger order.
     *
     * @param heads signer of the head
     * @param out flushed, not closed
     */
    public void writeReceipts(HeadSigner heads, SignedHead head, Set<Long> selected, OutputStream out)
            throws IOException {
        Writer writer = utf8Writer(out);
        entries.forEachRaw(selected, entry -> write(writer, heads.receipt(entry, head)));
        writer.flush();
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes all raw entries up to a head as a ZIP: the head, the entries as JSON Lines, and what the leaf of each entry
     * hashes, so that the root of the head can be recomputed.
     *
     * @param heads signer of the head
     * @param out flushed, not closed
     */
    public void writeBook(HeadSigner heads, SignedHead head, OutputStream out, ExportProgressListener listener)
            throws IOException {
        ReproducibleZipWriter zip = new ReproducibleZipWriter(out);
        zip.add("head.txt", head.note().getBytes(StandardCharsets.UTF_8));
        zip.add("entries.jsonl", file -> {
            RecordWriter<ExportedRawEntry> rows = RecordWriter.create(file, ExportedRawEntry.class, ExportFormat.JSONL);
            entries.forEachRaw(0, head.size(), entry -> rows.write(ExportedRawEntry.of(entry)));
            rows.finish();
        });
        zip.add("leaves.txt", file -> {
            Writer writer = utf8Writer(file);
            entries.forEachRaw(0, head.size(), entry -> {
                write(writer, heads.leaf(entry) + "\n");
                listener.onProgress(entry.ledgerNumber(), head.size());
            });
            writer.flush();
        });
        zip.finish();
    }

    /**
     * Sends the whole book up to a ledger number as a download.
     *
     * @param heads signer of the head
     * @throws NotFoundException if that is before the first entry
     * @throws UnavailableException if the head is not signed in time
     */
    void downloadBook(HeadSigner heads, long upTo, HttpServletResponse response) throws IOException {
        if (upTo == 0) {
            throw new NotFoundException("unknown-head", Map.of());
        }
        SignedHead head = heads.awaitOwnHead(upTo).orElseThrow(UnavailableException::notNow);
        OutputStream out = new ExportOptions(ExportContent.BOOK, ExportFormat.ZIP).openDownload(response, upTo);
        writeBook(heads, head, out, ExportProgressListener.NONE);
    }

    /**
     * Writes postings, balances or a journal as of a point in time.
     *
     * @param out flushed, not closed
     */
    public void writeAsOf(ResolvedAsOf asOf, ExportOptions export, OutputStream out, ExportProgressListener listener)
            throws IOException {
        Writer writer = utf8Writer(out);
        switch (export.what()) {
            case EVENTS, BOOK ->
                throw new IllegalArgumentException("Raw events have no point in time; use writeEntries or writeBook");
            case DELIVERY -> throw new IllegalArgumentException("A delivery file has a chapter; use DeliveryService");
            case POSTINGS -> {
                RecordWriter<ExportedPosting> rows =
                        RecordWriter.create(writer, ExportedPosting.class, export.format());
                postingReader.forEachMutation(
                        asOf,
                        listener,
                        mutation -> mutation.stream()
                                .map(posting -> ExportedPosting.of(posting, asOf))
                                .forEach(rows::write));
                rows.finish();
            }
            case BALANCES -> {
                RecordWriter<BalanceResponse> rows =
                        RecordWriter.create(writer, BalanceResponse.class, export.format());
                findAllBalances(asOf).stream().map(BalanceResponse::of).forEach(rows::write);
                rows.finish();
            }
            case JOURNAL ->
                JournalWriter.write(
                        asOf,
                        JournalFormatter.forFormat(export.format()),
                        findAllBalances(asOf),
                        postingReader,
                        writer,
                        listener);
        }
        writer.flush();
    }

    /**
     * Writes the postings of one moment that count at a point in time, as CSV.
     *
     * @param out flushed, not closed
     */
    public void writePostings(ResolvedAsOf asOf, Moment moment, OutputStream out) throws IOException {
        RecordWriter<ExportedPosting> rows = RecordWriter.create(out, ExportedPosting.class, ExportFormat.CSV);
        postingReader.forEachMutation(
                asOf,
                ExportProgressListener.NONE,
                mutation -> mutation.stream()
                        .filter(posting -> posting.event().moment().equals(moment))
                        .map(posting -> ExportedPosting.of(posting, asOf))
                        .forEach(rows::write));
        rows.finish();
    }

    private List<Balance> findAllBalances(ResolvedAsOf asOf) {
        return balances.find(BalanceCriteria.EVERYTHING, asOf);
    }

    private static Writer utf8Writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
