package nl.mutatieboek.demo;

import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CommandEnvelope;

/**
 * Step of the demo script: one command of one actor.
 *
 * @param by the actor
 * @param key idempotency key; never change it, because a restart uses it to skip recorded steps
 * @param command creates the command from its identity
 */
record DemoStep(Actor by, String key, Function<UUID, Command> command) {
    /** Scope of the idempotency keys; no endpoint uses it, so keys of users cannot collide. */
    private static final String PATH = "demo";

    CommandEnvelope toEnvelope() {
        return CommandEnvelope.create(by, PATH, key, PATH, command);
    }

    /** Returns the identity of the command, which its last entry carries. */
    UUID commandId() {
        return toEnvelope().metadata().causationId();
    }
}
