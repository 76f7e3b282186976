package nl.mutatieboek.ledger;

/** Where commands are handed in. */
public interface LedgerCommandGateway {
    /**
     * Carries the command out and waits, bounded, for the answer. What is answered as recorded is on disk.
     *
     * @throws LedgerUnavailableException when the book cannot take it now, or the answer did not come in time; the same command may be
     *     handed in again
     */
    CommandResult sendAndWait(CommandEnvelope command);

    /**
     * Decides the command as if it were carried out now, and records nothing.
     *
     * @throws LedgerUnavailableException as above
     */
    CommandResult dryRun(CommandEnvelope command);

    /**
     * Carries a bundle out in one commit, while everybody else waits.
     *
     * @return the number up to which the ledger is on disk afterwards
     * @throws LedgerUnavailableException as above, but never that it is too late
     */
    long sendAndWait(CommandBatch bundle);

    /** Why no answer came. */
    final class LedgerUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The reasons. */
        public enum UnavailabilityReason {
            /** Too many commands wait already. */
            BUSY,
            /** It waits still, and may yet be carried out. */
            TOO_LATE,
            /** The first command with this key waits still. */
            KEY_IN_PROGRESS,
            /** The database cannot take it now; nothing was recorded. */
            NOT_RECORDED,
            /** Another process writes the book; this one waits to take over. */
            STANDBY,
            /** The book takes no commands any more. */
            STOPPED
        }

        private final UnavailabilityReason reason;

        public LedgerUnavailableException(UnavailabilityReason reason) {
            super("No answer: " + reason);
            this.reason = reason;
        }

        public UnavailabilityReason reason() {
            return reason;
        }
    }
}
