package nl.mutatieboek.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;

/**
 * A command with who gives it.
 *
 * @param command what is asked
 * @param actor who asks, and for which chapters
 * @param metadata what its entries will say of where they come from
 */
public record CommandEnvelope(Command command, Actor actor, EventMetadata metadata) {
    /** The namespace of command identities; fixed for ever. */
    private static final UUID COMMANDS = UUID.fromString("5f1f7f0a-6a1e-5b0e-9c86-0d7c2b1f4e11");

    /**
     * Signs a command. The same actor, path and key always give the same identity, which a command that opens a dossier
     * gives to the dossier as well.
     *
     * @param actor who asks
     * @param path to which door and about what, such as {@code /v1/mutations}: the scope of the key
     * @param key the idempotency key, 1 to 255 characters
     * @param content what was said, in a form that is equal when the meaning is
     * @param correlation the request that the command belongs to
     * @param command makes the command from its identity
     */
    public static CommandEnvelope create(
            Actor actor, String path, String key, byte[] content, String correlation, Function<UUID, Command> command) {
        return create(commandId(actor, path, key), actor, key, content, correlation, command);
    }

    /**
     * Signs one of the many commands that something asks at once, such as a file: their identities lie in the order of their
     * numbers. The content of each is the command itself.
     *
     * @param key what they all belong to
     * @param number the place of this one, 0 up to 4,294,967,295
     */
    public static CommandEnvelope createNumbered(
            Actor actor, String path, String key, long number, String correlation, Command command) {
        UUID id = NameBasedUuidFactory.createNumbered(COMMANDS, actor.person() + "\n" + path + "\n" + key, number);
        return create(id, actor, key + "\n" + number, content(command), correlation, same -> command);
    }

    private static CommandEnvelope create(
            UUID id, Actor actor, String key, byte[] content, String correlation, Function<UUID, Command> command) {
        String authority = Stream.concat(
                        actor.mandatedChapters().stream()
                                .map(ChapterCode::value)
                                .sorted(),
                        actor.bookMandates().stream().map(Mandate::name).sorted())
                .collect(Collectors.joining(","));
        EventMetadata origin =
                new EventMetadata(actor.person().value(), authority, key, sha256(content), correlation, id);
        return new CommandEnvelope(command.apply(id), actor, origin);
    }

    /** The identity of what an actor asks at a path with a key. */
    public static UUID commandId(Actor actor, String path, String key) {
        return NameBasedUuidFactory.create(COMMANDS, actor.person() + "\n" + path + "\n" + key);
    }

    /** The same, with where the name is kept that its actor has now. */
    public CommandEnvelope withNameReference(NameReferenceProvider names) {
        return new CommandEnvelope(command, actor, metadata.withNameReference(names.resolveReference(metadata.who())));
    }

    /** Signs a command whose content is the command itself. */
    public static CommandEnvelope create(
            Actor actor, String path, String key, String correlation, Function<UUID, Command> command) {
        return create(actor, path, key, content(command.apply(new UUID(0, 0))), correlation, command);
    }

    private static byte[] content(Command command) {
        return command.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(content);
        return Sha256Digest.hex(digest);
    }
}
