package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.List;

/** What the rules make of a command. */
public sealed interface Decision {
    /** What happens, in the order in which it is recorded; the command's own stream comes last. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("What is accepted changes something");
            }
        }
    }

    /** Nothing happens. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accepted(Event... events) {
        return new Accepted(Arrays.asList(events));
    }

    static Decision refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
