package nl.mutatieboek.balance;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Reads parts of the projection on all processors, for one query at a time: with several they are busy anyway, and each
 * would wait for the threads of the others while it blocks changes.
 */
final class ParallelReader {
    private static final int WORTHWHILE = 1_000;
    private static final AtomicBoolean BUSY = new AtomicBoolean();

    private ParallelReader() {}

    /**
     * Returns the results in the order of the parts.
     *
     * @param accounts number of accounts that the parts have together
     */
    static <T, R> List<R> read(List<T> parts, int accounts, Function<T, R> reader) {
        if (accounts < WORTHWHILE || !BUSY.compareAndSet(false, true)) {
            return parts.stream().map(reader).toList();
        }
        try {
            return parts.parallelStream().map(reader).toList();
        } finally {
            BUSY.set(false);
        }
    }
}
