package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import nl.mutatieboek.ledger.proof.CosignaturePolicy.Witness;

/** What the collecting thread knows of a witness: the size that it co-signed, and when it is asked again. */
final class WitnessSubmission {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final String name;
    private final Witness witness;
    private final URI address;
    private final Duration firstPause;
    private Duration pause;
    private volatile long knownSize;
    private volatile long notBefore = System.nanoTime();
    private volatile String outcome = "not asked yet";

    WitnessSubmission(String name, Witness witness, URI address, Duration firstPause) {
        this.name = name;
        this.witness = witness;
        this.address = address;
        this.firstPause = firstPause;
        this.pause = firstPause;
    }

    String name() {
        return name;
    }

    Witness witness() {
        return witness;
    }

    URI address() {
        return address;
    }

    String outcome() {
        return outcome;
    }

    /** Size of the head that the witness has last co-signed, as far as this process knows; 0 at first. */
    long knownSize() {
        return knownSize;
    }

    boolean isDue() {
        return System.nanoTime() - notBefore >= 0;
    }

    /** Takes over the size that the witness states. */
    void learnSize(long size, long offered) throws IOException {
        if (size > offered) {
            throw new IOException("it knows a head of %d entries, beyond the one of %d".formatted(size, offered));
        }
        knownSize = size;
    }

    void succeed(long size) {
        knownSize = size;
        pause = firstPause;
        outcome = "co-signed " + size;
    }

    /** Postpones the next request, longer each time; returns whether the problem is new. */
    boolean fail(String problem) {
        notBefore = System.nanoTime() + pause.toNanos();
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        boolean changed = !outcome.equals(problem);
        outcome = problem;
        return changed;
    }
}
