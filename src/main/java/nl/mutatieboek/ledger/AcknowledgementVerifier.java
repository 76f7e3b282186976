package nl.mutatieboek.ledger;

import java.util.List;

/** Compares the stored ledger with the last position that was acknowledged to clients. */
public interface AcknowledgementVerifier {
    /**
     * Checks that the last acknowledged entry is stored.
     *
     * @throws LedgerStartupException if it is missing or different
     */
    void requireAcknowledgedEntry();

    /** Reports missing database safeguards and implausible recording times, one sentence each. */
    List<String> findWarnings();
}
