package nl.mutatieboek.ledger;

import java.util.function.Supplier;

/** Writes what lies beside the ledger in its database, such as accounts, as safely as the ledger. */
public interface DurableTransactionExecutor {
    /**
     * Does this in one transaction; it is on disk when this returns.
     *
     * @throws org.springframework.dao.DataAccessException when it may not be
     */
    <T> T executeDurably(Supplier<T> what);
}
