package nl.mutatieboek.ledger;

import java.util.UUID;

/**
 * Metadata of every event: where it comes from.
 *
 * @param actorId subject of the person or service that acted
 * @param authority chapters and mandates on which it acted
 * @param idempotencyKey idempotency key of the command
 * @param contentHash SHA-256 of the content of the command
 * @param correlationId the request that it belongs to
 * @param causationId identity of the command; the same command always has the same identity
 * @param nameReference reference to the name of the actor at that time, which is stored outside the ledger; empty without a name
 */
public record EventMetadata(
        String actorId,
        String authority,
        String idempotencyKey,
        String contentHash,
        String correlationId,
        UUID causationId,
        String nameReference) {
    /** Creates metadata without a reference to a name. */
    public EventMetadata(String who, String authority, String key, String content, String correlation, UUID causation) {
        this(who, authority, key, content, correlation, causation, "");
    }

    /** Returns a copy with a reference to the name of the actor. */
    EventMetadata withNameReference(String reference) {
        return new EventMetadata(
                actorId, authority, idempotencyKey, contentHash, correlationId, causationId, reference);
    }

    public RecordedActor actor() {
        return new RecordedActor(actorId, nameReference);
    }
}
