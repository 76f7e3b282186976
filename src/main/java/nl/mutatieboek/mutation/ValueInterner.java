package nl.mutatieboek.mutation;

import java.util.HashMap;
import java.util.Map;

/** The values that a million mutations have in common, once each. */
final class ValueInterner {
    private final Map<Object, Object> words = new HashMap<>();

    /** The value that equals this one. */
    @SuppressWarnings("unchecked")
    <T> T intern(T word) {
        return (T) words.computeIfAbsent(word, w -> w);
    }
}
