package nl.mutatieboek.architecture.violation.balance;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A stream of rows that never releases its connection. */
public final class StreamsRows {
    private StreamsRows() {}

    public static long count(JdbcClient jdbc) {
        return jdbc.sql("select 1").query(Long.class).stream().count();
    }
}
