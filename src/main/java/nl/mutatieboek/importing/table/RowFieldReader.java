package nl.mutatieboek.importing.table;

import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one row by column name. An invalid field adds a flaw and is then read as blank. */
public final class RowFieldReader {
    private static final Pattern DUTCH_DATE = Pattern.compile("([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})");
    private static final int DISPLAYED_DIGITS = 15;

    private final ColumnIndex columns;
    private final InputRow row;
    private final FileFlawCollector flaws;
    private long flawCount;

    public RowFieldReader(ColumnIndex columns, InputRow row, FileFlawCollector flaws) {
        this.columns = columns;
        this.row = row;
        this.flaws = flaws;
    }

    public long row() {
        return row.number();
    }

    /** Whether the row has no flaw so far. */
    public boolean areValid() {
        return flawCount == 0;
    }

    public boolean isBlank(String column) {
        return columns.cellOf(row, column).isBlank();
    }

    /** The content of the cell, whatever its type. */
    public String raw(String column) {
        return columns.cellOf(row, column).text();
    }

    public void addFlaw(String column, FlawReason reason) {
        addFlaw(column, reason, Map.of());
    }

    public void addFlaw(String column, FlawReason reason, Map<String, Object> values) {
        InputCell cell = columns.cellOf(row, column);
        add(FileFlaw.of(row.number(), columns.nameInFile(column), cell.isBlank() ? null : cell.text(), reason, values));
    }

    public void addFlaw(String column, MalformedValueException malformed) {
        add(FileFlaw.of(
                row.number(),
                columns.nameInFile(column),
                columns.cellOf(row, column).text(),
                malformed));
    }

    private void add(FileFlaw flaw) {
        flawCount++;
        flaws.add(flaw);
    }

    /** The content as text; null if blank. */
    public @Nullable String text(String column) {
        InputCell cell = columns.cellOf(row, column);
        return switch (cell.type()) {
            case BLANK -> null;
            case TEXT -> {
                char first = cell.text().charAt(0);
                if (first == '=' || first == '+' || first == '@') {
                    addFlaw(column, FlawReason.FORMULA_TEXT);
                    yield null;
                }
                yield cell.text();
            }
            case NUMBER -> toDisplayed(cell.text());
            case DATE, TRUTH -> cell.text();
            case FORMULA -> addFlawAndReturnNull(column, FlawReason.FORMULA);
            case ERROR -> addFlawAndReturnNull(column, FlawReason.ERROR);
            case MERGED -> addFlawAndReturnNull(column, FlawReason.MERGED);
        };
    }

    /** A spreadsheet stores 37.2 as 37.200000000000003 and shows fifteen digits. */
    private static String toDisplayed(String digits) {
        try {
            return DutchNumberParser.parseStoredDecimal(digits)
                    .round(new MathContext(DISPLAYED_DIGITS))
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (DutchNumberParser.NotRead e) {
            return digits;
        }
    }

    private @Nullable String addFlawAndReturnNull(String column, FlawReason reason) {
        addFlaw(column, reason);
        return null;
    }

    /** The parsed content; null if blank or malformed. */
    public <T> @Nullable T parse(String column, Function<String, T> parser) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (MalformedValueException e) {
            addFlaw(column, e);
            return null;
        }
    }

    /** The parsed content as a term in normal form; null if blank or malformed. */
    public <T> @Nullable T parseTerm(String column, Function<String, T> parser) {
        return parse(column, text -> parser.apply(TermNormalizer.normalize(text)));
    }

    /** The parsed content as a term in normal form; a blank field is a flaw. */
    public <T> @Nullable T parseRequiredTerm(String column, Function<String, T> parser) {
        return parseRequired(column, text -> parser.apply(TermNormalizer.normalize(text)));
    }

    /** The parsed content; a blank field is a flaw. */
    public <T> @Nullable T parseRequired(String column, Function<String, T> parser) {
        if (isBlank(column)) {
            addFlaw(column, FlawReason.BLANK);
            return null;
        }
        return parse(column, parser);
    }

