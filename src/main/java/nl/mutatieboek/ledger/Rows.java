package nl.mutatieboek.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows that projections add and change. They are kept until a whole batch of entries is read and then written in bulk:
 * first all that is added, then all that changes, in the order of the ledger. So a projection adds a row at most once, and
 * never adds one that an earlier change would have to make room for.
 */
public final class Rows {
    private final JdbcTemplate jdbc;
    private final Map<String, List<@Nullable Object[]>> added = new LinkedHashMap<>();
    private final List<Change> changed = new ArrayList<>();

    private record Change(String sql, List<@Nullable Object> values, boolean several) {}

    public Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a row. */
    public void add(String sql, @Nullable Object... values) {
        added.computeIfAbsent(sql, s -> new ArrayList<>()).add(values);
    }

    /** Changes exactly one row; that there is none, or more than one, stops the projection. */
    public void changeOne(String sql, @Nullable Object... values) {
        changed.add(new Change(sql, Arrays.asList(values), false));
    }

    /** Changes one row or more; that there is none stops the projection. */
    public void changeSome(String sql, @Nullable Object... values) {
        changed.add(new Change(sql, Arrays.asList(values), true));
    }

    /** Writes what is kept. To be called before anything is read that may be among it. */
    public void write() {
        added.forEach(jdbc::batchUpdate);
        added.clear();
        for (int from = 0; from < changed.size(); ) {
            int to = from + 1;
            while (to < changed.size()
                    && changed.get(to).sql().equals(changed.get(from).sql())) {
                to++;
            }
            change(changed.subList(from, to));
            from = to;
        }
        changed.clear();
    }

    private void change(List<Change> alike) {
        int[] rows = jdbc.batchUpdate(
                alike.getFirst().sql(),
                alike.stream().map(change -> change.values().toArray()).toList());
        for (int i = 0; i < rows.length; i++) {
            Change change = alike.get(i);
            if (rows[i] < 1 || (rows[i] > 1 && !change.several())) {
                throw new IllegalStateException(
                        "%d rows for %s with %s".formatted(rows[i], change.sql(), change.values()));
            }
        }
    }
}
