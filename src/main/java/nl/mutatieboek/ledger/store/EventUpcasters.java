package nl.mutatieboek.ledger.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Converts events of older revisions to the current shape, one step per revision. Only the decoded event changes; the
 * stored entry and its hash stay. See docs/reference/events.md for changing a shape.
 */
public final class EventUpcasters {
    private final List<UpcastStep> steps;
    private final Map<String, String> revisions = new HashMap<>();

    /** @param steps per event in the order of revisions, the first from null */
    EventUpcasters(UpcastStep... steps) {
        this.steps = List.of(steps);
        for (UpcastStep step : steps) {
            String before = revisions.put(step.event(), step.to());
            if (!Objects.equals(before, step.from())) {
                throw new IllegalArgumentException("Upcast step to revision %s of %s must start at %s, not %s"
                        .formatted(step.to(), step.event(), before, step.from()));
            }
        }
    }

    /** Returns the steps of this version: none, because every event has its first shape. */
    static EventUpcasters current() {
        return new EventUpcasters();
    }

    /** Returns the revision in which this version writes and reads an event; null is the first. */
    @Nullable
    String revisionOf(String event) {
        return revisions.get(event);
    }

    /** Converts a payload of a revision to the current shape. */
    ObjectNode upcast(String event, @Nullable String revision, ObjectNode payload) {
        ObjectNode current = payload;
        String reached = revision;
        for (UpcastStep step : steps) {
            if (step.event().equals(event) && Objects.equals(step.from(), reached)) {
                current = step.rewrite().apply(current);
                reached = step.to();
            }
        }
        if (!Objects.equals(reached, revisionOf(event))) {
            throw new EventNames.UnknownEventException(event, revision);
        }
        return current;
    }

    /**
     * One conversion step.
     *
     * @param event stable name of the event
     * @param from revision that it reads; null is the first
     * @param to revision that it produces
     * @param rewrite converts the payload
     */
    record UpcastStep(String event, @Nullable String from, String to, UnaryOperator<ObjectNode> rewrite) {}
}
