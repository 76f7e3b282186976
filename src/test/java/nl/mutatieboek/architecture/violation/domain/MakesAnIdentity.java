package nl.mutatieboek.architecture.violation.domain;

import java.util.UUID;

/** Identities are passed in. */
public final class MakesAnIdentity {
    private MakesAnIdentity() {}

    public static String anything() {
        return UUID.randomUUID() + " " + System.nanoTime();
    }
}
