package nl.mutatieboek.balance;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.evidence.RecomputedRows;
import nl.mutatieboek.ledger.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums the booked postings anew from the entries and compares every account with the stored lines. */
final class RecomputedBalances implements RecomputedRows {
    private static final String BOOKED = "postings-booked";

    private final JdbcClient jdbc;

    RecomputedBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public long completeTo() {
        return jdbc.sql("select ledger_number from projection where name = ?")
                .param(BalanceProjection.NAME)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public boolean followFrom(String eventName) {
        return eventName.equals(BOOKED);
    }

    @Override
    public Recomputation recompute() {
        return new Sums();
    }

    private final class Sums implements Recomputation {
        private final Map<String, Thousands> sums = new HashMap<>();
        private final Map<String, Thousands> stored = new HashMap<>();

        @Override
        public void add(Entry entry) {
            if (entry.event() instanceof Event.PostingsBooked booked) {
                for (Posting posting : booked.postings()) {
                    String account = posting.item().account() + " " + posting.flow() + " " + posting.year();
                    sums.merge(account, posting.thousands(), Thousands::plus);
                }
            }
        }

        @Override
        public Compared compare() {
            TreeSet<String> accounts = new TreeSet<>(sums.keySet());
            accounts.addAll(stored.keySet());
            List<String> differences = new ArrayList<>();
            for (String account : accounts) {
                Thousands kept = stored.get(account);
                Thousands follows = sums.get(account);
                if (!Objects.equals(kept, follows)) {
                    differences.add(account + ": stored " + said(kept) + ", but " + said(follows)
                            + " follows from the entries");
                }
            }
            return new Compared(sums.size(), differences);
        }

        private static String said(@Nullable Thousands amount) {
            return amount == null ? "nothing" : amount.toString();
        }

        @Override
        public void readStored() {
            jdbc.sql("""
                select item, flow, budget_year, sum(thousands) from balance_line where not pending
                group by item, flow, budget_year\
                """).query((ResultSet row) -> {
                stored.put(
                        row.getString(1) + " " + row.getString(2) + " " + row.getInt(3),
                        new Thousands(row.getBigDecimal(4).longValueExact()));
            });
        }
    }
}
