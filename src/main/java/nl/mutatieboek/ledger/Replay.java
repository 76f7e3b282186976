package nl.mutatieboek.ledger;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongPredicate;

/** Reads a ledger into projections: one thread reads, one projects. */
public final class Replay {
    /** After so many entries it is told how far it is. */
    private static final int TOLD = 500;

    private Replay() {}

    /**
     * Brings projections from where they are to a ledger number.
     *
     * @param goOn is told, now and then, which number was read last; false stops the replay
     * @return the same
     * @throws CancellationException if it was stopped
     * @throws IllegalStateException if an entry could not be read
     */
    public static Folding of(Entries entries, Folding folding, long upTo, LongPredicate goOn) {
        Conveyor projecting = projecting(entries, folding);
        try (projecting) {
            entries.forEach(folding.seen(), upTo, raw -> {
                if (raw.ledgerNumber() % TOLD == 0 && !goOn.test(raw.ledgerNumber())) {
                    throw new CancellationException("Stopped at " + raw.ledgerNumber());
                }
                projecting.put(raw);
            });
        }
        try {
            projecting.worked().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException cause) {
                throw cause;
            }
            throw new IllegalStateException("The ledger cannot be replayed", e.getCause());
        }
        return folding;
    }

    /** Takes entries: each batch is read by all processors, and then projected in order. */
    public static Conveyor projecting(Entries entries, Folding folding) {
        return Conveyor.batchesTo(
                "projects",
                batch -> batch.parallelStream().map(entries::read).toList().forEach(folding::read));
    }
}
