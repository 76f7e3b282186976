package nl.mutatieboek.ledger.store;

import java.util.Objects;
import nl.mutatieboek.ledger.EventMetadata;
import org.axonframework.messaging.MetaData;

/** Stores event metadata in the metadata of an Axon message. */
public final class EventMetadataMapper {
    private static final String KEY = "origin";

    private EventMetadataMapper() {}

    public static MetaData toMetaData(EventMetadata metadata) {
        return MetaData.with(KEY, metadata);
    }

    static EventMetadata from(MetaData metadata) {
        return (EventMetadata) Objects.requireNonNull(metadata.get(KEY));
    }
}
