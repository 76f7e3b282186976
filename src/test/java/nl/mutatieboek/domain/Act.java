package nl.mutatieboek.domain;

import java.util.List;

/** What somebody asks of the book in a story. */
public record Act(Actor actor, Command command) implements Step {
    public Act by(Actor other) {
        return new Act(other, command);
    }

    @Override
    public List<Act> acts() {
        return List.of(this);
    }
}
