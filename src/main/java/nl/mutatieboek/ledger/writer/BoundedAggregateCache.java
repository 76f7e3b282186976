package nl.mutatieboek.ledger.writer;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Caches the most used aggregates with strong references; Axon's weak cache is emptied by each garbage collection,
 * which costs tail latency.
 */
final class BoundedAggregateCache implements Cache {
    private final ConcurrentMap<Object, Object> aggregates;

    BoundedAggregateCache(int maximumSize) {
        // Evicts in the calling thread, so that the bound is never exceeded.
        this.aggregates = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build()
                .asMap();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The signature is Axon's.
    public <K, V> @Nullable V get(K key) {
        return (V) aggregates.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.containsKey(key);
    }

    void clear() {
        aggregates.clear();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new IllegalStateException("Cache listeners are not supported");
    }
}
