package nl.mutatieboek.ledger.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of the database protects the ledger (migrations V6 and V13), and whether its times can be true. */
public final class DatabaseSafeguardInspector {
    /** Two clocks may differ by so much. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final JdbcClient client;
    private final boolean h2;

    DatabaseSafeguardInspector(JdbcClient client, boolean h2) {
        this.client = client;
        this.h2 = h2;
    }

    /** What is to be doubted, a sentence each. */
    List<String> findWarnings(Instant now) {
        List<String> doubts = new ArrayList<>();
        if (!isThere(
                h2
                        ? "select count(*) from information_schema.triggers where trigger_name = 'LEDGER_ENTRY_STAYS'"
                        : "select count(*) from pg_trigger where tgrelid = to_regclass('ledger_entry')"
                                + " and tgname = 'ledger_entry_stays' and tgenabled = 'A'")) {
            doubts.add(
                    "The trigger ledger_entry_stays is missing or disabled: the database does not refuse to change or"
                            + " remove an entry.");
        }
        if (!isThere(
                h2
                        ? "select count(*) from information_schema.table_constraints"
                                + " where constraint_name = 'LEDGER_NUMBER_FROM_ONE'"
                        : "select count(*) from pg_constraint where conrelid = to_regclass('ledger_entry')"
                                + " and conname = 'ledger_number_from_one'")) {
            doubts.add("The constraint ledger_number_from_one is missing: the database does not refuse an entry with a"
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
                    .forEach(role -> doubts.add("The role " + role + " has the right to change or remove entries."));
        }
        client.sql("select recorded_at, settled_at from ledger_head where id = 1")
                .query(row -> {
                    judge("The last entry is stamped", row.getString(1), now, doubts);
                    judge("The head promises that all later entries are stamped after", row.getString(2), now, doubts);
                });
        return doubts;
    }

    private boolean isThere(String count) {
        return client.sql(count).query(Long.class).single() > 0;
    }

    private static void judge(String what, @Nullable String stamp, Instant now, List<String> doubts) {
        if (stamp == null) {
            return;
        }
        try {
            Duration ahead = Duration.between(now, Instant.parse(stamp));
            if (ahead.compareTo(CLOCK_TOLERANCE) > 0) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s %s, %d minutes ahead of this clock: until then no entry is stamped with the time at which"
                                + " it is recorded.",
                        what,
                        stamp,
                        ahead.toMinutes()));
            }
        } catch (DateTimeException e) {
            doubts.add(what + " \"" + stamp + "\", which is no time.");
        }
    }
}
