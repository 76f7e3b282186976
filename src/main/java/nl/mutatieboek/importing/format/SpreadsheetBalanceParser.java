package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.SpreadsheetHeader.AmountColumn;
import nl.mutatieboek.importing.format.SpreadsheetParseResult.SpreadsheetBalance;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.InputCell;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.InputRow;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.importing.table.TableReader;
import nl.mutatieboek.importing.table.UnreadableFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses balances from a spreadsheet in free layout: one amount a row, or a column for each year or flow. Titles above
 * the header and rows with totals are skipped.
 */
public final class SpreadsheetBalanceParser {
    /** Maximum number of balances in a sheet. */
    static final long MAX_BALANCES = 2 * InputLimits.MAX_ROWS;

    private static final Logger LOG = LoggerFactory.getLogger(SpreadsheetBalanceParser.class);

    /** Maximum number of rows above the header. */
    private static final int MAX_TITLE_ROWS = 20;

    private final SpreadsheetOptions options;
    private final FileFlawCollector flaws = new FileFlawCollector();
    private final FileFlawCollector skippedRows = new FileFlawCollector();
    private final List<SpreadsheetBalance> balances = new ArrayList<>();
    private final Map<SpreadsheetBalanceKey, SpreadsheetBalance> balanceByKey = new HashMap<>();

    private SpreadsheetBalanceParser(SpreadsheetOptions options) {
        this.options = options;
    }

    private record SpreadsheetBalanceKey(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment) {}

    /** A header, and the unit named in the titles above it. */
    private record LocatedHeader(
            SpreadsheetHeader header,
            InputRow row,
            @Nullable AmountUnit unit) {}

    /** Parses a sheet as far as it can be read. */
    public static SpreadsheetParseResult parse(TableFile file, SpreadsheetOptions options) {
        return new SpreadsheetBalanceParser(options).parse(file);
    }

    private SpreadsheetParseResult parse(TableFile file) {
        LocatedHeader top = null;
        AmountUnit unit = AmountUnit.THOUSANDS;
        long rows = 0;
        try (TableReader table = file.open(InputLimits.MAX_ROWS)) {
            top = findHeader(table);
            if (top == null) {
                flaws.add(FileFlaw.of(0, null, null, FlawReason.EMPTY));
            } else {
                top.header().addFlaws(flaws);
                unit = unit(top);
                if (flaws.isEmpty()) {
                    rows = parseRows(top, table, unit);
                }
            }
        } catch (UnreadableFileException e) {
            LOG.warn("Refused: {}", e.getMessage());
            flaws.add(e.flaw());
        }
        FileParseSummary found = new FileParseSummary(
                rows,
                flaws.listed(),
                flaws.count(),
                skippedRows.listed(),
                skippedRows.count(),
                top == null ? List.of() : top.header().columnIndex().unknown());
        return new SpreadsheetParseResult(
                found,
                top == null ? 0 : top.row().number(),
                top == null ? List.of() : top.header().columnMappings(unit),
                balances,
                unit.precisionOf(
                        balances.stream().map(SpreadsheetBalance::thousands).toList()));
    }

