package nl.mutatieboek.structure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
    /** Latest moment, no cut, now. */
    public static final Axes OPEN = new Axes(null, null, null);

    /**
     * The point that one word names, as {@link #inOne} writes it; nothing bounds nothing.
     *
     * @throws Malformed if it is none
     */
    public static Axes parse(String text) {
        Map<String, String> parts = Asked.requireAxes(text);
        return new Axes(
                word(parts.get("effectiveOn"), Asked::requireDate),
                word(parts.get("knownAt"), Asked::requireKnownAt),
                word(parts.get("moment"), Moment::parse));
    }

    private static <T> @Nullable T word(@Nullable String text, Function<String, T> word) {
        return text == null ? null : word.apply(text);
    }

    /** In one word, as a question names a point: {@code effectiveOn=2025-12-31,knownAt=41}; empty without a bound. */
    public String inOne() {
        return bounds().collect(Collectors.joining(","));
    }

    /** The same as parameters of an address, in which nothing of it needs an escape. */
    public String inQuery() {
        return bounds().collect(Collectors.joining("&"));
    }

    private Stream<String> bounds() {
        return Stream.of(bound("effectiveOn", effectiveOn), bound("knownAt", knownAt), bound("moment", moment))
                .flatMap(Optional::stream);
    }

    private static Optional<String> bound(String axis, @Nullable Object value) {
        return Optional.ofNullable(value).map(v -> axis + "=" + v);
    }
}
