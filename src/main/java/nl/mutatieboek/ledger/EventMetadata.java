package nl.mutatieboek.ledger;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;

/**
 * Metadata of every event: where it comes from.
 *
 * @param actorId subject of the person or service that acted
 * @param authority mandates that it held, such as {@code APPROVE:XX,IMPORT}, sorted
 * @param idempotencyKey idempotency key of the command
 * @param contentHash hash of the content of the command, keyed by {@link ContentHasher} as soon as it is recorded
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

    /**
     * Lists the mandates of an actor: {@code APPROVE:XX} for a chapter, {@code IMPORT} for the book. Without the mandate,
     * a chapter named IMPORT would look like the mandate.
     */
    public static String authorityOf(Actor actor) {
        Stream<String> ofChapters = actor.chapterMandates().entrySet().stream()
                .flatMap(held ->
                        held.getValue().stream().map(chapter -> held.getKey().name() + ":" + chapter));
        return Stream.concat(ofChapters, actor.bookMandates().stream().map(Mandate::name))
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Returns a copy with another hash of the same content. */
    EventMetadata withContentHash(String hash) {
        return new EventMetadata(actorId, authority, idempotencyKey, hash, correlationId, causationId, nameReference);
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
