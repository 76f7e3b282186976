package nl.mutatieboek.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines of the book, summed by what a balance needs to know of them. */
@Component
class Lines {
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    Lines(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What lies in a chapter, or in all, as of one ledger number.
     *
     * @param moments the moments in which anything is booked, in the whole book
     */
    record Snapshot(
            long ledgerNumber,
            List<Moment> moments,
            List<Cell> cells,
            List<Rounded> rounded,
            List<Published> published) {}

    /**
     * What lies on one account in one moment.
     *
     * @param booked null when nothing is booked there
     * @param opens how many lines open the account, those undone left out
     */
    record Cell(
            Account account,
            Moment moment,
            @Nullable Thousands booked,
            @Nullable Thousands pending,
            int opens) {}

    /** What of one rounded figure lies on one account: its margin, with the sign of the amount. */
    record Rounded(String figure, Account account, Moment moment, Thousands margin) {}

    /** A balance as a document states it; the newest entry of an account and moment comes last. */
    record Published(Account account, Moment moment, Thousands thousands, Precision precision, String document) {}

    Snapshot snapshot(@Nullable ChapterCode chapter) {
        return Objects.requireNonNull(reading.execute(status -> snapshot(chapter, ledgerNumber())));
    }

    /** Every part is cut at the number: a database that looks at each table anew still gives one answer. */
    private Snapshot snapshot(@Nullable ChapterCode chapter, long upTo) {
        return new Snapshot(
                upTo, moments(upTo), cells(chapter, upTo), rounded(chapter, upTo), published(chapter, upTo));
    }

    private long ledgerNumber() {
        return jdbc.sql("select ledger_number from projection where name = ?")
                .param(BalanceProjection.NAME)
                .query(Long.class)
                .single();
    }

    private List<Cell> cells(@Nullable ChapterCode chapter, long upTo) {
        return where(
                chapter,
                upTo,
                """
                select item, flow, budget_year, moment,
                  sum(case when pending then null else thousands end),
                  sum(case when pending then thousands else null end),
                  sum(opens)
                from balance_line
                where ledger_number <= :upTo and (not pending or until_number is null or until_number > :upTo) and %s
                group by item, flow, budget_year, moment\
                """,
                (row, n) -> new Cell(
                        account(row),
                        Moment.parse(row.getString(4)),
                        thousands(row, 5),
                        thousands(row, 6),
                        row.getInt(7)));
    }

    private List<Rounded> rounded(@Nullable ChapterCode chapter, long upTo) {
        return where(
                chapter,
                upTo,
                """
                select item, flow, budget_year, moment, figure, sum(margin)
                from balance_line where ledger_number <= :upTo and not pending and margin <> 0 and %s
                group by item, flow, budget_year, moment, figure\
                """,
                (row, n) -> new Rounded(
                        row.getString(5), account(row), Moment.parse(row.getString(4)), new Thousands(row.getLong(6))));
    }

    private List<Published> published(@Nullable ChapterCode chapter, long upTo) {
        return where(
                chapter,
                upTo,
                """
                select item, flow, budget_year, moment, thousands, rounded_to, document
                from published_balance where ledger_number <= :upTo and %s order by ledger_number\
                """,
                (row, n) -> new Published(
                        account(row),
                        Moment.parse(row.getString(4)),
                        new Thousands(row.getLong(5)),
                        new Precision(row.getLong(6)),
                        row.getString(7)));
    }

    private List<Moment> moments(long upTo) {
        return jdbc.sql("select distinct moment from balance_line where not pending and ledger_number <= ?")
                .param(upTo)
                .query((row, n) -> Moment.parse(row.getString(1)))
                .list();
    }

    private <T> List<T> where(@Nullable ChapterCode chapter, long upTo, String sql, RowMapper<T> mapper) {
        String condition = chapter == null ? "1 = 1" : "chapter = :chapter";
        return jdbc.sql(sql.formatted(condition))
                .param("upTo", upTo)
                .param("chapter", chapter == null ? "" : chapter.value())
                .query(mapper)
                .list();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                ItemPath.parse(row.getString(1)), Flow.parse(row.getString(2)), new BudgetYear(row.getInt(3)));
    }

    private static @Nullable Thousands thousands(ResultSet row, int column) throws SQLException {
        java.math.BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? null : new Thousands(sum.longValueExact());
    }
}
