package nl.mutatieboek.report.format;

import org.dhatim.fastexcel.Worksheet;

/** Sets column widths, the only value that the library accepts as floating point only. */
final class XlsxColumnWidthWriter {
    private XlsxColumnWidthWriter() {}

    static void set(Worksheet sheet, int column, int characters) {
        sheet.width(column, characters);
    }
}
