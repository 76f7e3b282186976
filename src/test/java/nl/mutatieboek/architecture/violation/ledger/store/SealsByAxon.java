package nl.mutatieboek.architecture.violation.ledger.store;

import org.axonframework.messaging.MetaData;

/** What is stored does not depend on Axon. */
public final class SealsByAxon {
    private SealsByAxon() {}

    public static String sealed(MetaData metadata) {
        return metadata.toString();
    }
}
