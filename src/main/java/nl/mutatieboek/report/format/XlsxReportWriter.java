package nl.mutatieboek.report.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.format.SheetCell.SheetCellStyle;
import nl.mutatieboek.report.table.ReportDocument;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a report as Excel workbook: a sheet for each table and one for the footnotes. Amounts are numbers in whole
 * thousands of euros, formatted as in the documents. Text is never parsed as a formula. Equal reports give equal bytes.
 *
 * @param labels texts around the tables, by language
 */
public record XlsxReportWriter(Function<Locale, ReportFileLabels> labels) implements ReportWriter {
    private static final int MARGIN = 2;
    private static final int WIDEST = 255;
    /** The creation time that the library writes. */
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");

    /** Excel does not open a sheet with more links. */
    private static final int MAX_LINKS = 65_530;

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "Mutatieboek", "1.0");
        workbook.properties()
                .setTitle(report.title())
                .setSubject(report.unit())
                .setDescription(report.scope())
                .setTextProperty("Language", report.language().getLanguage());
        String amounts = amounts(report.language());
        for (ReportSheet sheet : ReportSheet.sheetsOf(report, links, labels.apply(report.language()))) {
            Worksheet worksheet = workbook.newWorksheet(sheet.name());
            write(sheet, worksheet, amounts);
            worksheet.finish();
        }
        workbook.finish();
        ZipTimestampRemover.copyWithoutTimestamps(bytes.toByteArray(), "docProps/core.xml", CREATED, out);
    }

    /**
     * Number format with the thousands separator of the documents, for programs that respect the locale of a format.
     */
    private static String amounts(Locale language) {
        String of = Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? "[$-809]" : "[$-413]";
        return of + "#,##0;" + of + "\"" + AmountFormatter.MINUS + "\"#,##0";
    }

    private static void write(ReportSheet sheet, Worksheet worksheet, String amounts) {
        for (int column = 0; column < sheet.widths().size(); column++) {
            XlsxColumnWidthWriter.set(worksheet, column, Math.min(sheet.widths().get(column) + MARGIN, WIDEST));
        }
        if (sheet.frozenLines() > 0) {
            worksheet.freezePane(1, sheet.frozenLines());
            worksheet.repeatRows(sheet.frozenLines() - 1);
        }
        worksheet.paperSize(PaperSize.A4_PAPER);
        worksheet.pageOrientation("landscape");
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
        int links = 0;
        for (int row = 0; row < sheet.lines().size(); row++) {
            List<SheetCell> line = sheet.lines().get(row);
            for (int column = 0; column < line.size(); column++) {
                SheetCell sheetCell = line.get(column);
                if (sheetCell.href() != null && links < MAX_LINKS) {
                    worksheet.hyperlink(row, column, new UniqueHyperlink(sheetCell.href()));
                    links++;
                }
                write(sheetCell, worksheet, row, column, amounts);
            }
        }
    }

    private static void write(SheetCell sheetCell, Worksheet worksheet, int row, int column, String amounts) {
        StyleSetter style = worksheet.style(row, column);
        switch (sheetCell.type()) {
            case NOTHING -> {
                return;
            }
            case AMOUNT -> {
                worksheet.value(row, column, sheetCell.number());
                style.format(amounts);
            }
            case SHARE -> {
                worksheet.value(row, column, BigDecimal.valueOf(sheetCell.number(), 3));
                style.format("0.0\\ %;\"" + AmountFormatter.MINUS + "\"0.0\\ %");
            }
            case TEXT -> worksheet.value(row, column, sheetCell.text());
        }
        applyStyle(sheetCell.style(), style);
    }

    private static void applyStyle(SheetCellStyle cellStyle, StyleSetter style) {
        style.verticalAlignment("top")
                .horizontalAlignment(cellStyle.right() ? "right" : "left")
                .wrapText(cellStyle.wrapped());
        if (cellStyle.strong()) {
            style.bold();
        }
        if (cellStyle.faint()) {
            style.italic();
        }
        if (cellStyle.indent() > 0) {
            style.indent(cellStyle.indent());
        }
        style.set();
    }

    /** The library merges equal links, but two cells may link to the same page. */
    private static final class UniqueHyperlink extends HyperLink {
        UniqueHyperlink(String address) {
            super(address, "");
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
