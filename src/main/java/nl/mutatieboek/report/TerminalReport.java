package nl.mutatieboek.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.report.format.ReportFormat;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.table.ReportDocument;

/** A report for the terminal: printed as text or JSON, or written to a file. */
public record TerminalReport(ReportCatalog catalog, ResolvedAsOf point, ReportDocument document) {
    public String text() {
        return catalog.plainText().toText(document);
    }

    /** The same response as in the API. */
    public Object toResponse() {
        return ReportResponse.of(point, document, ReportUrlResolver.toApi(point.lasting()));
    }

    /** Names of the formats that {@link #write} supports. */
    public Set<String> formats() {
        return catalog.formats().stream().map(ReportFormat::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes the report to a file without links, because the address of the application is unknown here. */
    public void write(String format, OutputStream out) throws IOException {
        Optional<ReportFormat> writer = catalog.formats().stream()
                .filter(one -> one.name().equals(format))
                .findFirst();
        writer.orElseThrow(() -> new IllegalArgumentException("No format " + format))
                .writer()
                .write(document, ReportLinkResolver.NONE, out);
    }
}
