package nl.mutatieboek.mutation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is searched: without the difference between large and small letters, with and without accents.
 *
 * @param letters what is left of it
 */
record SearchText(String letters) {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static SearchText of(String text) {
        return new SearchText(ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT));
    }

    /** Of some texts together, those that are there. */
    static SearchText of(Stream<@Nullable String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> {
            if (text != null) {
                all.append(text).append('\n');
            }
        });
        return of(all.toString());
    }

    /** Its words, in whatever order. */
    List<String> words() {
        return Arrays.stream(SPACES.split(letters.strip())).toList();
    }

    /** Whether all words of another stand in it, whole or as a part of a word. */
    boolean containsWordsOf(SearchText sought) {
        return sought.words().stream().allMatch(letters::contains);
    }
}
