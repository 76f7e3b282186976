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
 * What lies on one account, by the day from which it holds and the moment that presents it.
 *
 * @param sums what is booked and what pending mutations claim, at each day and moment
 */
public record AccountTimeline(PMap<TimelinePoint, TimelineSum> sums) {
    static final AccountTimeline EMPTY = new AccountTimeline(HashTreePMap.empty());

    public record TimelinePoint(LocalDate effectiveOn, Moment moment) {}

    /** In whole thousands of euros; what is claimed is zero or negative. */
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

    /** A point at which the draw is not covered. */
    record TimelineShortage(TimelinePoint at, TimelineSum there) {}

    AccountTimeline plus(TimelinePoint at, TimelineSum sum) {
        return new AccountTimeline(
                sums.plus(at, sums.getOrDefault(at, TimelineSum.ZERO).plus(sum)));
    }

    /** The first point, by day and then along the line of moments, at which less than zero lies. */
    Optional<TimelineShortage> firstBelowZero(Comparator<Moment> line) {
        return sums.keySet().stream()
                .map(TimelinePoint::effectiveOn)
                .min(Comparator.naturalOrder())
                .flatMap(day -> firstShortage(
                        new TimelinePoint(
                                day,
                                sums.keySet().stream()
                                        .map(TimelinePoint::moment)
                                        .min(line)
                                        .orElseThrow()),
                        Thousands.ZERO,
                        line));
    }

    /**
     * The first point, by day and then along the line of moments, at or after the draw on both axes, where what lies at or
     * before it on both axes does not cover the draw. Walks the days once with a running sum for each moment.
     *
     * @param draw in whole thousands of euros, negative
     */
    Optional<TimelineShortage> firstShortage(TimelinePoint from, Thousands draw, Comparator<Moment> line) {
        NavigableMap<LocalDate, List<Map.Entry<TimelinePoint, TimelineSum>>> days = new TreeMap<>();
        days.put(from.effectiveOn(), new ArrayList<>());
        sums.entrySet()
                .forEach(entry -> days.computeIfAbsent(entry.getKey().effectiveOn(), day -> new ArrayList<>())
                        .add(entry));
        NavigableMap<Moment, TimelineSum> running = new TreeMap<>(line);
        running.put(from.moment(), TimelineSum.ZERO);
        for (Map.Entry<LocalDate, List<Map.Entry<TimelinePoint, TimelineSum>>> day : days.entrySet()) {
            day.getValue()
                    .forEach(entry -> running.merge(entry.getKey().moment(), entry.getValue(), TimelineSum::plus));
            if (day.getKey().isBefore(from.effectiveOn())) {
                continue;
            }
            TimelineSum there = TimelineSum.ZERO;
            for (Map.Entry<Moment, TimelineSum> moment : running.entrySet()) {
                there = there.plus(moment.getValue());
                boolean reached = line.compare(moment.getKey(), from.moment()) >= 0;
                if (reached && there.available().plus(draw).isNegative()) {
                    return Optional.of(new TimelineShortage(new TimelinePoint(day.getKey(), moment.getKey()), there));
                }
            }
        }
        return Optional.empty();
    }
}
