package nl.mutatieboek.ledger.store;

import java.util.Objects;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Maps Axon's event messages to entries and back. The metadata of an event is one value in that of its message. */
public final class EventMessageMapper {
    private static final String KEY = "origin";

    private EventMessageMapper() {}

    static RawEntryFactory.UnnumberedEvent fromMessage(EventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new RawEntryFactory.UnnumberedEvent(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                (Event) event.getPayload(),
                metadataOf(event.getMetaData()));
    }

    static DomainEventMessage<Event> toMessage(RawEntry raw, LedgerEntry decoded) {
        return new GenericDomainEventMessage<>(
                raw.streamType(),
                raw.streamId(),
                raw.sequence(),
                decoded.event(),
                toMetaData(decoded.metadata()),
                raw.eventId(),
                decoded.recordedAt());
    }

    static DomainEventMessage<Event> toMessage(RawEntryFactory.UnnumberedEvent event) {
        return new GenericDomainEventMessage<>(
                event.streamType(),
                event.streamId(),
                event.sequence(),
                event.event(),
                toMetaData(event.eventMetadata()));
    }

    public static MetaData toMetaData(EventMetadata metadata) {
        return MetaData.with(KEY, metadata);
    }

    static EventMetadata metadataOf(MetaData metadata) {
        return (EventMetadata) Objects.requireNonNull(metadata.get(KEY));
    }
}
