package nl.mutatieboek.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.format.ReportWriter;
import nl.mutatieboek.report.table.ReportDocument;

/** A report that was asked at a terminal, to be read there or written to a file. */
public final class TerminalReport {
    private final ReportCatalog reporting;
    private final ResolvedAsOf point;
    private final ReportDocument tables;

    TerminalReport(ReportCatalog reporting, ResolvedAsOf point, ReportDocument tables) {
        this.reporting = reporting;
        this.point = point;
        this.tables = tables;
    }

    /** For people. */
    public String text() {
        return reporting.plainText().toText(tables);
    }

    /** For machines: what the API answers. */
    public Object toResponse() {
        return ReportResponse.of(point, tables, ReportUrlResolver.toApi(point.lasting()));
    }

    /** By which names {@link #write} knows the formats of files. */
    public Set<String> formats() {
        return reporting.formats().stream().map(ReportWriter::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes the file. Nothing is linked in it: who serves the book is not known here. */
    public void write(String format, OutputStream out) throws IOException {
        Optional<ReportWriter> in = reporting.formats().stream()
                .filter(one -> one.name().equals(format))
                .findFirst();
        in.orElseThrow(() -> new IllegalArgumentException("No format " + format))
                .write(tables, ReportLinkResolver.NONE, out);
    }
}
