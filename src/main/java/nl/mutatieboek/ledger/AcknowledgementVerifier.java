package nl.mutatieboek.ledger;

import java.util.List;

/** What was acknowledged, as far as something beside the book remembers it. */
public interface AcknowledgementVerifier {
    /**
     * Compares the book with it.
     *
     * @throws LedgerStartupException when something that was acknowledged is not there
     */
    void requireAcknowledgedEntry();

    /** What of the database does not protect the ledger as it should, or cannot be true of its times: a sentence each. */
    List<String> findWarnings();
}
