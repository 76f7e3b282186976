package nl.mutatieboek.ledger.writer;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Keeps the streams that are used most, strongly: Axon's weak cache empties at each collection and costs the tail latency. */
final class BoundedAggregateCache implements Cache {
    private final ConcurrentMap<Object, Object> kept;

    BoundedAggregateCache(int most) {
        // Evicts in the thread that puts, so that no more is kept than the bound.
        this.kept = Caffeine.newBuilder()
                .maximumSize(most)
                .executor(Runnable::run)
                .build()
                .asMap();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The signature is Axon's.
    public <K, V> @Nullable V get(K key) {
        return (V) kept.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        kept.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return kept.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return kept.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return kept.containsKey(key);
    }

    void clear() {
        kept.clear();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new IllegalStateException("Nobody listens to this cache");
    }
}
