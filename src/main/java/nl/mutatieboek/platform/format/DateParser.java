package nl.mutatieboek.platform.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses days as people write them: {@code 16-09-2025}, {@code 16 september 2025}, {@code 2025-09-16}. */
public final class DateParser {
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("d-M-uuuu", Locale.ROOT),
            form("d/M/uuuu", Locale.ROOT),
            form("d.M.uuuu", Locale.ROOT),
            form("d MMMM uuuu", Locale.of("nl")),
            form("d MMMM uuuu", Locale.ENGLISH));

    private DateParser() {}

    private static DateTimeFormatter form(String pattern, Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(language)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Returns the day as {@code 2025-09-16}, or the text itself if it is not a day. */
    public static String toIsoDate(String text) {
        String written = text.strip().replaceAll("\\s+", " ");
        return FORMS.stream()
                .flatMap(form -> day(written, form).stream())
                .findFirst()
                .map(LocalDate::toString)
                .orElse(written);
    }

    private static Optional<LocalDate> day(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException e) {
            // Try the next form.
            return Optional.empty();
        }
    }
}
