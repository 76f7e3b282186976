package nl.mutatieboek.ledger;

import java.util.UUID;

/**
 * Metadata of every event: where it comes from.
 *
 * @param who subject of the person or service that acted
 * @param authority chapters and mandates on which it acted
 * @param key idempotency key of the command
 * @param content SHA-256 of the content of the command
 * @param correlation the request that it belongs to
 * @param causation identity of the command; the same command always has the same identity
 * @param name reference to the name of the actor at that time, which is stored outside the ledger; empty without a name
 */
public record EventMetadata(
        String who, String authority, String key, String content, String correlation, UUID causation, String name) {
    /** Creates metadata without a reference to a name. */
    public EventMetadata(String who, String authority, String key, String content, String correlation, UUID causation) {
        this(who, authority, key, content, correlation, causation, "");
    }

    /** Returns a copy with a reference to the name of the actor. */
    EventMetadata withNameReference(String reference) {
        return new EventMetadata(who, authority, key, content, correlation, causation, reference);
    }

    public RecordedActor actor() {
        return new RecordedActor(who, name);
    }
}
