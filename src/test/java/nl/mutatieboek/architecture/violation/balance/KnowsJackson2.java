package nl.mutatieboek.architecture.violation.balance;

import com.fasterxml.jackson.databind.ObjectMapper;

/** So is the mapper of the events. */
public final class KnowsJackson2 {
    private KnowsJackson2() {}

    public static ObjectMapper mapper() {
        return new ObjectMapper();
    }
}
