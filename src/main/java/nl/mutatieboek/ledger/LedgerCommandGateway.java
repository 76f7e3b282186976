package nl.mutatieboek.ledger;

/** Entry point for commands to the ledger. */
public interface LedgerCommandGateway {
    /**
     * Executes the command and waits, bounded, for its result. A recorded result is on disk.
     *
     * @throws LedgerUnavailableException if the ledger accepts no commands now, or the result was not ready in time;
     *     the same command may be sent again
     */
    CommandResult sendAndWait(CommandEnvelope command);

    /**
     * Decides the command without recording anything.
     *
     * @throws LedgerUnavailableException as {@link #sendAndWait(CommandEnvelope)}
     */
    CommandResult dryRun(CommandEnvelope command);

    /**
     * Executes a batch in one commit, while other commands wait. Waits without a limit.
     *
     * @return the ledger number up to which the ledger is on disk afterwards
     * @throws LedgerUnavailableException as above, but never with {@code TOO_LATE}
     */
    long sendAndWait(CommandBatchCallback batch);

    /** The command has no result, for a reason. */
    final class LedgerUnavailableException extends RuntimeException {
        /** Reasons. */
        public enum UnavailabilityReason {
            /** The command queue is full. */
            BUSY,
            /** The wait timed out; the command may still be executed. */
            TOO_LATE,
            /** An earlier command with this key is still in progress. */
            KEY_IN_PROGRESS,
            /** The database does not accept the write now; nothing was recorded. */
            NOT_RECORDED,
            /** Another process is the writer; this one is on standby. */
            STANDBY,
            /** The writer has stopped. */
            STOPPED
        }

        private final UnavailabilityReason reason;

        public LedgerUnavailableException(UnavailabilityReason reason) {
            super("Command has no result: " + reason);
            this.reason = reason;
        }

        public UnavailabilityReason reason() {
            return reason;
        }
    }
}
