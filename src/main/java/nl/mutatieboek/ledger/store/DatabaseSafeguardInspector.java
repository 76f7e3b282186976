package nl.mutatieboek.ledger.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inspects the safeguards of the database and the plausibility of recording times. */
public record DatabaseSafeguardInspector(JdbcClient client, boolean h2) {
    /** Accepted difference between two clocks. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Returns one sentence for each problem found. */
    List<String> findWarnings(Instant now) {
        List<String> warnings = new ArrayList<>();
        if (!exists(
                h2
                        ? "select count(*) from information_schema.triggers where trigger_name ="
                                + " 'LEDGER_ENTRY_APPEND_ONLY'"
                        : "select count(*) from pg_trigger where tgrelid = to_regclass('ledger_entry')"
                                + " and tgname = 'ledger_entry_append_only' and tgenabled = 'A'")) {
            warnings.add("The trigger ledger_entry_append_only is missing or disabled: the database does not refuse to"
                    + " change or remove an entry.");
        }
        if (!exists(
                h2
                        ? "select count(*) from information_schema.table_constraints"
                                + " where constraint_name = 'LEDGER_NUMBER_FROM_ONE'"
                        : "select count(*) from pg_constraint where conrelid = to_regclass('ledger_entry')"
                                + " and conname = 'ledger_number_from_one'")) {
            warnings.add(
                    "The constraint ledger_number_from_one is missing: the database does not refuse an entry with a"
                            + " number below 1.");
        }
        if (!h2) {
            client.sql("""
                select distinct coalesce(role.rolname, 'public') from pg_class entries
                    cross join lateral aclexplode(coalesce(entries.relacl, acldefault('r', entries.relowner))) given
                    left join pg_roles role on role.oid = given.grantee
                where entries.oid = to_regclass('ledger_entry')
                    and given.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                """)
                    .query(String.class)
                    .list()
                    .forEach(role -> warnings.add("The role " + role + " has the right to change or remove entries."));
        }
        client.sql("select recorded_at, settled_at from ledger_head where id = 1")
                .query(row -> {
                    checkTimestamp("The last entry is stamped", row.getString(1), now, warnings);
                    checkTimestamp(
                            "The head promises that all later entries are stamped after",
                            row.getString(2),
                            now,
                            warnings);
                });
        return warnings;
    }

    private boolean exists(String count) {
        return client.sql(count).query(Long.class).single() > 0;
    }

    private static void checkTimestamp(String subject, @Nullable String timestamp, Instant now, List<String> warnings) {
        if (timestamp == null) {
            return;
        }
        try {
            Duration ahead = Duration.between(now, Instant.parse(timestamp));
            if (ahead.compareTo(CLOCK_TOLERANCE) > 0) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s %s, %d minutes ahead of this clock: until then no entry is stamped with the time at which"
                                + " it is recorded.",
                        subject,
                        timestamp,
                        ahead.toMinutes()));
            }
        } catch (DateTimeException e) {
            warnings.add(subject + " \"" + timestamp + "\", which is no time.");
        }
    }
}
