package nl.mutatieboek.balance.proof;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Bound of the postings that a proven balance counts: a day or a moment.
 *
 * @param day last effective day; null for a moment
 * @param moment last moment; null for a day
 * @param momentRank place of the last moment among the moments
 */
public record BalanceAxis(@Nullable LocalDate day, @Nullable String moment, int momentRank) {
    public static BalanceAxis upTo(LocalDate day) {
        return new BalanceAxis(day, null, 0);
    }

    public static BalanceAxis upTo(String moment, int momentRank) {
        return new BalanceAxis(null, moment, momentRank);
    }

    boolean isDay() {
        return day != null;
    }

    boolean includes(ProvenPosting posting) {
        return day != null ? !posting.effectiveOn().isAfter(day) : posting.momentRank() <= momentRank;
    }

    /** Returns the line of a proof that states it. */
    String text() {
        return day != null ? "day " + day : "moment " + moment;
    }
}
