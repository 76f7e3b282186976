package nl.mutatieboek.structure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The three axes of time on which every read is asked. Each that is left out means no bound.
 *
 * @param effectiveOn only what holds on that day
 * @param knownAt only what the book knew then: an instant or a ledger number, as stated
 * @param moment only what is presented in that moment or an earlier one
 */
public record Axes(
        @Nullable LocalDate effectiveOn,
        @Nullable String knownAt,
        @Nullable Moment moment) {
    private static final Set<String> NAMES = Set.of("effectiveOn", "knownAt", "moment");

    /** Latest moment, no cut, now. */
    public static final Axes OPEN = new Axes(null, null, null);

    /**
     * The point that one word names, as {@link #inOne} writes it; nothing bounds nothing.
     *
     * @throws Malformed if a part of it is no bound of an axis, or an axis is bounded twice
     */
    public static Axes parse(String text) {
        Map<String, String> given = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String axis = part.substring(0, Math.max(0, equals));
            if (!NAMES.contains(axis) || given.put(axis, part.substring(equals + 1)) != null) {
                throw new Malformed(Malformed.Expected.AXES, text);
            }
        }
        return new Axes(
                word(given.get("effectiveOn"), Asked::requireDate),
                word(given.get("knownAt"), Asked::requireKnownAt),
                word(given.get("moment"), Moment::parse));
    }

    private static <T> @Nullable T word(@Nullable String text, Function<String, T> word) {
        return text == null ? null : word.apply(text);
    }

    /** In one word, as a question names a point: {@code effectiveOn=2025-12-31,knownAt=41}; empty without a bound. */
    public String inOne() {
        return Stream.of(bound("effectiveOn", effectiveOn), bound("knownAt", knownAt), bound("moment", moment))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(","));
    }

    private static Optional<String> bound(String axis, @Nullable Object value) {
        return Optional.ofNullable(value).map(v -> axis + "=" + v);
    }
}
