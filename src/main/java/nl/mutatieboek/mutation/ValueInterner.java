package nl.mutatieboek.mutation;

import java.util.HashMap;
import java.util.Map;

/** Keeps one instance of each value that many mutations share, to save memory. */
final class ValueInterner {
    private final Map<Object, Object> words = new HashMap<>();

    /** Returns the canonical instance of an equal value. */
    @SuppressWarnings("unchecked")
    <T> T intern(T word) {
        return (T) words.computeIfAbsent(word, w -> w);
    }
}
