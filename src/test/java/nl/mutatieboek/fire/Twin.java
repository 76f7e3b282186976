package nl.mutatieboek.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The same projections on an empty database of its own, in memory, which nobody kills: what the rows of a killed book must
 * be at the positions that the killed book says they have.
 */
final class Twin implements AutoCloseable {
    private final JdbcTemplate rows;
    private final GenericApplicationContext rooms = new GenericApplicationContext();
    private final Map<String, Long> positions = new TreeMap<>();

    Twin() {
        DataSource memory =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(memory)
                .locations("classpath:db/migration")
                .placeholders(Map.of(
                        "bytes", "varbinary(1048576)", "hash", "varbinary(32)", "genesis", "X'" + "0".repeat(64) + "'"))
                .load()
                .migrate();
        rows = new JdbcTemplate(memory);
        rooms.registerBean(JdbcClient.class, () -> JdbcClient.create(memory));
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(rooms, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        scanner.scan("nl.mutatieboek");
        rooms.refresh();
        assertThat(rooms.getBeansOfType(Projection.class)).hasSizeGreaterThanOrEqualTo(4);
    }

    /** Projects up to where the killed book says that it is, and compares every row. */
    void compare(String told, List<Entry> ledger, DataSource killed) {
        JdbcTemplate there = new JdbcTemplate(killed);
        Collection<Projection> projections =
                rooms.getBeansOfType(Projection.class).values();
        if (projections.stream()
                .anyMatch(projection ->
                        position(there, projection.name()) < positions.getOrDefault(projection.name(), 0L))) {
            // Their commits do not wait for the disk: a database that is killed may lose some, and derives them again.
            beginAgain();
        }
        for (Projection projection : projections) {
            long from = positions.getOrDefault(projection.name(), 0L);
            long to = position(there, projection.name());
            assertThat(to).as(told + ": position of " + projection.name()).isBetween(from, (long) ledger.size());
            Rows added = new Rows(rows);
            ledger.subList((int) from, (int) to).forEach(entry -> projection.project(entry, added));
            added.write();
            positions.put(projection.name(), to);
        }
        for (String table : tables()) {
            assertThat(rows(there, table))
                    .as("%s: rows of %s at %s", told, table, positions)
                    .isEqualTo(rows(rows, table));
        }
    }

    private void beginAgain() {
        rows.execute("set referential_integrity false");
        tables().forEach(table -> rows.execute("delete from " + table));
        rows.execute("set referential_integrity true");
        positions.clear();
    }

    /** None yet for a projection that never ran. */
    private static long position(JdbcTemplate there, String projection) {
        return there
                .queryForList("select ledger_number from projection where name = ?", Long.class, projection)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private List<String> tables() {
        return rows
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class)
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.startsWith("ledger_")
                        && !name.equals("projection")
                        && !name.equals("flyway_schema_history"))
                .toList();
    }

    private static List<String> rows(JdbcTemplate book, String table) {
        return book.query("select * from " + table, (row, n) -> text(row)).stream()
                .sorted()
                .toList();
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(row.getObject(i)));
        }
        return columns.toString();
    }

    @Override
    public void close() {
        rows.execute("shutdown");
        rooms.close();
    }
}
