package nl.mutatieboek.importing.table;

import java.util.Map;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.format.TextTruncator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that cannot be understood.
 *
 * @param row row number as in a spreadsheet, where the header is usually 1; 0 for the file as a whole
 * @param column column name in the file
 * @param value content of the cell, the first 200 characters
 * @param key message key, such as {@code flaw.fraction} or {@code malformed.chapter}
 * @param values values of its placeholders
 */
public record FileFlaw(
        long row, @Nullable String column, @Nullable String value, String key, Map<String, Object> values) {
    private static final int MAX_VALUE_LENGTH = 200;

    public FileFlaw {
        values = Map.copyOf(values);
        if (value != null && value.length() > MAX_VALUE_LENGTH) {
            value = TextTruncator.truncate(value, MAX_VALUE_LENGTH) + "…";
        }
    }

    public static FileFlaw of(long row, @Nullable String column, @Nullable String value, FlawReason reason) {
        return of(row, column, value, reason, Map.of());
    }

    public static FileFlaw of(
            long row, @Nullable String column, @Nullable String value, FlawReason reason, Map<String, Object> values) {
        return new FileFlaw(row, column, value, "flaw." + reason.code(), values);
    }

    /** A flaw for a malformed value. */
    public static FileFlaw of(
            long row, @Nullable String column, @Nullable String value, MalformedValueException malformed) {
        return new FileFlaw(
                row, column, value, "malformed." + malformed.expected().key(), Map.of("because", malformed.detail()));
    }

    public boolean hasReason(FlawReason reason) {
        return code().equals(reason.code());
    }

    /** Stable code for programs. */
    public String code() {
        return key.substring(key.indexOf('.') + 1);
    }
}
