package nl.mutatieboek.platform.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.BookState;

/** Parses days as people write them: {@code 16-09-2025}, {@code 16 september 2025}, {@code 2025-09-16}. */
public final class DateParser {
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("d-M-uuuu", Locale.ROOT),
            form("d/M/uuuu", Locale.ROOT),
            form("d.M.uuuu", Locale.ROOT),
            form("d MMMM uuuu", Locale.of("nl")),
            form("d MMMM uuuu", Locale.ENGLISH));

    private static final int MAX_LENGTH = 50;

    /** Years in which a day has a next one and an instant that everything can store. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private static final Pattern TIME =
            Pattern.compile("\\d{1,2}:\\d{2}|\\d{1,2}:\\d{2}:\\d{2}|\\d{1,2}:\\d{2}:\\d{2}[.,]\\d{3}");

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

    /**
     * Returns a day or a Dutch time, such as {@code 24-11-2026 14:30}, as {@code 2026-11-24T13:30:00Z}; or the text itself
     * if it is neither. A day means its end, or now if it has not ended.
     */
    public static String toUtcInstant(String text, Instant now) {
        String stripped = text.strip();
        if (stripped.length() > MAX_LENGTH) {
            return stripped;
        }
        int space = stripped.lastIndexOf(' ');
        String time = stripped.substring(space + 1);
        Optional<Instant> instant = space > 0 && TIME.matcher(time).matches()
                ? isoDay(stripped.substring(0, space).replace(',', ' ')).flatMap(day -> at(day, time))
                : isoDay(stripped).map(day -> endOf(day, now));
        return instant.map(Instant::toString).orElse(stripped);
    }

    private static Optional<LocalDate> isoDay(String text) {
        try {
            return Optional.of(LocalDate.parse(toIsoDate(text))).filter(day -> YEARS.isValidValue(day.getYear()));
        } catch (DateTimeException e) {
            // A ledger number, an instant, or an invalid value.
            return Optional.empty();
        }
    }

    private static Optional<Instant> at(LocalDate day, String time) {
        String[] parts = time.replace(',', '.').split("[:.]", -1);
        int[] numbers = new int[4];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        try {
            return Optional.of(day.atTime(numbers[0], numbers[1], numbers[2], numbers[3] * 1_000_000)
                    .atZone(BookState.THE_HAGUE)
                    .toInstant());
        } catch (DateTimeException e) {
            // Not a time of day.
            return Optional.empty();
        }
    }

    private static Instant endOf(LocalDate day, Instant now) {
        Instant end =
                day.plusDays(1).atStartOfDay(BookState.THE_HAGUE).toInstant().minusMillis(1);
        boolean today = day.equals(LocalDate.ofInstant(now, BookState.THE_HAGUE));
        return today ? now.truncatedTo(ChronoUnit.MILLIS) : end;
    }
}
