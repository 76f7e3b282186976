package nl.mutatieboek.ledger;

import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;

/**
 * A command with its actor and the metadata of its events.
 *
 * @param command the command
 * @param actor the person or service that gives it, with its chapters
 * @param metadata metadata of the events that it causes, whose content hash is not keyed yet
 */
public record CommandEnvelope(Command command, Actor actor, EventMetadata metadata) {
    /** Namespace of command identities; never changes. */
    private static final UUID COMMANDS = UUID.fromString("5f1f7f0a-6a1e-5b0e-9c86-0d7c2b1f4e11");

    /**
     * Creates an envelope. The same actor, path and key always give the same command identity; a command that opens a
     * mutation uses it as the identity of the mutation too.
     *
     * @param actor the person or service that gives the command
     * @param path scope of the key: endpoint and subject, such as {@code /v1/mutations}
     * @param key idempotency key, 1 to 255 characters
     * @param content content of the request
     * @param correlation the request that the command belongs to
     * @param command creates the command from its identity
     */
    public static CommandEnvelope create(
            Actor actor,
            String path,
            String key,
            CanonicalJson content,
            String correlation,
            Function<UUID, Command> command) {
        return create(commandId(actor, path, key), actor, key, content, correlation, command);
    }

    /**
     * Creates the envelope of one of many commands of one request, such as the lines of a file. Their identities sort
     * by number. The content of each is the command itself.
     *
     * @param key key that all of them share
     * @param number position of this command, 0 to 4,294,967,295
     */
    public static CommandEnvelope createNumbered(
            Actor actor, String path, String key, long number, String correlation, Command command) {
        UUID id = NameBasedUuidFactory.createNumbered(COMMANDS, actor.person() + "\n" + path + "\n" + key, number);
        return create(id, actor, key + "\n" + number, CanonicalJson.of(command), correlation, ignored -> command);
    }

    private static CommandEnvelope create(
            UUID id,
            Actor actor,
            String key,
            CanonicalJson content,
            String correlation,
            Function<UUID, Command> command) {
        EventMetadata metadata = new EventMetadata(
                actor.person().value(), EventMetadata.authorityOf(actor), key, content.sha256(), correlation, id);
        return new CommandEnvelope(command.apply(id), actor, metadata);
    }

    /** Returns the command identity of an actor, path and key. */
    public static UUID commandId(Actor actor, String path, String key) {
        return NameBasedUuidFactory.create(COMMANDS, actor.person() + "\n" + path + "\n" + key);
    }

    /** Returns a copy whose content hash is the one that the book records. */
    public CommandEnvelope withContentHash(ContentHasher contents) {
        return new CommandEnvelope(command, actor, metadata.withContentHash(contents.hash(this)));
    }

    /** Returns a copy that refers to the current name of the actor. */
    public CommandEnvelope withNameReference(NameReferenceProvider names) {
        return new CommandEnvelope(
                command, actor, metadata.withNameReference(names.resolveReference(metadata.actorId())));
    }

    /** Creates an envelope whose content is the command itself. */
    public static CommandEnvelope create(
            Actor actor, String path, String key, String correlation, Function<UUID, Command> command) {
        return create(actor, path, key, CanonicalJson.of(command.apply(new UUID(0, 0))), correlation, command);
    }
}
