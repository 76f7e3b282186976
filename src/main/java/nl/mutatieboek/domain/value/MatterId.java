package nl.mutatieboek.domain.value;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Identity of a parliamentary matter, such as {@code XX-72e358dd3a69}: the chapter and twelve hexadecimal digits. The
 * digits count nothing, so that no gap tells of a matter that a reader may not see.
 */
public record MatterId(ChapterCode chapter, String digits) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{1,8})-([0-9a-f]{12})");

    public MatterId {
        if (!FORM.matcher(chapter + "-" + digits).matches()) {
            throw new MalformedValueException(ExpectedValue.MATTER, digits);
        }
    }

    public static MatterId parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedValueException(ExpectedValue.MATTER, text);
        }
        return new MatterId(new ChapterCode(form.group(1)), form.group(2));
    }

    /** Derives the identity of a new matter from the identity of the command that records it. */
    public static MatterId derive(ChapterCode chapter, UUID command) {
        return new MatterId(
                chapter,
                String.format(Locale.ROOT, "%016x", command.getMostSignificantBits())
                        .substring(0, 12));
    }

    @Override
    public String toString() {
        return chapter + "-" + digits;
    }
}
