package nl.mutatieboek.importing.table;

/** Limits of the files that are read. */
public final class InputLimits {
    /**
     * Rows of a file that is compared, previewed, uploaded, or kept in memory. Ten years of the whole state have about
     * five thousand.
     */
    public static final long MAX_ROWS = 50_000;

    /** Approximate bytes in memory of the cells of such a file. */
    public static final long MAX_TEXT_BYTES = 48L << 20;

    /** Rows of a header, with the titles above it. */
    public static final int MAX_HEADER_ROWS = 21;

    /** Rows of a sheet. */
    public static final long MAX_SHEET_ROWS = 1 << 20;

    /** Columns of a table; the widest of the open data has about thirty. */
    public static final int MAX_COLUMNS = 200;

    /** Characters of a cell, the maximum of a spreadsheet. */
    static final int MAX_CELL_CHARACTERS = 32_767;

    /** Bytes of a row, markup included. */
    public static final int MAX_ROW_BYTES = 4 << 20;

    /** Bytes of a sheet once unpacked. */
    static final long MAX_SHEET_BYTES = 2L << 30;

    /** Unpacked bytes of any other part of a workbook, because its texts are kept in memory. */
    static final long MAX_PART_BYTES = 16L << 20;

    /** Tags of such a part. */
    static final long MAX_PART_TAGS = 1_000_000;

    /** Tags of the part with the styles. */
    static final long MAX_STYLE_TAGS = 100_000;

    /** Maximum compression ratio of a sheet, checked from {@link #COMPRESSION_CHECK_FROM_BYTES} bytes on. */
    static final int MAX_COMPRESSION_RATIO = 250;

    static final long COMPRESSION_CHECK_FROM_BYTES = 32L << 20;

    /** Files in a workbook. */
    static final int MAX_PARTS = 2_000;

    private InputLimits() {}
}
