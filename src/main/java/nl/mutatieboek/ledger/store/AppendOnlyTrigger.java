package nl.mutatieboek.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * H2 trigger that rejects every update or delete of an entry, even one that matches no rows. Every H2 book stores the
 * name of this class, so the class must not be renamed or moved (docs/reference/events.md).
 */
public final class AppendOnlyTrigger implements Trigger {
    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        // SQL state of PostgreSQL's restrict_violation.
        throw new SQLException("Ledger entries cannot be updated or deleted", "23001");
    }
}
