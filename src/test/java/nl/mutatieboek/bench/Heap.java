package nl.mutatieboek.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;

/** How much of the heap was in use at most: the sum of what each of its pools had at most, not all at one time. */
final class Heap {
    private static final double MEGABYTE = 1e6;

    private Heap() {}

    /** From now on. */
    static void begin() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static String peak() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return String.format(
                Locale.ROOT,
                "peak of the heap %,.0f MB, of %,.0f at most",
                peak / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }
}
