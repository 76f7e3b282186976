package nl.mutatieboek.importing.table;

import java.util.Map;
import nl.mutatieboek.domain.value.MalformedValueException;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a file that cannot be understood.
 *
 * @param row of the file as a spreadsheet numbers it, the header is usually 1; 0 of the file as a whole
 * @param column by its name in the file
 * @param value what stands there; its first 200 characters
 * @param key of the sentence that says why, such as {@code flaw.fraction} or {@code malformed.chapter}
 * @param values what stands in its placeholders
 */
public record FileFlaw(
        long row, @Nullable String column, @Nullable String value, String key, Map<String, Object> values) {
    private static final int LONGEST_VALUE = 200;

    public FileFlaw {
        values = Map.copyOf(values);
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    public static FileFlaw of(long row, @Nullable String column, @Nullable String value, FlawReason reason) {
        return of(row, column, value, reason, Map.of());
    }

    public static FileFlaw of(
            long row, @Nullable String column, @Nullable String value, FlawReason reason, Map<String, Object> values) {
        return new FileFlaw(row, column, value, "flaw." + reason.code(), values);
    }

    /** A word that is not what it claims to be. */
    public static FileFlaw of(
            long row, @Nullable String column, @Nullable String value, MalformedValueException malformed) {
        return new FileFlaw(
                row, column, value, "malformed." + malformed.expected().key(), Map.of("because", malformed.detail()));
    }

    public boolean hasReason(FlawReason reason) {
        return code().equals(reason.code());
    }

    /** Its stable name for programs. */
    public String code() {
        return key.substring(key.indexOf('.') + 1);
    }
}
