package nl.mutatieboek.report.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.report.table.ReportDocument;
import org.odftoolkit.odfdom.doc.OdfSpreadsheetDocument;
import org.odftoolkit.odfdom.dom.OdfContentDom;
import org.odftoolkit.odfdom.dom.element.office.OfficeSpreadsheetElement;
import org.odftoolkit.odfdom.dom.element.table.TableTableElement;
import org.odftoolkit.odfdom.dom.element.table.TableTableHeaderRowsElement;
import org.odftoolkit.odfdom.dom.element.table.TableTableRowElement;
import org.odftoolkit.odfdom.incubator.meta.OdfOfficeMeta;

/**
 * Writes a report as OpenDocument spreadsheet, for LibreOffice and for the requirement of an open format. The sheets
 * equal those of {@link XlsxReportWriter}.
 *
 * <p>Amounts are numbers in whole thousands of euros, formatted as in the documents in every locale. Text is never
 * parsed as a formula. Equal reports give equal bytes.
 *
 * @param labels texts around the tables, by language
 */
public record OdsReportWriter(Function<Locale, ReportFileLabels> labels) implements ReportWriter {
    /** Creation time and editing duration in the library's template. */
    private static final Pattern TIMESTAMPS =
            Pattern.compile("<(meta:(?:creation-date|editing-duration|editing-cycles)|dc:date)>.*?</\\1>");

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        List<ReportSheet> sheets = ReportSheet.sheetsOf(report, links, labels.apply(report.language()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OdfSpreadsheetDocument document = newDocument()) {
            write(document, sheets, report);
            document.save(bytes);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Failed to write the ODS spreadsheet", e);
        }
        ZipTimestampRemover.copyWithoutTimestamps(bytes.toByteArray(), "meta.xml", TIMESTAMPS, out);
    }

    private static OdfSpreadsheetDocument newDocument() throws IOException {
        try {
            return OdfSpreadsheetDocument.newSpreadsheetDocument();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Failed to create the ODS spreadsheet", e);
        }
    }

    private static void write(OdfSpreadsheetDocument document, List<ReportSheet> sheets, ReportDocument report)
            throws Exception {
        OdfOfficeMeta meta = document.getOfficeMetadata();
        meta.setAutomaticUpdate(false);
        meta.setTitle(report.title());
        meta.setSubject(report.unit());
        meta.setDescription(report.scope());
        meta.setLanguage(report.language().getLanguage());
        OdfContentDom content = document.getContentDom();
        OdsStyleFactory styles = new OdsStyleFactory(content.getOrCreateAutomaticStyles(), report.language());
        OfficeSpreadsheetElement root = document.getContentRoot();
        while (root.getFirstChild() != null) {
            root.removeChild(root.getFirstChild());
        }
        OdsCellFactory cellFactory = new OdsCellFactory(content, styles);
        for (ReportSheet sheet : sheets) {
            write(sheet, root.newTableTableElement(), cellFactory, styles);
        }
        OdsFreezePaneWriter.write(sheets, document.getSettingsDom());
    }

    private static void write(
            ReportSheet sheet, TableTableElement table, OdsCellFactory cellFactory, OdsStyleFactory styles) {
        table.setTableNameAttribute(sheet.name());
        sheet.widths()
                .forEach(width ->
                        table.newTableTableColumnElement().setTableStyleNameAttribute(styles.columnStyle(width)));
        for (int line = 0; line < sheet.lines().size(); line++) {
            TableTableRowElement row =
                    line == sheet.frozenLines() - 1 ? heading(table) : table.newTableTableRowElement();
            for (SheetCell sheetCell : sheet.lines().get(line)) {
                row.appendChild(cellFactory.createCell(sheetCell));
            }
        }
    }

    /** A row that is repeated on every printed page. */
    private static TableTableRowElement heading(TableTableElement table) {
        TableTableHeaderRowsElement headings = table.newTableTableHeaderRowsElement();
        return headings.newTableTableRowElement();
    }
}
