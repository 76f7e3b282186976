package nl.mutatieboek.ledger.proof;

/**
 * Another process has signed a head of the balances of more entries than this process knows, or is signing one; a later
 * attempt may reach it.
 */
public final class LaterBalanceHeadException extends RuntimeException {
    LaterBalanceHeadException(long size, long kept) {
        super("The head of the balances of %d entries is not signed, because one of %d entries was. Ask again."
                .formatted(size, kept));
    }

    LaterBalanceHeadException(long size, DirectoryLock.KeptLockException kept) {
        super("The head of the balances of %d entries is not signed. %s. Ask again."
                .formatted(size, kept.getMessage()));
    }
}
