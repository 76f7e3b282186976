package nl.mutatieboek.ledger.store;

import java.util.Objects;
import nl.mutatieboek.ledger.EventMetadata;
import org.axonframework.messaging.MetaData;

/** Carries the origin of an event in the metadata of Axon's message. */
public final class EventMetadataMapper {
    private static final String KEY = "origin";

    private EventMetadataMapper() {}

    public static MetaData toMetaData(EventMetadata origin) {
        return MetaData.with(KEY, origin);
    }

    static EventMetadata from(MetaData metadata) {
        return (EventMetadata) Objects.requireNonNull(metadata.get(KEY));
    }
}
