package nl.mutatieboek.importing.reconciliation;

import java.util.Arrays;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Format of a file with balances. */
public enum PublishedFormat {
    BEGROTINGSSTATEN,
    BALANCES,
    DELIVERY,
    SHEET;

    public static PublishedFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.BALANCE_FILE_FORMAT, text));
    }
}
