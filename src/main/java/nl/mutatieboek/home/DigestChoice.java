package nl.mutatieboek.home;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person chose for the digest.
 *
 * @param address e-mail address
 * @param language language of the message
 */
record DigestChoice(String address, Locale language) {
    /** Name of the setting. */
    static final String SETTING = "digest";

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    static DigestChoice parse(String setting) {
        String[] parts = setting.split(" ", 2);
        return new DigestChoice(parts[1], Locale.forLanguageTag(parts[0]));
    }

    /** Text of the setting. */
    String text() {
        return language.getLanguage() + " " + address;
    }
}
