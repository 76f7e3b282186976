package nl.mutatieboek.architecture.violation.ledger.store;

import org.axonframework.messaging.MetaData;

/** Stored data must not depend on Axon. */
public final class SealsByAxon {
    private SealsByAxon() {}

    public static String sealed(MetaData metadata) {
        return metadata.toString();
    }
}
