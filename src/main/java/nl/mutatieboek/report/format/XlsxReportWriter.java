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
 */
public final class XlsxReportWriter implements ReportWriter {
    private static final int MARGIN = 2;
    private static final int WIDEST = 255;
    /** The creation time that the library writes. */
    private static final Pattern CREATED = Pattern.compile("<dcterms:created.*?</dcterms:created>");

    /** Excel does not open a sheet with more links. */
    private static final int MAX_LINKS = 65_530;

    private final Function<Locale, ReportFileLabels> legends;

    /** @param legends texts around the tables, by language */
    public XlsxReportWriter(Function<Locale, ReportFileLabels> legends) {
        this.legends = legends;
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public void write(ReportDocument tables, ReportLinkResolver addresses, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook book = new Workbook(bytes, "Mutatieboek", "1.0");
        book.properties()
                .setTitle(tables.title())
                .setSubject(tables.unit())
                .setDescription(tables.scope())
                .setTextProperty("Language", tables.language().getLanguage());
        String amounts = amounts(tables.language());
        for (ReportSheet sheet : ReportSheet.sheetsOf(tables, addresses, legends.apply(tables.language()))) {
            Worksheet written = book.newWorksheet(sheet.name());
            write(sheet, written, amounts);
            written.finish();
        }
        book.finish();
        ReproducibleZipWriter.copyWithoutTimestamps(bytes.toByteArray(), "docProps/core.xml", CREATED, out);
    }

    /**
     * Number format with the thousands separator of the documents, for programs that respect the locale of a format.
     */
    private static String amounts(Locale language) {
        String of = Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? "[$-809]" : "[$-413]";
        return of + "#,##0;" + of + "\"" + AmountFormatter.MINUS + "\"#,##0";
    }

    private static void write(ReportSheet sheet, Worksheet written, String amounts) {
        for (int column = 0; column < sheet.widths().size(); column++) {
            XlsxColumnWidthWriter.set(written, column, Math.min(sheet.widths().get(column) + MARGIN, WIDEST));
        }
        if (sheet.frozenLines() > 0) {
            written.freezePane(1, sheet.frozenLines());
            written.repeatRows(sheet.frozenLines() - 1);
        }
        written.paperSize(PaperSize.A4_PAPER);
        written.pageOrientation("landscape");
        written.setFitToPage(true);
        written.fitToWidth((short) 1);
        written.fitToHeight((short) 0);
        int links = 0;
        for (int row = 0; row < sheet.lines().size(); row++) {
            List<SheetCell> line = sheet.lines().get(row);
            for (int column = 0; column < line.size(); column++) {
                SheetCell spot = line.get(column);
                if (spot.href() != null && links < MAX_LINKS) {
                    written.hyperlink(row, column, new UniqueHyperlink(spot.href()));
                    links++;
                }
                write(spot, written, row, column, amounts);
            }
        }
    }

    private static void write(SheetCell spot, Worksheet written, int row, int column, String amounts) {
        StyleSetter style = written.style(row, column);
        switch (spot.type()) {
            case NOTHING -> {
                return;
            }
            case AMOUNT -> {
                written.value(row, column, spot.number());
                style.format(amounts);
            }
            case SHARE -> {
                written.value(row, column, BigDecimal.valueOf(spot.number(), 3));
                style.format("0.0\\ %;\"" + AmountFormatter.MINUS + "\"0.0\\ %");
            }
            case TEXT -> written.value(row, column, spot.text());
        }
        applyStyle(spot.look(), style);
    }

    private static void applyStyle(SheetCellStyle look, StyleSetter style) {
        style.verticalAlignment("top")
                .horizontalAlignment(look.right() ? "right" : "left")
                .wrapText(look.wrapped());
        if (look.strong()) {
            style.bold();
        }
        if (look.faint()) {
            style.italic();
        }
        if (look.indent() > 0) {
            style.indent(look.indent());
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
