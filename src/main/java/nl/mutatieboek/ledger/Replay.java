package nl.mutatieboek.ledger;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Reads a ledger again, from its first entry, into projections that have read nothing: one thread reads, one projects. */
public final class Replay {
    private Replay() {}

    /**
     * Projections that have read the entries up to a number.
     *
     * @param goOn is told, now and then, which number was read last; false stops the replay
     * @throws CancellationException if it was stopped
     * @throws IllegalStateException if an entry could not be read
     */
    public static Folding of(Entries entries, Supplier<List<Projection>> empty, long upTo, LongPredicate goOn) {
        Folding folding = new Folding(empty);
        Conveyor projecting = Conveyor.to("replays the ledger", raw -> folding.read(entries.read(raw)));
        try (projecting) {
            entries.forEach(upTo, raw -> {
                if (raw.ledgerNumber() % 500 == 0 && !goOn.test(raw.ledgerNumber())) {
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
}
