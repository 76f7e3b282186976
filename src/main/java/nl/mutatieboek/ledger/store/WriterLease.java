package nl.mutatieboek.ledger.store;

/**
 * State of the writer lease, as a standby process sees it.
 *
 * @param epoch epoch of the writer; each new writer gets a higher one
 * @param heartbeat counter that a live writer increases
 * @param released whether there is no writer: the last one shut down, or none has started yet
 */
public record WriterLease(long epoch, long heartbeat, boolean released) {
    /** Returns the SQL condition that the writer still has an epoch, its one parameter. */
    public static String sqlCondition() {
        return "exists (select 1 from ledger_head where id = 1 and epoch = ?)";
    }
}
