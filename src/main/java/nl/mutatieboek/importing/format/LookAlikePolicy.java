package nl.mutatieboek.importing.format;

import java.util.Arrays;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** What an import does with a mutation or item that looks like one that the book has. */
public enum LookAlikePolicy {
    /** The file is not imported. */
    REFUSE,
    /** It is another one: it is booked, or registered, beside what it looks like. */
    BOOK,
    /** The mutation is the same one: it is not booked. An item that looks like another is refused all the same. */
    SKIP;

    /** By the name that people write: {@code refuse}. */
    public static LookAlikePolicy parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.LOOK_ALIKES, text));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
