package nl.mutatieboek.architecture.violation.domain;

import java.time.LocalDate;

/** So are dates. */
public final class ReadsTheDate {
    private ReadsTheDate() {}

    public static LocalDate today() {
        return LocalDate.now();
    }
}
