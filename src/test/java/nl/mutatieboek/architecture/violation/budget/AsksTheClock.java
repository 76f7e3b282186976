package nl.mutatieboek.architecture.violation.budget;

import java.time.LocalDate;
import org.springframework.util.StringUtils;

/** A rule that asks a clock, knows Spring and counts in floating point. */
public final class AsksTheClock {
    private final double amount = 0.1;

    boolean today(LocalDate day) {
        return day.equals(LocalDate.now()) && StringUtils.hasText("x") && amount > 0;
    }
}
