package nl.mutatieboek.intake.format;

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
import nl.mutatieboek.intake.format.ReadSheet.SheetBalance;
import nl.mutatieboek.intake.format.SheetHeader.Amount;
import nl.mutatieboek.intake.table.AmountUnit;
import nl.mutatieboek.intake.table.Cell;
import nl.mutatieboek.intake.table.Columns;
import nl.mutatieboek.intake.table.Fields;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Flaws;
import nl.mutatieboek.intake.table.Limits;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.Row;
import nl.mutatieboek.intake.table.Table;
import nl.mutatieboek.intake.table.TableFile;
import nl.mutatieboek.intake.table.UnreadableFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Balances in whatever table somebody keeps them: one amount a row, or a column for each year or flow; with titles above its
 * header, and totals, which are not read.
 */
public final class BalanceSheet {
    /** The most balances of one sheet. */
    static final long MOST_BALANCES = 2 * Limits.ROWS;

    private static final Logger LOG = LoggerFactory.getLogger(BalanceSheet.class);

    /** How many rows may stand above the header. */
    private static final int TITLES = 20;

    private final SheetAsked asked;
    private final Flaws flaws = new Flaws();
    private final Flaws passedOver = new Flaws();
    private final List<SheetBalance> balances = new ArrayList<>();
    private final Map<Stated, SheetBalance> stated = new HashMap<>();

    private BalanceSheet(SheetAsked asked) {
        this.asked = asked;
    }

    private record Stated(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment) {}

    /** A header, and the unit that the titles above it name. */
    private record Top(
            SheetHeader header, Row row, @Nullable AmountUnit unit) {}

    /** Reads a sheet to its end, or as far as it can be read. */
    public static ReadSheet read(TableFile file, SheetAsked asked) {
        return new BalanceSheet(asked).read(file);
    }

    private ReadSheet read(TableFile file) {
        Top top = null;
        AmountUnit unit = AmountUnit.THOUSANDS;
        long rows = 0;
        try (Table table = file.open(Limits.ROWS)) {
            top = top(table);
            if (top == null) {
                flaws.add(Flaw.of(0, null, null, Reason.EMPTY));
            } else {
                top.header().check(flaws);
                unit = unit(top);
                if (flaws.isEmpty()) {
                    rows = rows(top, table, unit);
                }
            }
        } catch (UnreadableFile e) {
            LOG.warn("Refused: {}", e.getMessage());
            flaws.add(e.flaw());
        }
        ReadFile found = new ReadFile(
                rows,
                flaws.kept(),
                flaws.count(),
                passedOver.kept(),
                passedOver.count(),
                top == null ? List.of() : top.header().columns().unknown());
        return new ReadSheet(
                found,
                top == null ? 0 : top.row().number(),
                top == null ? List.of() : top.header().taken(unit),
                balances,
                unit.rounded(balances.stream().map(SheetBalance::thousands).toList()));
    }

    /** The first row that names columns as a sheet of balances has them; if none of the first does, the first of all. */
    private @Nullable Top top(Table table) {
        List<Row> titles = new ArrayList<>();
        AmountUnit unit = null;
        for (Row row = table.next(); row != null; row = table.next()) {
            SheetHeader header = new SheetHeader(row, asked);
            if (header.isOne()) {
                return new Top(header, row, unit);
            }
            AmountUnit named = titled(row);
            unit = named == null ? unit : named;
            titles.add(row);
            if (titles.size() == TITLES) {
                break;
            }
        }
        if (titles.isEmpty()) {
            return null;
        }
        Row first = titles.getFirst();
        return new Top(new SheetHeader(first, asked), first, null);
    }

    private static @Nullable AmountUnit titled(Row row) {
        return row.cells().stream()
                .filter(cell -> cell.form() == Cell.Form.TEXT)
                .map(cell -> AmountUnit.in(cell.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The unit of all amounts: as it is said, as the headers say, as the titles say; thousands where nothing does. */
    private AmountUnit unit(Top top) {
        AmountUnit unit = asked.unit();
        for (Amount amount : top.header().amounts()) {
            unit = same(unit, amount.unit(), top.row(), amount.at());
        }
        unit = same(unit, top.unit(), top.row(), -1);
        return unit == null ? AmountUnit.THOUSANDS : unit;
    }

    private @Nullable AmountUnit same(@Nullable AmountUnit one, @Nullable AmountUnit other, Row header, int at) {
        if (one != null && other != null && one != other) {
            flaws.add(Flaw.of(
                    header.number(),
                    at < 0 ? null : header.cell(at).text(),
                    null,
                    Reason.UNIT_DIFFERS,
                    Map.of("unit", other)));
        }
        return one == null ? other : one;
    }

    private long rows(Top top, Table table, AmountUnit unit) {
        Columns columns = top.header().columns();
        List<Amount> amounts = top.header().amounts();
        long most = Math.min(Limits.ROWS, MOST_BALANCES / amounts.size());
        long rows = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            if (++rows > most) {
                flaws.add(Flaw.of(row.number(), null, null, Reason.TOO_MANY_ROWS, Map.of("most", most)));
                return rows;
            }
            if (flaws.stopBefore(row.number())) {
                return rows;
            }
            Reason misfit = columns.misfit(row, table.isRectangular());
            if (misfit == null) {
                row(new Fields(columns, row, flaws), top.header(), unit);
            } else {
                flaws.add(Flaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(Flaw.of(0, null, null, Reason.HEADER_ONLY));
        }
        return rows;
    }

    private void row(Fields fields, SheetHeader header, AmountUnit unit) {
        SheetItem items = new SheetItem(fields, asked.chapter());
        if (items.isTotal()) {
            passedOver.add(Flaw.of(fields.row(), null, null, Reason.TOTAL_ROW));
            return;
        }
        ItemPath item = items.read();
        Flow flow = header.has(SheetColumn.FLOW) ? Words.flow(fields, SheetColumn.FLOW.toString()) : asked.flow();
        BudgetYear year = header.has(SheetColumn.YEAR) ? fields.mustBeYear(SheetColumn.YEAR.toString()) : asked.year();
        Moment moment = header.has(SheetColumn.MOMENT)
                ? Words.moment(fields, SheetColumn.MOMENT.toString(), SheetColumn.BUDGET_YEAR.toString())
                : null;
        for (Amount amount : header.amounts()) {
            Thousands thousands = fields.amount(amount.name(), unit);
            if (thousands != null && item != null && fields.areSound()) {
                state(
                        new SheetBalance(
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
    private void state(SheetBalance one, Amount amount, Fields fields) {
        SheetBalance first = stated.putIfAbsent(new Stated(one.item(), one.flow(), one.year(), one.moment()), one);
        if (first == null) {
            balances.add(one);
        } else if (!first.thousands().equals(one.thousands())) {
            fields.flaw(amount.name(), Reason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
        }
    }
}
