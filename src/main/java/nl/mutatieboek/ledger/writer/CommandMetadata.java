package nl.mutatieboek.ledger.writer;

import java.util.Objects;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.EventMetadata;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * Metadata of a command on Axon's bus.
 *
 * @param actor who gives the command
 * @param metadata metadata of its events
 * @param dryRun whether to decide without recording
 */
record CommandMetadata(Actor actor, EventMetadata metadata, boolean dryRun) {
    private static final String KEY = "command-metadata";

    static CommandMessage<?> toMessage(CommandEnvelope envelope, boolean dryRun) {
        return new GenericCommandMessage<>(
                envelope.command(),
                MetaData.with(KEY, new CommandMetadata(envelope.actor(), envelope.metadata(), dryRun)));
    }

    static CommandMetadata from(CommandMessage<?> message) {
        return (CommandMetadata) Objects.requireNonNull(message.getMetaData().get(KEY));
    }
}
