package nl.mutatieboek.ledger;

import java.util.UUID;

/**
 * Where an entry comes from; the metadata of every event.
 *
 * @param who the subject of the person or service that acted
 * @param authority on whose authority: the chapters that it acts for
 * @param key the idempotency key of the command
 * @param content the SHA-256 of what the command said
 * @param correlation the request that it belongs to
 * @param causation the command that it answers; the same command always has the same identity
 * @param name where the name of that day is kept, apart from the ledger; empty where none was
 */
public record EventMetadata(
        String who, String authority, String key, String content, String correlation, UUID causation, String name) {
    /** Of somebody of whom no name is kept. */
    public EventMetadata(String who, String authority, String key, String content, String correlation, UUID causation) {
        this(who, authority, key, content, correlation, causation, "");
    }

    /** The same, with where the name of that day is kept. */
    EventMetadata withNameReference(String reference) {
        return new EventMetadata(who, authority, key, content, correlation, causation, reference);
    }

    /** Who acted, and under which name. */
    public RecordedActor actor() {
        return new RecordedActor(who, name);
    }
}
