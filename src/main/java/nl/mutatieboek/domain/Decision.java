package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.List;

/** Outcome of deciding a command. */
public sealed interface Decision {
    /** Events to record, in this order. The event of the command's own stream is last. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("An accepted decision needs at least one event");
            }
        }
    }

    /** No event is recorded. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accepted(Event... events) {
        return new Accepted(Arrays.asList(events));
    }

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
