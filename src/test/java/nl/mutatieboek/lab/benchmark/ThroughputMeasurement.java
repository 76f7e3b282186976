package nl.mutatieboek.lab.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The throughput of clients that each wait for their response.
 *
 * @param perSecond durable mutations per second
 * @param median milliseconds
 * @param p99 99th percentile in milliseconds
 * @param cpu processor time of this process per mutation in microseconds, including clients and readers
 */
record ThroughputMeasurement(double perSecond, double median, double p99, double cpu) {
    /** One client. */
    interface BenchmarkClient extends AutoCloseable {
        void record(BenchmarkMutation work) throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /** Lets a client in. */
    interface BenchmarkTarget {
        BenchmarkClient client(int number) throws Exception;
    }

    /** Lets the clients work for a third of the time to warm up, and then measures for the whole of it. */
    static ThroughputMeasurement measure(BenchmarkTarget endpoint, int clients, boolean hot, int seconds)
            throws InterruptedException, ExecutionException {
        long cpuBefore = processTime();
        CountDownLatch ready = new CountDownLatch(clients);
        List<Future<long[]>> latencies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                int number = i;
                latencies.add(threads.submit(() -> {
                    try (BenchmarkClient client = endpoint.client(number)) {
                        ready.countDown();
                        ready.await();
                        return work(client, new SplittableRandom(37L * clients + number), hot, seconds);
                    }
                }));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> latency : latencies) {
                all.add(latency.get());
            }
            double spent = (processTime() - cpuBefore) / 1e3 * seconds / (seconds + seconds / 3.0);
            return summarize(all.stream().flatMapToLong(Arrays::stream).sorted().toArray(), seconds, spent);
        }
    }

    private static long[] work(BenchmarkClient client, SplittableRandom random, boolean hot, int seconds)
            throws Exception {
        long begin = System.nanoTime() + seconds * 1_000_000_000L / 3;
        long end = begin + seconds * 1_000_000_000L;
        long[] taken = new long[1 << 20];
        int count = 0;
        while (true) {
            BenchmarkMutation work = BenchmarkMutation.random(random, hot);
            long before = System.nanoTime();
            if (before > end) {
                return Arrays.copyOf(taken, count);
            }
            client.record(work);
            long after = System.nanoTime();
            if (before >= begin && after <= end) {
                taken[count++] = after - before;
            }
        }
    }

    private static ThroughputMeasurement summarize(long[] sorted, int seconds, double spent) {
        return new ThroughputMeasurement(
                (double) sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                spent / sorted.length);
    }

    private static long processTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The median of some rounds, each figure by itself. */
    static ThroughputMeasurement median(List<ThroughputMeasurement> rounds) {
        return new ThroughputMeasurement(
                middle(rounds.stream()
                        .mapToDouble(ThroughputMeasurement::perSecond)
                        .toArray()),
                middle(rounds.stream()
                        .mapToDouble(ThroughputMeasurement::median)
                        .toArray()),
                middle(rounds.stream().mapToDouble(ThroughputMeasurement::p99).toArray()),
                middle(rounds.stream().mapToDouble(ThroughputMeasurement::cpu).toArray()));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    String format() {
        return String.format(Locale.ROOT, "%,.0f/s (p50 %.1f, p99 %.1f ms, %.0f µs)", perSecond, median, p99, cpu);
    }
}
