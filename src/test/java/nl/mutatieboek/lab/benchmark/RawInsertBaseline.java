package nl.mutatieboek.lab.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Copies the entries of one book into the table of another in batches of a thousand, each with its commit; reading is
 * not measured.
 */
final class RawInsertBaseline {
    private static final int BATCH = 1_000;
    private static final int COLUMNS = 13;

    private final DataSource from;
    private final DataSource to;
    private long nanos;

    RawInsertBaseline(DataSource from, DataSource to) {
        this.from = from;
        this.to = to;
    }

    double seconds() throws Exception {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection();
                PreparedStatement read = source.prepareStatement("select * from ledger_entry where ledger_number > ?"
                        + " order by ledger_number limit " + BATCH);
                PreparedStatement insert = target.prepareStatement(
                        "insert into ledger_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            target.setAutoCommit(false);
            List<Object[]> batch;
            long last = 0;
            do {
                batch = after(last, read);
                if (!batch.isEmpty()) {
                    last = (Long) batch.getLast()[0];
                    put(batch, insert, target);
                }
            } while (batch.size() == BATCH);
            target.setAutoCommit(true);
        }
        return nanos / 1e9;
    }

    private static List<Object[]> after(long last, PreparedStatement read) throws Exception {
        read.setLong(1, last);
        List<Object[]> batch = new ArrayList<>(BATCH);
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                Object[] row = new Object[COLUMNS];
                for (int i = 0; i < COLUMNS; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                batch.add(row);
            }
        }
        return batch;
    }

    private void put(List<Object[]> batch, PreparedStatement insert, Connection target) throws Exception {
        long before = System.nanoTime();
        for (Object[] row : batch) {
            for (int i = 0; i < COLUMNS; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.addBatch();
        }
        insert.executeBatch();
        target.commit();
        nanos += System.nanoTime() - before;
    }
}
