package nl.mutatieboek.lab.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Latencies by kind of request and minute, and errors. */
final class LoadMeasurement {
    private static final int LONGEST_ERROR = 160;

    private final Map<String, Map<Integer, Latencies>> byKind = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();

    /** Nanoseconds. */
    private static final class Latencies {
        private long[] taken = new long[256];
        private int count;

        void add(long nanos) {
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, 2 * count);
            }
            taken[count++] = nanos;
        }

        void addAll(Latencies other) {
            for (int i = 0; i < other.count; i++) {
                add(other.taken[i]);
            }
        }

        String format(double seconds) {
            long[] sorted = Arrays.copyOf(taken, count);
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "%,9d (%,7.1f/s)  p50 %7.1f  p99 %7.1f  max %7.1f ms",
                    count,
                    count / seconds,
                    sorted[count / 2] / 1e6,
                    sorted[(int) (count * 0.99)] / 1e6,
                    sorted[count - 1] / 1e6);
        }
    }

    void add(String kind, long sinceBegin, long nanos) {
        latencies(kind, (int) TimeUnit.NANOSECONDS.toMinutes(sinceBegin)).add(nanos);
    }

    void addError(String kind, String error) {
        errors.merge(
                kind + ": "
                        + error.substring(0, Math.min(error.length(), LONGEST_ERROR))
                                .replaceAll("[0-9a-f-]{36}|[0-9]{5,}", "…"),
                1L,
                Long::sum);
    }

    private Latencies latencies(String kind, int minute) {
        return byKind.computeIfAbsent(kind, k -> new TreeMap<>()).computeIfAbsent(minute, m -> new Latencies());
    }

    static LoadMeasurement merge(List<LoadMeasurement> all) {
        LoadMeasurement merged = new LoadMeasurement();
        for (LoadMeasurement one : all) {
            one.byKind.forEach((kind, minutes) -> minutes.forEach(
                    (minute, more) -> merged.latencies(kind, minute).addAll(more)));
            one.errors.forEach((error, count) -> merged.errors.merge(error, count, Long::sum));
        }
        return merged;
    }

    void print() {
        byKind.forEach((kind, minutes) -> {
            Latencies all = new Latencies();
            minutes.values().forEach(all::addAll);
            System.out.printf("%-16s all     %s%n", kind, all.format(60.0 * minutes.size()));
            minutes.forEach((minute, one) -> System.out.printf("%-16s min %2d  %s%n", "", minute, one.format(60)));
        });
        System.out.println(errors.isEmpty() ? "no error" : "errors: " + errors);
    }
}
