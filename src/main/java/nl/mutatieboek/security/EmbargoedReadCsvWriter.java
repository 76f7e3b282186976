package nl.mutatieboek.security;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import nl.mutatieboek.security.account.EmbargoedRead;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;

/** Writes all reads under embargo as CSV, oldest first, with the columns of the API. Only one page is in memory. */
final class EmbargoedReadCsvWriter {
    private static final int PAGE_SIZE = 1_000;

    private EmbargoedReadCsvWriter() {}

    /** Writes and flushes; does not close the stream. */
    static void write(JdbcEmbargoedReadRepository reads, ActorNameResolver names, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord("number", "readAt", "readBy", "readByName", "asked", "chapters", "moments");
        long after = 0;
        List<EmbargoedRead> page;
        do {
            page = reads.findAfter(after, PAGE_SIZE);
            for (EmbargoedRead read : page) {
                write(csv, read, names);
                after = read.number();
            }
        } while (page.size() == PAGE_SIZE);
        csv.flush();
        text.flush();
    }

    private static void write(CsvWriter csv, EmbargoedRead read, ActorNameResolver names) {
        csv.writeRecord(
                Long.toString(read.number()),
                read.at().toString(),
                CsvCellEscaper.escape(read.by().subject()),
                CsvCellEscaper.escape(names.findName(read.by()).orElse("")),
                CsvCellEscaper.escape(read.asked()),
                CsvCellEscaper.escape(String.join(" ", read.chapters())),
                CsvCellEscaper.escape(String.join(" ", read.moments())));
    }
}
