package nl.mutatieboek.report.format;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.logging.Level;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes a report as tagged, accessible PDF (PDF/UA, ISO 14289-1), on a page size that fits its tables. Table headings
 * repeat on every page. Equal reports give equal bytes: the file has no dates.
 */
public final class PdfReportWriter implements ReportWriter {
    /**
     * The font that PDFBox contains, under the SIL Open Font License. It has all characters of the budget documents.
     */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** DTD that resolves entities such as &euml; offline. */
    private static final String ENTITIES =
            "<!DOCTYPE html PUBLIC \"-//OPENHTMLTOPDF//DOC XHTML Character Entities Only 1.0//EN\" \"\">";

    private static final int PORTRAIT = 100;
    private static final int LANDSCAPE = 155;
    private static final int LARGE = 235;
    /** Width of a character in hundredths of a millimetre. */
    private static final int CHARACTER = 165;

    private final PdfHtmlRenderer htmlRenderer;

    public PdfReportWriter(PdfHtmlRenderer htmlRenderer) {
        this.htmlRenderer = htmlRenderer;
        // At INFO the library logs every step of every run.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /** Renders a report as XHTML. */
    @FunctionalInterface
    public interface PdfHtmlRenderer {
        /**
         * Returns the XHTML, from the root element on.
         *
         * @param size page size in CSS
         */
        String render(ReportDocument report, ReportLinkResolver links, String size);
    }

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        String html = htmlRenderer.render(report, links, pageSize(report));
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .withProducer("Mutatieboek")
                .withHtmlContent(ENTITIES + html, "");
        builder.useFont(PdfReportWriter::font, "Liberation Sans");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            PdfRepeatedHeadingRemover.removeRepeatedHeadings(document);
            document.getDocumentInformation().setCreationDate(null);
            document.setDocumentId((long) html.hashCode());
            document.save(bytes);
        }
        bytes.writeTo(out);
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
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
