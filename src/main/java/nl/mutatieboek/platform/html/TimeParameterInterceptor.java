package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.platform.format.DateParser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Redirects pages whose time parameters are written as people write them, such as {@code 16-09-2025} or {@code 24
 * november 2026 14:30} (Dutch time), to the canonical address in UTC, without the empty fields of a form.
 *
 * <p>A day as {@code knownAt} means the end of that day, or now if it has not ended. The page itself rejects invalid
 * values.
 */
record TimeParameterInterceptor(InstantSource clock) implements HandlerInterceptor {
    private static final List<String> DAYS = List.of(
            "effectiveOn",
            "fromEffectiveOn",
            "toEffectiveOn",
            "effectiveFrom",
            "effectiveUntil",
            "recordedFrom",
            "recordedUntil");
    private static final List<String> INSTANTS = List.of("knownAt", "fromKnownAt", "toKnownAt");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm", Locale.ROOT);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!HttpMethod.GET.matches(request.getMethod())
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(PageController.class)) {
            return true;
        }
        Map<String, @Nullable String> written = new TreeMap<>();
        // A parameter without equals sign is a flag, such as /login?error, and not an empty field of a form.
        List<String> query =
                List.of(Objects.requireNonNullElse(request.getQueryString(), "").split("&"));
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).allMatch(String::isEmpty) && !query.contains(name)) {
                written.put(name, null);
            }
        });
        DAYS.forEach(name -> read(request, name, DateParser::toIsoDate, written));
        INSTANTS.forEach(name -> read(request, name, this::parseInstant, written));
        return written.isEmpty() || ParameterCorrection.redirect(request, response, written);
    }

    private static void read(
            HttpServletRequest request,
            String name,
            UnaryOperator<String> reading,
            Map<String, @Nullable String> written) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length == 1 && !values[0].isBlank()) {
            String read = reading.apply(values[0]);
            if (!read.equals(values[0])) {
                written.put(name, read);
            }
        }
    }

    String parseInstant(String text) {
        return DateParser.toUtcInstant(text, clock.instant());
    }

    /** Formats a bound for the time bar, so that it parses to the same value. */
    static String formatBound(String bound) {
        try {
            return LocalDate.parse(bound).format(DAY);
        } catch (DateTimeException e) {
            // Not a day.
        }
        try {
            Instant instant = Instant.parse(bound);
            LocalDateTime there = LocalDateTime.ofInstant(instant, BookState.THE_HAGUE);
            boolean same =
                    there.atZone(BookState.THE_HAGUE).toInstant().equals(instant) && there.getNano() % 1_000_000 == 0;
            boolean minute = there.getNano() == 0 && there.getSecond() == 0;
            return same ? there.format(minute ? TO_THE_MINUTE : EXACT) : bound;
        } catch (DateTimeException e) {
            // A ledger number.
            return bound;
        }
    }
}
