package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nl.mutatieboek.platform.format.PdfRenderer;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Writes a report as tagged, accessible PDF (PDF/UA, ISO 14289-1), on a page size that fits its tables. Table headings
 * repeat on every page. Equal reports give equal bytes: the file has no dates.
 */
public final class PdfReportWriter implements ReportWriter {
    private static final int PORTRAIT = 100;
    private static final int LANDSCAPE = 155;
    private static final int LARGE = 235;
    /** Width of a character in hundredths of a millimetre. */
    private static final int CHARACTER = 165;

    private final PdfRenderer renderer;
    private final Function<Locale, Object> figures;

    /** @param figures creates the messages that the template needs beside the report */
    public PdfReportWriter(PdfRenderer renderer, Function<Locale, Object> figures) {
        this.renderer = renderer;
        this.figures = figures;
    }

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        renderer.render(
                "report-paper",
                report.language(),
                Map.of(
                        "tables",
                        report,
                        "reportUrls",
                        links,
                        "figures",
                        figures.apply(report.language()),
                        "size",
                        pageSize(report)),
                out);
    }

    /** The smallest page size that fits every table; wider than any paper size if necessary. */
    private static String pageSize(ReportDocument report) {
        int widest = report.tables().stream()
                .mapToInt(table -> width(table, report))
                .max()
                .orElse(0);
        return widest <= PORTRAIT
                ? "A4"
                : widest <= LANDSCAPE
                        ? "A4 landscape"
                        : widest <= LARGE ? "A3 landscape" : widest * CHARACTER / 100 + "mm 297mm";
    }

    private static int width(ReportTable table, ReportDocument report) {
        return ColumnWidthCalculator.compute(table, "niet bekend", report.language()).stream()
                .mapToInt(width -> width + 2)
                .sum();
    }
}
