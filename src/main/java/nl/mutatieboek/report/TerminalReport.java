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

/** A report for the terminal: printed as text or JSON, or written to a file. */
public final class TerminalReport {
    private final ReportCatalog reporting;
    private final ResolvedAsOf point;
    private final ReportDocument tables;

    TerminalReport(ReportCatalog reporting, ResolvedAsOf point, ReportDocument tables) {
        this.reporting = reporting;
        this.point = point;
        this.tables = tables;
    }

    public String text() {
        return reporting.plainText().toText(tables);
    }

    /** The same response as in the API. */
    public Object toResponse() {
        return ReportResponse.of(point, tables, ReportUrlResolver.toApi(point.lasting()));
    }

    /** Names of the formats that {@link #write} supports. */
    public Set<String> formats() {
        return reporting.formats().stream().map(ReportWriter::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes the report to a file without links, because the address of the application is unknown here. */
    public void write(String format, OutputStream out) throws IOException {
        Optional<ReportWriter> in = reporting.formats().stream()
                .filter(one -> one.name().equals(format))
                .findFirst();
        in.orElseThrow(() -> new IllegalArgumentException("No format " + format))
                .write(tables, ReportLinkResolver.NONE, out);
    }
}
