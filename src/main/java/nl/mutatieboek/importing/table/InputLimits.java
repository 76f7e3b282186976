package nl.mutatieboek.importing.table;

/** How much of a file is read. */
public final class InputLimits {
    /**
     * Rows of a file that is compared, previewed, sent to a served book, or read as a whole. Ten years of the whole state are about
     * five thousand.
     */
    public static final long MAX_ROWS = 50_000;

    /** Bytes, roughly, that the cells of such a file take in memory. */
    public static final long MAX_TEXT_BYTES = 48L << 20;

    /** Rows that a header takes at most, and the titles above it. */
    public static final int MAX_HEADER_ROWS = 21;

    /** Rows that a sheet can have. */
    public static final long MAX_SHEET_ROWS = 1 << 20;

    /** Columns of a table; the widest of the open data has about thirty. */
    public static final int MAX_COLUMNS = 200;

    /** Characters of a cell: what a spreadsheet can hold at most. */
    static final int MAX_CELL_CHARACTERS = 32_767;

    /** Bytes of a row, its marks included. */
    public static final int MAX_ROW_BYTES = 4 << 20;

    /** Bytes of a sheet once unpacked. */
    static final long MAX_SHEET_BYTES = 2L << 30;

    /** Bytes of any other part of a workbook once unpacked, of which the texts are kept in memory. */
    static final long MAX_PART_BYTES = 16L << 20;

    /** Tags of such a part. */
    static final long MAX_PART_TAGS = 1_000_000;

    /** Tags of the part that says how cells look. */
    static final long MAX_STYLE_TAGS = 100_000;

    /** How many times smaller than itself a sheet may be packed, from {@link #COMPRESSION_CHECK_FROM_BYTES} bytes on. */
    static final int MAX_COMPRESSION_RATIO = 250;

    static final long COMPRESSION_CHECK_FROM_BYTES = 32L << 20;

    /** Files in a workbook. */
    static final int MAX_PARTS = 2_000;

    private InputLimits() {}
}
