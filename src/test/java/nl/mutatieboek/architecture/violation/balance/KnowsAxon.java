package nl.mutatieboek.architecture.violation.balance;

import org.axonframework.messaging.MetaData;

/** Axon may be used in the ledger only. */
public final class KnowsAxon {
    private KnowsAxon() {}

    public static int size(MetaData metadata) {
        return metadata.size();
    }
}
