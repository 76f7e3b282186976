package nl.mutatieboek.domain.value;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Formats the texts that the book itself records with a mutation. They are stored, so they have one language. */
public final class RecordedTextFormatter {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("recorded-texts", Locale.ROOT);

    private RecordedTextFormatter() {}

    /** Returns the text with this key in {@code recorded-texts.properties}, with its values filled in. */
    public static String format(String key, @Nullable Object... values) {
        return String.format(Locale.ROOT, TEXTS.getString(key), values);
    }
}
