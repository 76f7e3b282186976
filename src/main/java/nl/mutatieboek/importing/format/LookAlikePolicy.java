package nl.mutatieboek.importing.format;

import java.util.Arrays;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Policy for a mutation or item of a file that looks like one in the ledger. */
public enum LookAlikePolicy {
    /** Refuse the file. */
    REFUSE,
    /** It is a different one: book or register it. */
    BOOK,
    /** It is the same mutation: skip it. An item that looks like another is still refused. */
    SKIP;

    /** Parses the lower-case name: {@code refuse}. */
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
