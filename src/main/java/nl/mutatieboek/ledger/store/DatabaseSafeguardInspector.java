package nl.mutatieboek.ledger.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inspects the safeguards of the database and the plausibility of recording times. */
public record DatabaseSafeguardInspector(JdbcClient client, boolean h2) {
    /** Accepted difference between two clocks. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Tables to which rows are only added, with the words for a row. */
    private static final SequencedMap<String, String> PROTECTED_ROWS = protectedRows();

    private static SequencedMap<String, String> protectedRows() {
        SequencedMap<String, String> rows = new LinkedHashMap<>();
        rows.put("ledger_entry", "an entry");
        rows.put("attachment_content", "the content of an attachment");
        rows.put("rebuild_certificate", "a certificate");
        rows.put("person_change", "the history of an account");
        rows.put("embargoed_read", "the record of a read under embargo");
        return rows;
    }

    /** Returns one sentence for each problem found. */
    List<String> findWarnings(Instant now) {
        List<String> warnings = new ArrayList<>();
        PROTECTED_ROWS.forEach((table, row) -> {
            String trigger = table + "_append_only";
            if (!exists(
                    h2
                            ? "select count(*) from information_schema.triggers where trigger_name = upper(:trigger)"
                                    + " and event_object_table = upper(:table)"
                            : "select count(*) from pg_trigger where tgrelid = to_regclass(:table)"
                                    + " and tgname = :trigger and tgenabled = 'A'",
                    Map.of("trigger", trigger, "table", table))) {
                warnings.add("The trigger " + trigger + " is missing or disabled: the database does not refuse to"
                        + " change or remove " + row + ".");
            }
            String guard = table + "_truncate_guard";
            if (h2
                    && !exists(
                            "select count(*) from information_schema.table_constraints"
                                    + " where table_name = upper(:guard) and constraint_type = 'FOREIGN KEY'",
                            Map.of("guard", guard))) {
                warnings.add("The table " + guard + " or its foreign key is missing: the database does not refuse to"
                        + " empty " + table + ".");
            }
        });
        if (!exists(
                h2
                        ? "select count(*) from information_schema.table_constraints"
                                + " where constraint_name = 'LEDGER_NUMBER_FROM_ONE'"
                        : "select count(*) from pg_constraint where conrelid = to_regclass('ledger_entry')"
                                + " and conname = 'ledger_number_from_one'",
                Map.of())) {
            warnings.add(
                    "The constraint ledger_number_from_one is missing: the database does not refuse an entry with a"
                            + " number below 1.");
        }
        if (!h2) {
            PROTECTED_ROWS.forEach((table, row) -> client.sql("""
                select distinct coalesce(role.rolname, 'public') from pg_class relation
                    cross join lateral aclexplode(coalesce(relation.relacl, acldefault('r', relation.relowner))) given
                    left join pg_roles role on role.oid = given.grantee
                where relation.oid = to_regclass(:table)
                    and given.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                """)
                    .param("table", table)
                    .query(String.class)
                    .list()
                    .forEach(role ->
                            warnings.add("The role " + role + " has the right to change or remove " + row + ".")));
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

    private boolean exists(String count, Map<String, String> names) {
        return client.sql(count).params(names).query(Long.class).single() > 0;
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
