package nl.mutatieboek.lab.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The alternative in plain SQL: one row per posting, with the queries of the benchmark. The index covers all of them,
 * and is created after the rows.
 */
final class SqlPostingTable {
    private final Connection connection;
    private final Map<SqlAccountKey, Integer> accounts = new HashMap<>();

    /** Where a posting lies. */
    record SqlAccountKey(ItemPath item, Flow flow, BudgetYear year) {}

    /** The one that is there. */
    SqlPostingTable(Connection connection) {
        this.connection = connection;
    }

    /** A new one on any database; what was there under that name is gone. */
    static SqlPostingTable create(Connection connection) throws SQLException {
        SqlPostingTable table = new SqlPostingTable(connection);
        table.execute("drop table if exists posting");
        table.execute("create table posting (account int not null, effective_on date not null, entry bigint not null,"
                + " line smallint not null, counts_from bigint not null, thousands bigint not null)");
        return table;
    }

    /** One row. */
    record PostingRow(int account, LocalDate effectiveOn, long entry, int line, long countsFrom, long thousands) {}

    /** Takes rows. */
    interface PostingRowWriter extends AutoCloseable {
        void add(PostingRow row) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    int number(SqlAccountKey account) {
        return accounts.computeIfAbsent(account, a -> accounts.size());
    }

    /** Inserts rows as fast as the database allows: COPY, or inserts in batches. */
    PostingRowWriter rows() throws SQLException {
        return connection.isWrapperFor(PGConnection.class) ? copyWriter() : insertWriter();
    }

    private PostingRowWriter copyWriter() throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy posting from stdin");
        StringBuilder text = new StringBuilder();
        return new PostingRowWriter() {
            @Override
            public void add(PostingRow row) throws SQLException {
                text.append(row.account()).append('\t').append(row.effectiveOn());
                text.append('\t').append(row.entry()).append('\t').append(row.line());
                text.append('\t').append(row.countsFrom()).append('\t').append(row.thousands());
                text.append('\n');
                if (text.length() > 1 << 16) {
                    send();
                }
            }

            private void send() throws SQLException {
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
                text.setLength(0);
            }

            @Override
            public void close() throws SQLException {
                send();
                copy.endCopy();
            }
        };
    }

    private PostingRowWriter insertWriter() throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement insert = connection.prepareStatement("insert into posting values (?, ?, ?, ?, ?, ?)");
        return new PostingRowWriter() {
            private int count;

            @Override
            public void add(PostingRow row) throws SQLException {
                insert.setInt(1, row.account());
                insert.setObject(2, row.effectiveOn());
                insert.setLong(3, row.entry());
                insert.setInt(4, row.line());
                insert.setLong(5, row.countsFrom());
                insert.setLong(6, row.thousands());
                insert.addBatch();
                if (++count % 1_000 == 0) {
                    insert.executeBatch();
                }
            }

            @Override
            public void close() throws SQLException {
                insert.executeBatch();
                connection.commit();
                connection.setAutoCommit(true);
                insert.close();
            }
        };
    }

    /** PostgreSQL: the index, and what it needs to be read without the table. */
    void index() throws SQLException {
        execute("create index posting_at on posting (account, effective_on, entry, line)"
                + " include (counts_from, thousands)");
        execute("vacuum analyze posting");
    }

    /** PostgreSQL: the same rows in another database, that reads what COPY writes. */
    SqlPostingTable copiedTo(Connection other) throws SQLException, IOException {
        Path file = Files.createTempFile("readbench", ".csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy posting to stdout (format csv)", out);
        }
        SqlPostingTable copy = create(other);
        copy.execute("copy posting from '" + file + "' (format csv, header false)");
        Files.delete(file);
        return copy;
    }

    /** The account with most postings. */
    SqlAccountKey hottest() throws SQLException {
        int number = (int)
                queryForLong("select account from posting group by account order by count(*) desc, account limit 1");
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    long count() throws SQLException {
        return queryForLong("select count(*) from posting");
    }

    long count(SqlAccountKey account) throws SQLException {
        return queryForLong("select count(*) from posting where account = " + number(account));
    }

    private long queryForLong(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The prepared query for the balance of an account at a point. */
    SqlAsOfQuery balance(SqlAccountKey account) throws SQLException {
        PreparedStatement sum = connection.prepareStatement(
                "select sum(thousands) from posting where effective_on <= ? and counts_from <= ? and account = ?");
        sum.setInt(3, number(account));
        return (day, known) -> {
            sum.setObject(1, day);
            sum.setLong(2, known);
            return total(sum, 1);
        };
    }

    /** The balances of all accounts at a point; the answer is their sum. */
    SqlAsOfQuery balances() throws SQLException {
        PreparedStatement sums = connection.prepareStatement("select account, sum(thousands) from posting"
                + " where effective_on <= ? and counts_from <= ? group by account");
        return (day, known) -> {
            sums.setObject(1, day);
            sums.setLong(2, known);
            return total(sums, 2);
        };
    }

    private static long total(PreparedStatement query, int column) throws SQLException {
        long total = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                total += rows.getLong(column);
            }
        }
        return total;
    }

    /** A question on two axes. */
    interface SqlAsOfQuery {
        long at(LocalDate effectiveOn, long knownAt) throws SQLException;
    }

    /** The whole history of an account by effective day, each line with the balance after it; the last balances. */
    List<Long> trail(SqlAccountKey account) throws SQLException {
        List<Long> balances = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select effective_on, entry, line, thousands,"
                + " sum(thousands) over (order by effective_on, entry, line) from posting where account = ?"
                + " order by effective_on, entry, line")) {
            query.setInt(1, number(account));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    read(rows.getObject(1, LocalDate.class), rows.getLong(2) + rows.getInt(3) + rows.getLong(4));
                    balances.add(rows.getLong(5));
                }
            }
        }
        return balances;
    }

    /** Reads every column of every row; how many there are. */
    long readAll() throws SQLException {
        connection.setAutoCommit(false);
        long count = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery("select * from posting")) {
                while (rows.next()) {
                    read(
                            rows.getObject(2, LocalDate.class),
                            rows.getInt(1) + rows.getLong(3) + rows.getInt(4) + rows.getLong(5) + rows.getLong(6));
                    count++;
                }
            }
        }
        connection.setAutoCommit(true);
        return count;
    }

    private static void read(LocalDate day, long numbers) {
        if (day.getYear() < 0 && numbers == Long.MIN_VALUE) {
            throw new IllegalStateException("Impossible, but it had to be read to be known");
        }
    }
}
