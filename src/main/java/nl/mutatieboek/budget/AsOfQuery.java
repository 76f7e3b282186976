package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * The three time axes of every read; an absent axis has no bound.
 *
 * @param effectiveOn only what is effective on this day
 * @param knownAt only what was recorded by then: an instant or a ledger number, as stated
 * @param moment only what is presented in this moment or an earlier one
 */
public record AsOfQuery(
        @Nullable LocalDate effectiveOn,
        @Nullable String knownAt,
        @Nullable Moment moment) {
    /** The query without bounds: latest moment, all effective days, now. */
    public static final AsOfQuery UNBOUNDED = new AsOfQuery(null, null, null);

    private static final Set<String> AXES = Set.of("effectiveOn", "knownAt", "moment");

    /**
     * Parses a point written by {@link #inOne}; an empty text has no bounds.
     *
     * @throws MalformedValueException if a part names no axis, or the axis of another part; if several parts are
     *     malformed, the later ones are suppressed exceptions
     */
    public static AsOfQuery parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String axis = part.substring(0, Math.max(0, equals));
            if (!AXES.contains(axis) || parts.put(axis, part.substring(equals + 1)) != null) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.AXES, text);
            }
        }
        List<MalformedValueException> malformed = new ArrayList<>();
        AsOfQuery axes = new AsOfQuery(
                part(parts.get("effectiveOn"), Proposal::parseDate, malformed),
                part(parts.get("knownAt"), KnownAtValidator::require, malformed),
                part(parts.get("moment"), Moment::parse, malformed));
        if (!malformed.isEmpty()) {
            MalformedValueException first = malformed.removeFirst();
            malformed.forEach(first::addSuppressed);
            throw first;
        }
        return axes;
    }

    private static <T> @Nullable T part(
            @Nullable String text, Function<String, T> parse, List<MalformedValueException> malformed) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (MalformedValueException e) {
            malformed.add(e);
            return null;
        }
    }

    /** Writes the point as one text, {@code effectiveOn=2025-12-31,knownAt=41}; empty without a bound. */
    public String inOne() {
        return parameters().collect(Collectors.joining(","));
    }

    /** Returns the bounds as parameters of an address; none of them needs escaping. */
    public String toQueryString() {
        return parameters().collect(Collectors.joining("&"));
    }

    private Stream<String> parameters() {
        return Stream.of(bound("effectiveOn", effectiveOn), bound("knownAt", knownAt), bound("moment", moment))
                .flatMap(Optional::stream);
    }

    private static Optional<String> bound(String axis, @Nullable Object value) {
        return Optional.ofNullable(value).map(v -> axis + "=" + v);
    }
}
