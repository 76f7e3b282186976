package nl.mutatieboek.ledger.writer;

import java.util.Objects;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.EventMetadata;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * What goes with a command on Axon's bus.
 *
 * @param actor who gives it
 * @param metadata what its entries will say
 * @param dryRun whether to decide only
 */
record CommandMetadata(Actor actor, EventMetadata metadata, boolean dryRun) {
    private static final String NAME = "slip";

    static CommandMessage<?> toMessage(CommandEnvelope signed, boolean dryRun) {
        return new GenericCommandMessage<>(
                signed.command(), MetaData.with(NAME, new CommandMetadata(signed.actor(), signed.metadata(), dryRun)));
    }

    static CommandMetadata from(CommandMessage<?> message) {
        return (CommandMetadata) Objects.requireNonNull(message.getMetaData().get(NAME));
    }
}
