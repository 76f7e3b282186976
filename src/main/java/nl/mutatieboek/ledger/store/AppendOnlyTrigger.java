package nl.mutatieboek.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every statement that would change or remove an entry, on behalf of H2, also when it finds none. Every book in H2
 * names this class: it keeps its name and its room as long as there are such books (docs/events.md).
 */
public final class AppendOnlyTrigger implements Trigger {
    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        // The state is that of PostgreSQL's restrict_violation.
        throw new SQLException("An entry of the ledger is never changed or removed", "23001");
    }
}
