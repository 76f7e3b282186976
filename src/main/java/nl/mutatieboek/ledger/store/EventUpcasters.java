package nl.mutatieboek.ledger.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an event that an older version wrote is read in the shape of this one: a chain of steps, each from one revision of an
 * event to the next. Only what is read is rewritten; what is stored, and its hash, stay. How a shape changes is in
 * docs/events.md.
 */
public final class EventUpcasters {
    private final List<UpcastStep> steps;
    private final Map<String, String> revisions = new HashMap<>();

    /**
     * @param steps of each event in the order of its revisions, the first from null
     */
    EventUpcasters(UpcastStep... steps) {
        this.steps = List.of(steps);
        for (UpcastStep step : steps) {
            String before = revisions.put(step.event(), step.to());
            if (!Objects.equals(before, step.from())) {
                throw new IllegalArgumentException("Before the revision %s of %s comes %s, not %s"
                        .formatted(step.to(), step.event(), before, step.from()));
            }
        }
    }

    /** Those of this version: none, because every event still has its first shape. */
    static EventUpcasters current() {
        return new EventUpcasters();
    }

    /** The revision in which this version writes and reads an event; null is the first. */
    @Nullable
    String revisionOf(String event) {
        return revisions.get(event);
    }

    /** What an event of a revision says, in the shape of this version. */
    ObjectNode upcast(String event, @Nullable String revision, ObjectNode payload) {
        ObjectNode said = payload;
        String reached = revision;
        for (UpcastStep step : steps) {
            if (step.event().equals(event) && Objects.equals(step.from(), reached)) {
                said = step.rewrite().apply(said);
                reached = step.to();
            }
        }
        if (!Objects.equals(reached, revisionOf(event))) {
            throw new EventNames.UnknownEventException(event, revision);
        }
        return said;
    }

    /**
     * One step.
     *
     * @param event the name of the event, which never changes
     * @param from the revision that is read; null is the first
     * @param to the revision that comes of it
     * @param rewrite makes the payload of the one into that of the other
     */
    record UpcastStep(String event, @Nullable String from, String to, UnaryOperator<ObjectNode> rewrite) {}
}
