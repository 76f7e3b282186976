package nl.mutatieboek.ledger.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * How an event that an older version wrote is read in the shape of this one: a chain of steps, each from one revision of an
 * event to the next. Only what is read is rewritten; what is stored, and its hash, stay. How a shape changes is in
 * docs/events.md.
 */
public final class EventUpcasters {
    private final List<Step> steps;
    private final Map<String, String> revisions = new HashMap<>();

    /**
     * @param steps of each event in the order of its revisions, the first from null
     */
    EventUpcasters(Step... steps) {
        this.steps = List.of(steps);
        for (Step step : steps) {
            String before = revisions.put(step.event(), step.to());
            if (!Objects.equals(before, step.from())) {
                throw new IllegalArgumentException("Before the revision %s of %s comes %s, not %s"
                        .formatted(step.to(), step.event(), before, step.from()));
            }
        }
    }

    /** Those of this version: none, because every event still has its first shape. */
    static EventUpcasters ofThisVersion() {
        return new EventUpcasters();
    }

    /** The revision in which this version writes and reads an event; null is the first. */
    @Nullable
    String revisionOf(String event) {
        return revisions.get(event);
    }

    EventUpcaster chain() {
        return new EventUpcasterChain(steps.stream().map(Rewriting::new).toList());
    }

    /**
     * One step.
     *
     * @param event the name of the event, which never changes
     * @param from the revision that is read; null is the first
     * @param to the revision that comes of it
     * @param rewrite makes the payload of the one into that of the other
     */
    record Step(String event, @Nullable String from, String to, UnaryOperator<ObjectNode> rewrite) {}

    private static final class Rewriting extends SingleEventUpcaster {
        private final Step step;

        Rewriting(Step step) {
            this.step = step;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation stored) {
            SerializedType type = stored.getType();
            return type.getName().equals(step.event()) && Objects.equals(type.getRevision(), step.from());
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
            return stored.upcastPayload(
                    new SimpleSerializedType(step.event(), step.to()),
                    JsonNode.class,
                    payload -> step.rewrite().apply((ObjectNode) payload));
        }
    }
}
