package nl.mutatieboek.ledger.desk;

import java.util.Objects;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.Signed;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * What goes with a command on Axon's bus.
 *
 * @param actor who gives it
 * @param origin what its entries will say
 * @param dryRun whether to decide only
 */
record Slip(Actor actor, Origin origin, boolean dryRun) {
    private static final String NAME = "slip";

    static CommandMessage<?> message(Signed signed, boolean dryRun) {
        return new GenericCommandMessage<>(
                signed.command(), MetaData.with(NAME, new Slip(signed.actor(), signed.origin(), dryRun)));
    }

    static Slip of(CommandMessage<?> message) {
        return (Slip) Objects.requireNonNull(message.getMetaData().get(NAME));
    }
}
