package nl.mutatieboek.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines behind a balance, one by one. */
@Component
public class BookedLines {
    /** The projection that makes the lines. */
    public static final String PROJECTION = BalanceProjection.NAME;

    private final JdbcClient jdbc;

    BookedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The booked lines at or below an item, oldest first, each with the balance of the item, its flow and its year after it.
     *
     * @param after the place of the last line that was seen
     * @param limit at most so many
     */
    public List<BookedLine> page(
            ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, Place after, int limit) {
        List<Object> parameters = new ArrayList<>();
        String lines = "not pending and chapter = ?";
        parameters.add(item.chapter().value());
        String path = item.account().toString();
        if (item.isOpen()) {
            lines += " and item = ?";
            parameters.add(path);
        } else if (!item.isChapter()) {
            lines += " and (item = ? or left(item, ?) = ?)";
            parameters.addAll(List.of(path, path.length() + 1, path + "/"));
        }
        if (flow != null) {
            lines += " and flow = ?";
            parameters.add(flow.name());
        }
        if (year != null) {
            lines += " and budget_year = ?";
            parameters.add(year.value());
        }
        parameters.addAll(List.of(after.ledgerNumber(), after.ledgerNumber(), after.line(), limit));
        return jdbc.sql("""
            select ledger_number, line, recorded_at, mutation, stated_item, flow, budget_year, moment,
              effective_on, thousands, balance, basis, note
            from (
              select l.*, sum(thousands) over (partition by flow, budget_year order by ledger_number, line) as balance
              from balance_line l where {lines}
            ) with_balance
            where ledger_number > ? or (ledger_number = ? and line > ?)
            order by ledger_number, line limit ?\
            """.replace("{lines}", lines))
                .params(parameters)
                .query((row, n) -> {
                    String basis = row.getString(12);
                    return new BookedLine(
                            new Place(row.getLong(1), row.getInt(2)),
                            Instant.parse(row.getString(3)),
                            MutationId.parse(row.getString(4)),
                            ItemPath.parse(row.getString(5)),
                            Flow.parse(row.getString(6)),
                            new BudgetYear(row.getInt(7)),
                            Moment.parse(row.getString(8)),
                            row.getObject(9, LocalDate.class),
                            new Thousands(row.getLong(10)),
                            new Thousands(row.getBigDecimal(11).longValueExact()),
                            basis == null ? null : Basis.parse(basis),
                            row.getString(13));
                })
                .list();
    }
}
