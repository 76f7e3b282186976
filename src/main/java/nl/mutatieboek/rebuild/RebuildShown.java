package nl.mutatieboek.rebuild;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or replay.
 *
 * @param to the last entry that it reads
 * @param read the last entry that it has read
 * @param entriesPerSecond so far
 * @param secondsLeft of the reading, if it goes on as it goes; null when that cannot be said
 * @param certificate what it has shown; null until it has ended
 * @param failure why it failed
 */
@Schema(name = "Rebuild")
public record RebuildShown(
        String id,
        Rebuild.State state,
        long to,
        long read,
        long entriesPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Certificate certificate,
        @Nullable String failure) {
    public static RebuildShown of(Rebuild rebuild) {
        return new RebuildShown(
                rebuild.id().toString(),
                rebuild.state(),
                rebuild.to(),
                rebuild.read(),
                rebuild.rate(),
                rebuild.left() == null ? null : rebuild.left().toSeconds(),
                rebuild.certificate(),
                rebuild.failure());
    }

    static RebuildShown of(Certificate kept) {
        return new RebuildShown(
                kept.id(),
                kept.differences().isEmpty() ? Rebuild.State.EQUAL : Rebuild.State.DIFFERENT,
                kept.to(),
                kept.to(),
                kept.to() * 1_000 / Math.max(1, kept.milliseconds()),
                null,
                kept,
                null);
    }
}
