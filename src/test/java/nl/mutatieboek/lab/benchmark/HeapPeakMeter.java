package nl.mutatieboek.lab.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Measures the peak use of the heap, garbage included, at the start of collections. */
final class HeapPeakMeter {
    private static final double MEGABYTE = 1e6;
    private static final AtomicLong MOST = new AtomicLong();
    private static final Set<String> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());

    static {
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (collection, nothing) -> collected((CompositeData) collection.getUserData()),
                                null,
                                null));
    }

    private HeapPeakMeter() {}

    private static void collected(CompositeData collection) {
        Map<String, MemoryUsage> before =
                GarbageCollectionNotificationInfo.from(collection).getGcInfo().getMemoryUsageBeforeGc();
        long used = POOLS.stream().mapToLong(pool -> before.get(pool).getUsed()).sum();
        MOST.accumulateAndGet(used, Math::max);
    }

    /** From now on. */
    static void reset() {
        MOST.set(0);
    }

    static String peak() {
        MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MOST.accumulateAndGet(now.getUsed(), Math::max);
        return String.format(
                Locale.ROOT,
                "peak of the heap %,.0f MB, of %,.0f at most",
                MOST.get() / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }
}
