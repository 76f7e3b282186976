package nl.mutatieboek.report.format;

import org.jspecify.annotations.Nullable;

/**
 * One place of a {@link ReportSheet}.
 *
 * @param type what it is
 * @param number whole thousands of euros, or tenths of a percent
 * @param text of words
 * @param look how it is shown
 * @param href where it is explained: an address that can be followed from anywhere
 */
record SheetCell(
        SheetCellType type,
        long number,
        String text,
        SheetCellStyle look,
        @Nullable String href) {
    /** A number in a spreadsheet is exact up to fifteen digits. */
    private static final long EXACT = 999_999_999_999_999L;

    /** What stands there. */
    enum SheetCellType {
        NOTHING,
        AMOUNT,
        SHARE,
        TEXT
    }

    /**
     * How it is shown.
     *
     * @param strong as of a total
     * @param faint as what is not there
     * @param right at the right of its column
     * @param wrapped on as many lines as it needs
     * @param indent how far it begins from the left, 0 to 9
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

    static SheetCell text(String text, SheetCellStyle look) {
        return new SheetCell(SheetCellType.TEXT, 0, text, look, null);
    }

    /** An amount; as a text of digits where a spreadsheet would round it. */
    static SheetCell amount(long thousands, SheetCellStyle look, @Nullable String href) {
        return Math.abs(thousands) > EXACT || thousands == Long.MIN_VALUE
                ? new SheetCell(SheetCellType.TEXT, 0, Long.toString(thousands), look, href)
                : new SheetCell(SheetCellType.AMOUNT, thousands, "", look, href);
    }

    SheetCell withLink(@Nullable String address) {
        return new SheetCell(type, number, text, look, address);
    }
}
