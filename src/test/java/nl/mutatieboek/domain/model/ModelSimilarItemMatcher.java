package nl.mutatieboek.domain.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.ItemPath;

/** Plain model of similar items: compares each item of a file with each of its article. */
final class ModelSimilarItemMatcher {
    /** The instrument word and the filler word of the scenarios. */
    private static final String INSTRUMENT = "subsidies";

    private static final String SAYS_NOTHING = "overig";

    private ModelSimilarItemMatcher() {}

    /**
     * An item of the book.
     *
     * @param name null where it has none
     */
    record ModelNamedItem(ItemPath item, String name) {}

    static boolean isSimilar(ItemCommand.RegisterItem requested, ModelNamedItem known) {
        String path = requested.item().toString();
        String other = known.item().toString();
        return !requested.source().items().contains(known.item())
                && article(path).equals(article(other))
                && !ModelPosting.isAtOrBelow(path, other)
                && !ModelPosting.isAtOrBelow(other, path)
                && words(path, requested.name()).stream()
                        .filter(words(other, known.name())::contains)
                        .anyMatch(
                                word -> !word.equals(INSTRUMENT) || above(path).equals(above(other)));
    }

    /** Only items below an article. */
    private static List<String> article(String path) {
        String[] codes = path.split("/");
        return codes.length < 3 ? List.of(path) : List.of(codes[0], codes[1]);
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static Set<String> words(String path, String name) {
        String code = word(path.substring(path.lastIndexOf('/') + 1));
        String named = name == null ? code : word(name);
        return Set.copyOf(List.of(code, named).stream()
                .filter(word -> word.chars().anyMatch(Character::isLetter) && !word.equals(SAYS_NOTHING))
                .toList());
    }

    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(letter -> word.append((char) letter));
        return word.toString().startsWith("bijdrageaan") ? word.substring("bijdrageaan".length()) : word.toString();
    }
}
