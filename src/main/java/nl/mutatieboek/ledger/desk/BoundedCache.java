package nl.mutatieboek.ledger.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Keeps the streams used last, strongly: Axon's weak cache empties at each collection and costs the tail latency. */
final class BoundedCache implements Cache {
    private final Map<Object, Object> kept;

    BoundedCache(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The signature is Axon's.
    public synchronized <K, V> @Nullable V get(K key) {
        return (V) kept.get(key);
    }

    @Override
    public synchronized void put(Object key, Object value) {
        kept.put(key, value);
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        return kept.putIfAbsent(key, value) == null;
    }

    @Override
    public synchronized boolean remove(Object key) {
        return kept.remove(key) != null;
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return kept.containsKey(key);
    }

    synchronized void clear() {
        kept.clear();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new IllegalStateException("Nobody listens to this cache");
    }
}
