package nl.mutatieboek.architecture.violation.domain;

import java.time.Clock;
import java.time.Instant;

/** Time is passed in. */
public final class ReadsTheClock {
    private ReadsTheClock() {}

    public static Instant moment() {
        return Instant.now(Clock.systemUTC());
    }
}
