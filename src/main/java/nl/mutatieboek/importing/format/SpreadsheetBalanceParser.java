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
 * Balances in whatever table somebody keeps them: one amount a row, or a column for each year or flow; with titles above its
 * header, and totals, which are not read.
 */
public final class SpreadsheetBalanceParser {
    /** The most balances of one sheet. */
    static final long MAX_BALANCES = 2 * InputLimits.MAX_ROWS;

    private static final Logger LOG = LoggerFactory.getLogger(SpreadsheetBalanceParser.class);

    /** How many rows may stand above the header. */
    private static final int MAX_TITLE_ROWS = 20;

    private final SpreadsheetOptions asked;
    private final FileFlawCollector flaws = new FileFlawCollector();
    private final FileFlawCollector passedOver = new FileFlawCollector();
    private final List<SpreadsheetBalance> balances = new ArrayList<>();
    private final Map<SpreadsheetBalanceKey, SpreadsheetBalance> stated = new HashMap<>();

    private SpreadsheetBalanceParser(SpreadsheetOptions asked) {
        this.asked = asked;
    }

    private record SpreadsheetBalanceKey(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment) {}

    /** A header, and the unit that the titles above it name. */
    private record LocatedHeader(
            SpreadsheetHeader header,
            InputRow row,
            @Nullable AmountUnit unit) {}

    /** Reads a sheet to its end, or as far as it can be read. */
    public static SpreadsheetParseResult parse(TableFile file, SpreadsheetOptions asked) {
        return new SpreadsheetBalanceParser(asked).parse(file);
    }

    private SpreadsheetParseResult parse(TableFile file) {
        LocatedHeader top = null;
        AmountUnit unit = AmountUnit.THOUSANDS;
        long rows = 0;
        try (TableReader table = file.open(InputLimits.MAX_ROWS)) {
            top = top(table);
            if (top == null) {
                flaws.add(FileFlaw.of(0, null, null, FlawReason.EMPTY));
            } else {
                top.header().addFlaws(flaws);
                unit = unit(top);
                if (flaws.isEmpty()) {
                    rows = rows(top, table, unit);
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
                passedOver.listed(),
                passedOver.count(),
                top == null ? List.of() : top.header().columnIndex().unknown());
        return new SpreadsheetParseResult(
                found,
                top == null ? 0 : top.row().number(),
                top == null ? List.of() : top.header().columnMappings(unit),
                balances,
                unit.precisionOf(
                        balances.stream().map(SpreadsheetBalance::thousands).toList()));
    }

    /** The first row that names columns as a sheet of balances has them; if none of the first does, the first of all. */
    private @Nullable LocatedHeader top(TableReader table) {
        List<InputRow> titles = new ArrayList<>();
        AmountUnit unit = null;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            SpreadsheetHeader header = new SpreadsheetHeader(row, asked);
            if (header.isHeaderRow()) {
                return new LocatedHeader(header, row, unit);
            }
            AmountUnit named = titled(row);
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
        return new LocatedHeader(new SpreadsheetHeader(first, asked), first, null);
    }

    private static @Nullable AmountUnit titled(InputRow row) {
        return row.cells().stream()
                .filter(cell -> cell.type() == InputCell.InputCellType.TEXT)
                .map(cell -> AmountUnit.findIn(cell.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The unit of all amounts: as it is said, as the headers say, as the titles say; thousands where nothing does. */
    private AmountUnit unit(LocatedHeader top) {
        AmountUnit unit = asked.unit();
        for (AmountColumn amount : top.header().amountColumns()) {
            unit = same(unit, amount.unit(), top.row(), amount.at());
        }
        unit = same(unit, top.unit(), top.row(), -1);
        return unit == null ? AmountUnit.THOUSANDS : unit;
    }

    private @Nullable AmountUnit same(@Nullable AmountUnit one, @Nullable AmountUnit other, InputRow header, int at) {
        if (one != null && other != null && one != other) {
            flaws.add(FileFlaw.of(
                    header.number(),
                    at < 0 ? null : header.cell(at).text(),
                    null,
                    FlawReason.UNIT_DIFFERS,
                    Map.of("unit", other)));
        }
        return one == null ? other : one;
    }

    private long rows(LocatedHeader top, TableReader table, AmountUnit unit) {
        ColumnIndex columns = top.header().columnIndex();
        List<AmountColumn> amounts = top.header().amountColumns();
        long most = Math.min(InputLimits.MAX_ROWS, MAX_BALANCES / amounts.size());
        long rows = 0;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            if (++rows > most) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", most)));
                return rows;
            }
            if (flaws.addStopFlawIfFull(row.number())) {
                return rows;
            }
            FlawReason misfit = columns.findMisfit(row, table.isRectangular());
            if (misfit == null) {
                row(new RowFieldReader(columns, row, flaws), top.header(), unit);
            } else {
                flaws.add(FileFlaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.HEADER_ONLY));
        }
        return rows;
    }

    private void row(RowFieldReader fields, SpreadsheetHeader header, AmountUnit unit) {
        SpreadsheetItemParser items = new SpreadsheetItemParser(fields, asked.chapter());
        if (items.isTotal()) {
            passedOver.add(FileFlaw.of(fields.row(), null, null, FlawReason.TOTAL_ROW));
            return;
        }
        ItemPath item = items.parse();
        Flow flow =
                header.has(ColumnRole.FLOW) ? BudgetTermParser.flow(fields, ColumnRole.FLOW.toString()) : asked.flow();
        BudgetYear year = header.has(ColumnRole.YEAR) ? fields.requiredYear(ColumnRole.YEAR.toString()) : asked.year();
        Moment moment = header.has(ColumnRole.MOMENT)
                ? BudgetTermParser.moment(fields, ColumnRole.MOMENT.toString(), ColumnRole.BUDGET_YEAR.toString())
                : null;
        for (AmountColumn amount : header.amountColumns()) {
            Thousands thousands = fields.amount(amount.name(), unit);
            if (thousands != null && item != null && fields.areValid()) {
                state(
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

    /** The same twice is the same; two that differ are a flaw. */
    private void state(SpreadsheetBalance one, AmountColumn amount, RowFieldReader fields) {
        SpreadsheetBalance first =
                stated.putIfAbsent(new SpreadsheetBalanceKey(one.item(), one.flow(), one.year(), one.moment()), one);
        if (first == null) {
            balances.add(one);
        } else if (!first.thousands().equals(one.thousands())) {
            fields.addFlaw(
                    amount.name(), FlawReason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
        }
    }
}
