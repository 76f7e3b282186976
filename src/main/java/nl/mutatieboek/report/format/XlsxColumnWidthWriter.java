package nl.mutatieboek.report.format;

import org.dhatim.fastexcel.Worksheet;

/** The width of a column, the only thing of a sheet that the library takes as a fraction. */
final class XlsxColumnWidthWriter {
    private XlsxColumnWidthWriter() {}

    /**
     * Sets it.
     *
     * @param characters how many of them fit
     */
    static void set(Worksheet sheet, int column, int characters) {
        sheet.width(column, characters);
    }
}
