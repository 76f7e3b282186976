package nl.mutatieboek.ledger;

import java.util.function.Supplier;

/** Writes other tables in the ledger's database, such as accounts, with the durability of the ledger. */
public interface DurableTransactionExecutor {
    /**
     * Runs the work in one transaction; it is on disk when this returns.
     *
     * @throws org.springframework.dao.DataAccessException if it may not be on disk
     */
    <T> T executeDurably(Supplier<T> work);
}
