package nl.mutatieboek.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * What was read in one place of a request. Where that place is empty or wrong there is no value; that it is wrong has been
 * noted, and is answered together with everything else that is wrong.
 */
public final class Read<T> {
    private final @Nullable T value;

    private Read(@Nullable T value) {
        this.value = value;
    }

    static <T> Read<T> of(T value) {
        return new Read<>(value);
    }

    /** Nothing, because of what was or was not read elsewhere. */
    public static <T> Read<T> nothing() {
        return new Read<>(null);
    }

    /** The value of a place that must be filled, once the reading has ended without a fault. */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("Not read, or read before the reading ended");
        }
        return value;
    }

    public @Nullable T orNull() {
        return value;
    }

    public T or(T other) {
        return value == null ? other : value;
    }
}