    /** An amount in whole thousands of euros; null if blank, which is not zero. */
    public @Nullable Thousands amount(String column) {
        Long number = number(column);
        try {
            return number == null ? null : DutchNumberParser.requirePostable(number);
        } catch (DutchNumberParser.NotRead e) {
            addFlaw(column, e.reason());
            return null;
        }
    }

    /**
     * An amount in a unit; null if blank. A stored number is rounded to the fifteen digits that a spreadsheet shows.
     */
    public @Nullable Thousands amount(String column, AmountUnit unit) {
        return unit == AmountUnit.THOUSANDS
                ? amount(column)
                : read(
                        column,
                        cell -> unit.toThousands(
                                cell.type() == InputCell.InputCellType.TEXT
                                        ? DutchNumberParser.parsePrintedDecimal(cell.text())
                                        : DutchNumberParser.parseStoredDecimal(cell.text())
                                                .round(new MathContext(DISPLAYED_DIGITS))));
    }

    /** A whole number; null if blank. */
    public @Nullable Long number(String column) {
        return read(
                column,
                cell -> cell.type() == InputCell.InputCellType.TEXT
                        ? DutchNumberParser.parsePrinted(cell.text())
                        : DutchNumberParser.parseStored(cell.text()));
    }

    private <T> @Nullable T read(String column, Function<InputCell, T> number) {
        InputCell cell = columns.cellOf(row, column);
        try {
            return switch (cell.type()) {
                case BLANK -> null;
                case TEXT, NUMBER -> number.apply(cell);
                case DATE -> throw new DutchNumberParser.NotRead(FlawReason.DATE_NOT_NUMBER);
                case TRUTH -> throw new DutchNumberParser.NotRead(FlawReason.TRUTH_NOT_NUMBER);
                case FORMULA -> throw new DutchNumberParser.NotRead(FlawReason.FORMULA);
                case ERROR -> throw new DutchNumberParser.NotRead(FlawReason.ERROR);
                case MERGED -> throw new DutchNumberParser.NotRead(FlawReason.MERGED);
            };
        } catch (DutchNumberParser.NotRead e) {
            addFlaw(column, e.reason());
            return null;
        }
    }

    /** A budget year of four digits; null if blank. */
    public @Nullable BudgetYear year(String column) {
        if (columns.cellOf(row, column).type() == InputCell.InputCellType.DATE) {
            addFlaw(column, FlawReason.NOT_A_YEAR);
            return null;
        }
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return BudgetYear.parse(text);
        } catch (MalformedValueException e) {
            addFlaw(column, FlawReason.NOT_A_YEAR);
            return null;
        }
    }

    /** A budget year; a blank field is a flaw. */
    public @Nullable BudgetYear requiredYear(String column) {
        if (isBlank(column)) {
            addFlaw(column, FlawReason.BLANK);
        }
        return year(column);
    }

    /** A date, as {@code 2025-09-16}, {@code 16-09-2025} or a date cell; null if blank. */
    public @Nullable LocalDate date(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            String written = TermNormalizer.normalize(text);
            Matcher dutch = DUTCH_DATE.matcher(written);
            return dutch.matches()
                    ? LocalDate.of(
                            Integer.parseInt(dutch.group(3)),
                            Integer.parseInt(dutch.group(2)),
                            Integer.parseInt(dutch.group(1)))
                    : LocalDate.parse(written);
        } catch (DateTimeException e) {
            addFlaw(column, FlawReason.NOT_A_DATE);
            return null;
        }
    }

    /** Yes or no; null if blank. */
    public @Nullable Boolean yesOrNo(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ja", "yes", "true", "waar", "1" -> true;
            case "nee", "no", "false", "onwaar", "0" -> false;
            default -> {
                addFlaw(column, FlawReason.NOT_YES_OR_NO);
                yield null;
            }
        };
    }
}
