package nl.mutatieboek.importing.table;

import java.util.Locale;

/** Reason why a part of a file cannot be understood; each has a message in Dutch and in English. */
public enum FlawReason {
    NOT_READ,
    DIRECTORY,
    EMPTY,
    HEADER_ONLY,
    NOT_UTF8,
    NUL,
    IS_HTML,
    IS_XML,
    IS_PDF,
    IS_OLD_EXCEL,
    IS_OPEN_DOCUMENT,
    IS_ARCHIVE,
    DAMAGED,
    TOO_LARGE,
    BOMB,
    NO_SUCH_SHEET,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TOO_MUCH_TEXT,
    READING_STOPPED,
    FIELD_TOO_LONG,
    ROW_TOO_LONG,
    QUOTES,

    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_NOT_TAKEN,
    COLUMN_UNCLEAR,
    SAID_TWICE,
    UNIT_DIFFERS,
    CELLS_BESIDE,
    CELLS_MISSING,

    BLANK,
    FORMULA,
    ERROR,
    MERGED,
    DATE_NOT_NUMBER,
    TRUTH_NOT_NUMBER,
    FORMULA_TEXT,
    NOT_A_NUMBER,
    FRACTION,
    DECIMAL_POINT,
    COMMA_AMBIGUOUS,
    PARENTHESES,
    DASH_ONLY,
    NUMBER_TOO_LARGE,
    NOT_A_YEAR,
    NOT_A_DATE,
    NOT_YES_OR_NO,

    BALANCE_DIFFERS,

    FLOW_UNKNOWN,
    MOMENT_UNKNOWN,
    MOMENT_YEAR_MISSING,
    MOMENT_YEAR_DIFFERS,
    KIND_REVERSAL,
    KIND_OF_SEVERAL_CHAPTERS,
    FIELD_MISSING,
    FIELD_NOT_OF_KIND,
    ITEM_MISSING,
    ITEM_NAMED_TWICE,
    ITEM_BELOW_OPEN,
    NAME_WITHOUT_CODE,
    NAME_BROKEN,
    NAME_REPAIRED,
    ROW_TWICE,
    DIFFERS_WITHIN_MUTATION,
    MUTATION_RETURNS,
    TOO_MANY_LINES,

    TOTAL_ROW,
    OPEN_YEAR,
    OPEN_AMOUNT,
    OPEN_ITEM,
    OF_WHICH;

    /** Stable code for programs, such as {@code comma-ambiguous}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
