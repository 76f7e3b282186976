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
 * For who prints a report or sends it on: tagged, so that it can be heard too (PDF/UA, ISO 14289-1), in as much room as its tables need,
 * with the headings of a table on every page that it goes on to. The same report gives the same bytes: no date is written in it.
 */
public final class PdfReportWriter implements ReportWriter {
    /** That of PDFBox itself, under the SIL Open Font License; it has every sign of the budget documents. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** By which the reader of the XHTML knows what &euml; is, without asking anybody. */
    private static final String ENTITIES =
            "<!DOCTYPE html PUBLIC \"-//OPENHTMLTOPDF//DOC XHTML Character Entities Only 1.0//EN\" \"\">";

    private static final int PORTRAIT = 100;
    private static final int LANDSCAPE = 155;
    private static final int LARGE = 235;
    /** Hundredths of a millimetre that a character takes. */
    private static final int CHARACTER = 165;

    private final PdfHtmlRenderer paper;

    public PdfReportWriter(PdfHtmlRenderer paper) {
        this.paper = paper;
        // What it does it tells at INFO, at every turn.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /** Writes a report as XHTML, from its first element on. */
    @FunctionalInterface
    public interface PdfHtmlRenderer {
        /**
         * Writes it.
         *
         * @param size of a page, as CSS has it
         */
        String render(ReportDocument tables, ReportLinkResolver addresses, String size);
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public String name() {
        return "pdf";
    }

    @Override
    public void write(ReportDocument tables, ReportLinkResolver addresses, OutputStream out) throws IOException {
        String html = paper.render(tables, addresses, pageSize(tables));
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

    /** The smallest in which every table has the room that it needs; wider than any paper where it must be. */
    private static String pageSize(ReportDocument tables) {
        int widest = tables.tables().stream()
                .mapToInt(table -> width(table, tables))
                .max()
                .orElse(0);
        return widest <= PORTRAIT
                ? "A4"
                : widest <= LANDSCAPE
                        ? "A4 landscape"
                        : widest <= LARGE ? "A3 landscape" : widest * CHARACTER / 100 + "mm 297mm";
    }

    private static int width(ReportTable table, ReportDocument tables) {
        return ColumnWidthCalculator.compute(table, "niet bekend", tables.language()).stream()
                .mapToInt(width -> width + 2)
                .sum();
    }
}
