package nl.mutatieboek.platform.format;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Normalized text for search: case-insensitive, with and without accents.
 *
 * @param letters the normalized text
 */
public record SearchText(String letters) {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public static SearchText of(String text) {
        return new SearchText(ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT));
    }

    /** Joins and normalizes texts; ignores null. */
    public static SearchText of(Stream<@Nullable String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> {
            if (text != null) {
                all.append(text).append('\n');
            }
        });
        return of(all.toString());
    }

    /** Returns its words; none if nothing is left of the text, such as of an accent alone. */
    public List<String> words() {
        return SPACES.splitAsStream(letters).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether all words of another text occur in it, also as parts of words. */
    public boolean containsWordsOf(SearchText sought) {
        return sought.words().stream().allMatch(letters::contains);
    }
}
