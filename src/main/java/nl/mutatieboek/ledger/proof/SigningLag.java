package nl.mutatieboek.ledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/** Measures the time from the moment that a commit is on disk until a signed head has its entries. */
public final class SigningLag {
    private static final int MOST_UNSIGNED = 10_000;

    private final LongConsumer listener;
    private final Deque<UnsignedCommit> unsigned = new ArrayDeque<>();

    private long signed;

    private record UnsignedCommit(long ledgerNumber, long nanoTime) {}

    /** @param listener receives the nanoseconds of each commit */
    public SigningLag(LongConsumer listener) {
        this.listener = listener;
    }

    /**
     * Records that the entries up to a number are on disk. The lag is 0 if a head already has them, because the signer can
     * see a commit before its listeners do. While signing fails, only the first commits are kept.
     */
    public synchronized void recordDurable(long ledgerNumber, long nanoTime) {
        if (ledgerNumber <= signed) {
            listener.accept(0);
        } else if (unsigned.size() < MOST_UNSIGNED) {
            unsigned.addLast(new UnsignedCommit(ledgerNumber, nanoTime));
        }
    }

    /** Records that the head of so many entries is signed. */
    public synchronized void recordSigned(long size, long nanoTime) {
        signed = size;
        while (!unsigned.isEmpty() && unsigned.getFirst().ledgerNumber() <= size) {
            listener.accept(nanoTime - unsigned.removeFirst().nanoTime());
        }
    }
}
