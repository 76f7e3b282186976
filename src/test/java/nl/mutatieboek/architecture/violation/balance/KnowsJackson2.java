package nl.mutatieboek.architecture.violation.balance;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The event mapper may be used in the ledger only. */
public final class KnowsJackson2 {
    private KnowsJackson2() {}

    public static ObjectMapper mapper() {
        return new ObjectMapper();
    }
}
