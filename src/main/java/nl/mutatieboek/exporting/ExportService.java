package nl.mutatieboek.exporting;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongPredicate;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceListResponse.BalanceResponse;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.springframework.stereotype.Component;

/** Writes what somebody takes away. The same book, point and format give the same bytes. */
@Component
public class ExportService {
    private static final BalanceCriteria EVERYTHING = new BalanceCriteria(null, null, null, BalanceCriteria.MAX_DEPTH);

    private final LedgerReader entries;
    private final BalanceQueries balances;
    private final AsOfPostingReader writePostings;

    ExportService(LedgerReader entries, BalanceQueries balances, PostingQueries lines, TrailQueries trail) {
        this.entries = entries;
        this.balances = balances;
        this.writePostings = new AsOfPostingReader(lines, trail, entries);
    }

    /**
     * Writes raw entries in ledger order, a page of them in memory at a time.
     *
     * @param after the ledger number after which they begin; 0 for all
     * @param upTo the last one, at most the head
     * @param out is flushed, not closed
     */
    public void writeEntries(
            ExportFormat format, long after, long upTo, OutputStream out, ExportProgressListener reached)
            throws IOException {
        writeEntries(format, after, upTo, number -> true, out, reached);
    }

    /**
     * Writes chosen raw entries in ledger order, as JSON Lines. Each says the hash of the entry before it in the ledger, so that its
     * own can be computed.
     *
     * @param upTo the last number that may be chosen
     * @param out is flushed, not closed
     */
    public void writeEntries(long upTo, LongPredicate chosen, OutputStream out) throws IOException {
        writeEntries(ExportFormat.JSONL, 0, upTo, chosen, out, ExportProgressListener.NONE);
    }

    private void writeEntries(
            ExportFormat format,
            long after,
            long upTo,
            LongPredicate chosen,
            OutputStream out,
            ExportProgressListener reached)
            throws IOException {
        Writer writer = text(out);
        RecordWriter<ExportedRawEntry> rows = RecordWriter.create(writer, ExportedRawEntry.class, format);
        byte[][] previous = {entries.findRaw(after).map(RawEntry::hash).orElseGet(HashChain::genesisHash)};
        entries.forEachRaw(after, upTo, entry -> {
            if (chosen.test(entry.ledgerNumber())) {
                rows.write(ExportedRawEntry.of(entry, previous[0]));
            }
            previous[0] = entry.hash();
            reached.onProgress(entry.ledgerNumber() - after, upTo - after);
        });
        rows.finish();
        writer.flush();
    }

    /**
     * Writes what counts at a point.
     *
     * @param out is flushed, not closed
     */
    public void writeAsOf(ResolvedAsOf point, ExportOptions export, OutputStream out, ExportProgressListener reached)
            throws IOException {
        Writer writer = text(out);
        switch (export.what()) {
            case EVENTS ->
                throw new IllegalArgumentException("Raw events are of the ledger as a whole, not of a point in it");
            case POSTINGS -> {
                RecordWriter<ExportedPosting> rows =
                        RecordWriter.create(writer, ExportedPosting.class, export.format());
                writePostings.forEachMutation(
                        point,
                        reached,
                        mutation -> mutation.stream().map(ExportedPosting::of).forEach(rows::write));
                rows.finish();
            }
            case BALANCES -> {
                RecordWriter<BalanceResponse> rows =
                        RecordWriter.create(writer, BalanceResponse.class, export.format());
                all(point).stream().map(BalanceResponse::of).forEach(rows::write);
                rows.finish();
            }
            case JOURNAL ->
                JournalWriter.write(
                        point, JournalFormatter.forFormat(export.format()), all(point), writePostings, writer, reached);
        }
        writer.flush();
    }

    /**
     * Writes the postings that count at a point and that one moment presents, as CSV.
     *
     * @param out is flushed, not closed
     */
    public void writePostings(ResolvedAsOf point, Moment moment, OutputStream out) throws IOException {
        RecordWriter<ExportedPosting> rows = RecordWriter.create(out, ExportedPosting.class, ExportFormat.CSV);
        writePostings.forEachMutation(
                point,
                ExportProgressListener.NONE,
                mutation -> mutation.stream()
                        .filter(posting -> posting.event().moment().equals(moment))
                        .map(ExportedPosting::of)
                        .forEach(rows::write));
        rows.finish();
    }

    private List<Balance> all(ResolvedAsOf point) {
        return balances.find(EVERYTHING, point);
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
