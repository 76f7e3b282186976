package nl.mutatieboek.importing.table;

/** How much of a file is read. */
public final class InputLimits {
    /**
     * Rows of a file that is compared, previewed, sent to a served book, or read as a whole. Ten years of the whole state are about
     * five thousand.
     */
    public static final long ROWS = 50_000;

    /** Bytes, roughly, that the cells of such a file take in memory. */
    public static final long TEXT = 48L << 20;

    /** Rows that a header takes at most, and the titles above it. */
    public static final int HEADER = 21;

    /** Rows that a sheet can have. */
    public static final long SHEET_ROWS = 1 << 20;

    /** Columns of a table; the widest of the open data has about thirty. */
    public static final int COLUMNS = 200;

    /** Characters of a cell: what a spreadsheet can hold at most. */
    static final int FIELD = 32_767;

    /** Bytes of a row, its marks included. */
    public static final int ROW = 4 << 20;

    /** Bytes of a sheet once unpacked. */
    static final long SHEET = 2L << 30;

    /** Bytes of any other part of a workbook once unpacked, of which the texts are kept in memory. */
    static final long PART = 16L << 20;

    /** Tags of such a part. */
    static final long TAGS = 1_000_000;

    /** Tags of the part that says how cells look. */
    static final long STYLE_TAGS = 100_000;

    /** How many times smaller than itself a sheet may be packed, from {@link #PACKED_FROM} bytes on. */
    static final int PACKED = 250;

    static final long PACKED_FROM = 32L << 20;

    /** Files in a workbook. */
    static final int PARTS = 2_000;

    private InputLimits() {}
}
