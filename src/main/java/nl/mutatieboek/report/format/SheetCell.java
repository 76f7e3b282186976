package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a {@link ReportSheet}.
 *
 * @param number whole thousands of euros, or tenths of a percent
 * @param href absolute address of the explanation
 */
record SheetCell(
        SheetCellType type,
        long number,
        String text,
        SheetCellStyle style,
        @Nullable String href) {
    /** Spreadsheets keep fifteen significant digits. */
    private static final long EXACT = 999_999_999_999_999L;

    enum SheetCellType {
        NOTHING,
        AMOUNT,
        SHARE,
        TEXT
    }

    /**
     * How a cell is displayed.
     *
     * @param strong for totals
     * @param faint for missing values
     * @param right right-aligned
     * @param indent 0 to 9
     */
    record SheetCellStyle(boolean strong, boolean faint, boolean right, boolean wrapped, int indent) {
        static final SheetCellStyle PLAIN = new SheetCellStyle(false, false, false, false, 0);
        static final SheetCellStyle STRONG = new SheetCellStyle(true, false, false, false, 0);
        static final SheetCellStyle WRAPPED = new SheetCellStyle(false, false, false, true, 0);

        static SheetCellStyle heading(boolean right) {
            return new SheetCellStyle(true, false, right, true, 0);
        }
    }

    static final SheetCell NOTHING = new SheetCell(SheetCellType.NOTHING, 0, "", SheetCellStyle.PLAIN, null);

    static SheetCell text(String text, SheetCellStyle style) {
        return new SheetCell(SheetCellType.TEXT, 0, text, style, null);
    }

    /** An amount; as text if a spreadsheet would round it. */
    static SheetCell amount(long thousands, SheetCellStyle style, @Nullable String href) {
        return Math.abs(thousands) > EXACT || thousands == Long.MIN_VALUE
                ? new SheetCell(SheetCellType.TEXT, 0, Long.toString(thousands), style, href)
                : new SheetCell(SheetCellType.AMOUNT, thousands, "", style, href);
    }

    SheetCell withLink(@Nullable String address) {
        return new SheetCell(type, number, text, style, address);
    }
}