    /** The first row with the columns of a balance sheet, or else the first row. */
    private @Nullable LocatedHeader findHeader(TableReader table) {
        List<InputRow> titles = new ArrayList<>();
        AmountUnit unit = null;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            SpreadsheetHeader header = new SpreadsheetHeader(row, options);
            if (header.isHeaderRow()) {
                return new LocatedHeader(header, row, unit);
            }
            AmountUnit named = findUnit(row);
            unit = named == null ? unit : named;
            titles.add(row);
            if (titles.size() == MAX_TITLE_ROWS) {
                break;
            }
        }
        if (titles.isEmpty()) {
            return null;
        }
        InputRow first = titles.getFirst();
        return new LocatedHeader(new SpreadsheetHeader(first, options), first, null);
    }

    private static @Nullable AmountUnit findUnit(InputRow row) {
        return row.cells().stream()
                .filter(cell -> cell.type() == InputCell.InputCellType.TEXT)
                .map(cell -> AmountUnit.findIn(cell.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The unit of all amounts: as requested, named in the headers, or named in the titles; otherwise thousands. */
    private AmountUnit unit(LocatedHeader top) {
        AmountUnit unit = options.unit();
        for (AmountColumn amount : top.header().amountColumns()) {
            unit = requireSameUnit(unit, amount.unit(), top.row(), amount.at());
        }
        unit = requireSameUnit(unit, top.unit(), top.row(), -1);
        return unit == null ? AmountUnit.THOUSANDS : unit;
    }

    private @Nullable AmountUnit requireSameUnit(
            @Nullable AmountUnit balance, @Nullable AmountUnit other, InputRow header, int at) {
        if (balance != null && other != null && balance != other) {
            flaws.add(FileFlaw.of(
                    header.number(),
                    at < 0 ? null : header.cell(at).text(),
                    null,
                    FlawReason.UNIT_DIFFERS,
                    Map.of("unit", other)));
        }
        return balance == null ? other : balance;
    }

    private long parseRows(LocatedHeader top, TableReader table, AmountUnit unit) {
        ColumnIndex columns = top.header().columnIndex();
        List<AmountColumn> amounts = top.header().amountColumns();
        long maxRows = Math.min(InputLimits.MAX_ROWS, MAX_BALANCES / amounts.size());
        long rows = 0;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            if (++rows > maxRows) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", maxRows)));
                return rows;
            }
            if (flaws.addStopFlawIfFull(row.number())) {
                return rows;
            }
            FlawReason misfit = columns.findMisfit(row, table.isRectangular());
            if (misfit == null) {
                parseRow(new RowFieldReader(columns, row, flaws), top.header(), unit);
            } else {
                flaws.add(FileFlaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.HEADER_ONLY));
        }
        return rows;
    }

    private void parseRow(RowFieldReader fields, SpreadsheetHeader header, AmountUnit unit) {
        SpreadsheetItemParser items = new SpreadsheetItemParser(fields, options.chapter());
        if (items.isTotal()) {
            skippedRows.add(FileFlaw.of(fields.row(), null, null, FlawReason.TOTAL_ROW));
            return;
        }
        ItemPath item = items.parse();
        Flow flow = header.has(ColumnRole.FLOW)
                ? BudgetTermParser.flow(fields, ColumnRole.FLOW.toString())
                : options.flow();
        BudgetYear year = year(fields, header, items);
        Moment moment = header.has(ColumnRole.MOMENT)
                ? BudgetTermParser.moment(fields, ColumnRole.MOMENT.toString(), ColumnRole.BUDGET_YEAR.toString())
                : null;
        for (AmountColumn amount : header.amountColumns()) {
            Thousands thousands = fields.amount(amount.name(), unit);
            if (thousands != null && item != null && fields.areValid()) {
                addBalance(
                        new SpreadsheetBalance(
                                fields.row(),
                                item,
                                Objects.requireNonNull(amount.flow() == null ? flow : amount.flow()),
                                Objects.requireNonNull(amount.year() == null ? year : amount.year()),
                                moment,
                                thousands),
                        amount,
                        fields);
            }
        }
    }

    /** The year of a row, if its amounts do not have years of their own. */
    private @Nullable BudgetYear year(RowFieldReader fields, SpreadsheetHeader header, SpreadsheetItemParser items) {
        if (header.has(ColumnRole.YEAR)) {
            return fields.requiredYear(ColumnRole.YEAR.toString());
        }
        return options.year() == null && fields.areValid() ? items.ibosYear() : options.year();
    }

    /** Equal duplicates count once; different amounts are a flaw. */
    private void addBalance(SpreadsheetBalance balance, AmountColumn amount, RowFieldReader fields) {
        SpreadsheetBalance first = balanceByKey.putIfAbsent(
                new SpreadsheetBalanceKey(balance.item(), balance.flow(), balance.year(), balance.moment()), balance);
        if (first == null) {
            balances.add(balance);
        } else if (!first.thousands().equals(balance.thousands())) {
            fields.addFlaw(
                    amount.name(), FlawReason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
        }
    }
}
