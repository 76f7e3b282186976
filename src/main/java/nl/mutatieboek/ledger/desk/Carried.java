package nl.mutatieboek.ledger.desk;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.Answer;

/** What became of a command within its batch, before the commit gives the numbers. */
sealed interface Carried {
    /** It added these events to the batch. */
    record Added(List<Event> events) implements Carried {
        int entries() {
            return events.size();
        }
    }

    /** It repeats a command of the same batch, whose last entry is this one of the batch, from 1. */
    record RepeatsInBatch(int entry) implements Carried {}

    /** It adds nothing, and the answer is known. */
    record Known(Answer answer) implements Carried {}
}
