package nl.mutatieboek.domain.value;

import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Stable subject of a person or service that acts; never a name.
 *
 * @param value one to a hundred characters of letters, digits and {@code . _ @ : -}
 */
public record PersonId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@:-]{1,100}");

    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedValueException(ExpectedValue.PERSON, value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
