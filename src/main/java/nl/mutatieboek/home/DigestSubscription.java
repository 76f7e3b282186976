package nl.mutatieboek.home;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * What a person chose for the digest.
 *
 * @param address e-mail address
 * @param language language of the message
 */
record DigestSubscription(
        @Size(max = 254) @Email(regexp = ADDRESS) String address, Locale language) {
    /** Name of the setting. */
    static final String SETTING = "digest";

    /** Besides what {@link Email} asks: plain characters, and a dot in the domain. */
    private static final String ADDRESS = "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    static boolean isAddress(String text, Validator validator) {
        return validator
                .validateValue(DigestSubscription.class, "address", text)
                .isEmpty();
    }

    static DigestSubscription parse(String setting) {
        String[] parts = setting.split(" ", 2);
        return new DigestSubscription(parts[1], Locale.forLanguageTag(parts[0]));
    }

    /** Text of the setting. */
    String text() {
        return language.getLanguage() + " " + address;
    }
}
