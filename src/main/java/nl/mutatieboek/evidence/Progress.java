package nl.mutatieboek.evidence;

/** Told how far a verification is, now and then. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress UNTOLD = (ledgerNumber, last) -> {};

    /**
     * So far was read.
     *
     * @param ledgerNumber the number of the entry that was read now
     * @param last the number of the last one
     */
    void reached(long ledgerNumber, long last);
}
