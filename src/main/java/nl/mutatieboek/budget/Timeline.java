package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What lies on one account, by the day from which it holds and the moment that presents it.
 *
 * @param sums what is booked and what pending mutations claim, at each day and moment
 */
record Timeline(PMap<Point, Sum> sums) {
    static final Timeline EMPTY = new Timeline(HashTreePMap.empty());

    record Point(LocalDate day, Moment moment) {}

    /** In whole thousands of euros; what is claimed is zero or negative. */
    record Sum(Thousands booked, Thousands claimed) {
        static final Sum ZERO = new Sum(Thousands.ZERO, Thousands.ZERO);

        static Sum booked(Thousands thousands) {
            return new Sum(thousands, Thousands.ZERO);
        }

        static Sum claimed(Thousands thousands) {
            return new Sum(Thousands.ZERO, thousands);
        }

        Sum plus(Sum other) {
            return new Sum(booked.plus(other.booked), claimed.plus(other.claimed));
        }

        Thousands available() {
            return booked.plus(claimed);
        }
    }

    /** A point at which the draw is not covered. */
    record Shortage(Point at, Sum there) {}

    Timeline plus(Point at, Sum sum) {
        return new Timeline(sums.plus(at, sums.getOrDefault(at, Sum.ZERO).plus(sum)));
    }

    /** The first point, by day and then along the line of moments, at which less than zero lies. */
    Optional<Shortage> belowZero(Comparator<Moment> line) {
        return sums.keySet().stream()
                .map(Point::day)
                .min(Comparator.naturalOrder())
                .flatMap(day -> shortage(
                        new Point(
                                day,
                                sums.keySet().stream()
                                        .map(Point::moment)
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
    Optional<Shortage> shortage(Point from, Thousands draw, Comparator<Moment> line) {
        NavigableMap<LocalDate, List<Map.Entry<Point, Sum>>> days = new TreeMap<>();
        days.put(from.day(), new ArrayList<>());
        sums.entrySet()
                .forEach(entry -> days.computeIfAbsent(entry.getKey().day(), day -> new ArrayList<>())
                        .add(entry));
        NavigableMap<Moment, Sum> running = new TreeMap<>(line);
        running.put(from.moment(), Sum.ZERO);
        for (Map.Entry<LocalDate, List<Map.Entry<Point, Sum>>> day : days.entrySet()) {
            day.getValue().forEach(entry -> running.merge(entry.getKey().moment(), entry.getValue(), Sum::plus));
            if (day.getKey().isBefore(from.day())) {
                continue;
            }
            Sum there = Sum.ZERO;
            for (Map.Entry<Moment, Sum> moment : running.entrySet()) {
                there = there.plus(moment.getValue());
                boolean reached = line.compare(moment.getKey(), from.moment()) >= 0;
                if (reached && there.available().plus(draw).isNegative()) {
                    return Optional.of(new Shortage(new Point(day.getKey(), moment.getKey()), there));
                }
            }
        }
        return Optional.empty();
    }
}
