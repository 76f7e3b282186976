package nl.mutatieboek.ledger.store;

import java.util.Objects;
import nl.mutatieboek.ledger.Origin;
import org.axonframework.messaging.MetaData;

/** Carries the origin of an event in the metadata of Axon's message. */
public final class MessageOrigin {
    private static final String KEY = "origin";

    private MessageOrigin() {}

    public static MetaData metaData(Origin origin) {
        return MetaData.with(KEY, origin);
    }

    static Origin from(MetaData metadata) {
        return (Origin) Objects.requireNonNull(metadata.get(KEY));
    }
}
