package nl.mutatieboek.domain;

import java.util.List;
import java.util.stream.Stream;

/** One command of a scenario, or several that belong together. */
public interface CommandScript {
    List<ActorCommand> commands();

    static CommandScript of(CommandScript... steps) {
        List<ActorCommand> acts =
                Stream.of(steps).flatMap(step -> step.commands().stream()).toList();
        return () -> acts;
    }
}
