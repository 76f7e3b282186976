package nl.mutatieboek.domain;

import java.util.List;

/** A command with its actor in a scenario. */
public record ActorCommand(Actor actor, Command command) implements CommandScript {
    public ActorCommand asActor(Actor other) {
        return new ActorCommand(other, command);
    }

    @Override
    public List<ActorCommand> commands() {
        return List.of(this);
    }
}
