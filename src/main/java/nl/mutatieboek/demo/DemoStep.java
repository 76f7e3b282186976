package nl.mutatieboek.demo;

import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CommandEnvelope;

/**
 * One thing that somebody does in the history.
 *
 * @param by who
 * @param key the idempotency key; never changed, because a start that goes on knows by it what was done already
 * @param command makes what is asked from the identity of the command
 */
record DemoStep(Actor by, String key, Function<UUID, Command> command) {
    /** The scope of the keys: no door of the product, so that no key of a visitor is one of these. */
    private static final String PATH = "demo";

    CommandEnvelope toEnvelope() {
        return CommandEnvelope.create(by, PATH, key, PATH, command);
    }

    /** The identity of its command, which its last entry carries. */
    UUID commandId() {
        return toEnvelope().metadata().causation();
    }
}
