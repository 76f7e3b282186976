package nl.mutatieboek.lab.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * The durations of a piece of work in milliseconds.
 *
 * @param p99 99th percentile; the maximum if there are fewer than a hundred
 */
record DurationMeasurement(double median, double p99) {
    /** A piece of work; its answer keeps it from being left out. */
    interface MeasuredTask {
        Object work() throws Exception;
    }

    /** Runs it a third more often than requested, and discards the first runs as a warm-up. */
    static DurationMeasurement measure(int times, MeasuredTask piece) throws Exception {
        return measure(Math.max(1, times / 3), times, piece);
    }

    /** Measures after a number of warm-up runs: microsecond operations are warm only after thousands. */
    static DurationMeasurement measure(int before, int times, MeasuredTask piece) throws Exception {
        for (int i = 0; i < before; i++) {
            measureOnce(piece);
        }
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            taken[i] = measureOnce(piece);
        }
        return measure(taken);
    }

    static DurationMeasurement measure(double... taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return new DurationMeasurement(sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)]);
    }

    /** Milliseconds. */
    static double measureOnce(MeasuredTask piece) throws Exception {
        long before = System.nanoTime();
        Object answer = piece.work();
        long after = System.nanoTime();
        if (answer == null) {
            throw new IllegalStateException("Nothing was answered");
        }
        return (after - before) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.3f (p99 %,.3f) ms", median, p99);
    }
}
