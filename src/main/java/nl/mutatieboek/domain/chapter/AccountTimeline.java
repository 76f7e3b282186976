package nl.mutatieboek.domain.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Amounts of one account by effective day and presenting moment.
 *
 * @param sums booked and claimed amounts per day and moment
 */
public record AccountTimeline(PMap<TimelinePoint, TimelineSum> sums) {
    static final AccountTimeline EMPTY = new AccountTimeline(HashTreePMap.empty());

    public record TimelinePoint(LocalDate effectiveOn, Moment moment) {}

    /** Amounts in whole thousands of euros; the claimed amount is zero or negative. */
    record TimelineSum(Thousands booked, Thousands claimed) {
        static final TimelineSum ZERO = new TimelineSum(Thousands.ZERO, Thousands.ZERO);

        static TimelineSum booked(Thousands thousands) {
            return new TimelineSum(thousands, Thousands.ZERO);
        }

        static TimelineSum claimed(Thousands thousands) {
            return new TimelineSum(Thousands.ZERO, thousands);
        }

        TimelineSum plus(TimelineSum other) {
            return new TimelineSum(booked.plus(other.booked), claimed.plus(other.claimed));
        }

        Thousands available() {
            return booked.plus(claimed);
        }
    }

    /** Point at which a draw is not covered. */
    record TimelineShortage(TimelinePoint at, TimelineSum sum) {}

    AccountTimeline plus(TimelinePoint at, TimelineSum sum) {
        return new AccountTimeline(
                sums.plus(at, sums.getOrDefault(at, TimelineSum.ZERO).plus(sum)));
    }

    /** Returns the first point, by day and then by moment, with a negative amount available. */
    Optional<TimelineShortage> firstBelowZero(Comparator<Moment> momentOrder) {
        return sums.keySet().stream()
                .map(TimelinePoint::effectiveOn)
                .min(Comparator.naturalOrder())
                .flatMap(day -> firstShortage(
                        new TimelinePoint(
                                day,
                                sums.keySet().stream()
                                        .map(TimelinePoint::moment)
                                        .min(momentOrder)
                                        .orElseThrow()),
                        Thousands.ZERO,
                        momentOrder));
    }

    /**
     * Returns the first point, by day and then by moment, at or after {@code from} on both axes where the amount
     * available does not cover the draw. The amount includes all points at or before it on both axes. The method visits
     * the days once with a running sum per moment.
     *
     * @param draw in whole thousands of euros, negative
     */
    Optional<TimelineShortage> firstShortage(TimelinePoint from, Thousands draw, Comparator<Moment> momentOrder) {
        NavigableMap<LocalDate, List<Map.Entry<TimelinePoint, TimelineSum>>> days = new TreeMap<>();
        days.put(from.effectiveOn(), new ArrayList<>());
        sums.entrySet()
                .forEach(entry -> days.computeIfAbsent(entry.getKey().effectiveOn(), day -> new ArrayList<>())
                        .add(entry));
        NavigableMap<Moment, TimelineSum> running = new TreeMap<>(momentOrder);
        running.put(from.moment(), TimelineSum.ZERO);
        for (Map.Entry<LocalDate, List<Map.Entry<TimelinePoint, TimelineSum>>> day : days.entrySet()) {
            day.getValue()
                    .forEach(entry -> running.merge(entry.getKey().moment(), entry.getValue(), TimelineSum::plus));
            if (day.getKey().isBefore(from.effectiveOn())) {
                continue;
            }
            TimelineSum sum = TimelineSum.ZERO;
            for (Map.Entry<Moment, TimelineSum> moment : running.entrySet()) {
                sum = sum.plus(moment.getValue());
                boolean reached = momentOrder.compare(moment.getKey(), from.moment()) >= 0;
                if (reached && sum.available().plus(draw).isNegative()) {
                    return Optional.of(new TimelineShortage(new TimelinePoint(day.getKey(), moment.getKey()), sum));
                }
            }
        }
        return Optional.empty();
    }
}
