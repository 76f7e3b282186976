package nl.mutatieboek.architecture.violation.domain;

import java.time.LocalDate;

/** Dates are passed in. */
public final class ReadsTheDate {
    private ReadsTheDate() {}

    public static LocalDate today() {
        return LocalDate.now();
    }
}
