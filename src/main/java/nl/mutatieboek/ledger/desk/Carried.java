package nl.mutatieboek.ledger.desk;

import nl.mutatieboek.ledger.Answer;

/** What became of a command within its batch, before the commit gives the numbers. */
sealed interface Carried {
    /** It added this many entries to the batch. */
    record Added(int entries) implements Carried {}

    /** It repeats a command of the same batch, whose last entry is this one of the batch, from 1. */
    record RepeatsInBatch(int entry) implements Carried {}

    /** It adds nothing, and the answer is known. */
    record Known(Answer answer) implements Carried {}
}
