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

/** The fields of one row, by the names of their columns; what is wrong with one goes to the flaws, and it is then as if blank. */
public final class RowFieldReader {
    private static final Pattern DUTCH_DATE = Pattern.compile("([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})");
    private static final int DIGITS_THAT_A_SPREADSHEET_SHOWS = 15;

    private final ColumnIndex columns;
    private final InputRow row;
    private final FileFlawCollector flaws;
    private long wrong;

    public RowFieldReader(ColumnIndex columns, InputRow row, FileFlawCollector flaws) {
        this.columns = columns;
        this.row = row;
        this.flaws = flaws;
    }

    public long row() {
        return row.number();
    }

    /** Whether nothing was wrong with this row until now. */
    public boolean areValid() {
        return wrong == 0;
    }

    public boolean isBlank(String column) {
        return columns.cellOf(row, column).isBlank();
    }

    /** What stands there, whatever it is. */
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
        wrong++;
        flaws.add(flaw);
    }

    /** What stands there as text, as it is written; null where it is blank. */
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
            case NUMBER -> shown(cell.text());
            case DATE, TRUTH -> cell.text();
            case FORMULA -> none(column, FlawReason.FORMULA);
            case ERROR -> none(column, FlawReason.ERROR);
            case MERGED -> none(column, FlawReason.MERGED);
        };
    }

    /** A spreadsheet keeps 37.2 as 37.200000000000003 and shows fifteen digits of it. */
    private static String shown(String digits) {
        try {
            return DutchNumberParser.parseStoredDecimal(digits)
                    .round(new MathContext(DIGITS_THAT_A_SPREADSHEET_SHOWS))
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (DutchNumberParser.NotRead e) {
            return digits;
        }
    }

    private @Nullable String none(String column, FlawReason reason) {
        addFlaw(column, reason);
        return null;
    }

    /** A word made of what stands there; null where it is blank, or not such a word. */
    public <T> @Nullable T parse(String column, Function<String, T> word) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return word.apply(text);
        } catch (MalformedValueException e) {
            addFlaw(column, e);
            return null;
        }
    }

    /** The same, of what must not be blank. */
    public <T> @Nullable T parseRequired(String column, Function<String, T> word) {
        if (isBlank(column)) {
            addFlaw(column, FlawReason.BLANK);
            return null;
        }
        return parse(column, word);
    }

    /** Whole thousands of euros; null where it is blank, which is not zero. */
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
     * An amount that is stated in some unit; null where it is blank. What a spreadsheet keeps as 37.200000000000003 it shows as
     * 37.2, and so it is read.
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
                                                .round(new MathContext(DIGITS_THAT_A_SPREADSHEET_SHOWS))));
    }

    /** A whole number; null where it is blank. */
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

    /** A budget year of four digits; null where it is blank. */
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

    /** The same, of what must not be blank. */
    public @Nullable BudgetYear requiredYear(String column) {
        if (isBlank(column)) {
            addFlaw(column, FlawReason.BLANK);
        }
        return year(column);
    }

    /** A date, as {@code 2025-09-16} or {@code 16-09-2025}, or a cell that is one; null where it is blank. */
    public @Nullable LocalDate date(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            Matcher dutch = DUTCH_DATE.matcher(text);
            return dutch.matches()
                    ? LocalDate.of(
                            Integer.parseInt(dutch.group(3)),
                            Integer.parseInt(dutch.group(2)),
                            Integer.parseInt(dutch.group(1)))
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            addFlaw(column, FlawReason.NOT_A_DATE);
            return null;
        }
    }

    /** Yes or no; null where it is blank. */
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
