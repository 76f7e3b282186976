package nl.mutatieboek.domain.chapter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Index of codes and names of items, to find an item that an import would register again under another path.
 *
 * @param itemsByWord items by article and by a word of their code or name
 */
record SimilarItemIndex(PMap<ArticleWord, PSet<IndexedItem>> itemsByWord) {
    static final SimilarItemIndex NONE = new SimilarItemIndex(HashTreePMap.empty());

    private static final int BELOW_ARTICLE = 2;

    /** Instruments of the budget tables (RBV), compared within a part of an article because each may have one. */
    private static final Set<String> INSTRUMENTS = Set.of(
            "subsidies",
            "subsidie",
            "opdrachten",
            "agentschappen",
            "agentschap",
            "zbosrwts",
            "zbosenrwts",
            "zbo",
            "zbos",
            "rwts",
            "medeoverheden",
            "internationaleorganisaties",
            "nationaleorganisaties",
            "inkomensoverdrachten",
            "inkomensoverdracht",
            "leningen",
            "garanties",
            "storting",
            "ontvangsten",
            "personeel",
            "materieel");

    /** Words too general to identify an item. */
    private static final Set<String> UNSPECIFIC =
            Set.of("overig", "overige", "diversen", "onverdeeld", "nogonverdeeld");

    /** Key of the index: a word below an article, or codes below the chapter. */
    record ArticleWord(ItemPath article, String word) {}

    record IndexedItem(ItemPath item, String name) {}

    SimilarItemIndex plus(ItemPath item, @Nullable String name) {
        PMap<ArticleWord, PSet<IndexedItem>> updated = itemsByWord;
        for (ArticleWord key : keys(item, name)) {
            PSet<IndexedItem> known = updated.getOrDefault(key, HashTreePSet.empty());
            updated = updated.plus(key, known.plus(new IndexedItem(item, displayName(item, name))));
        }
        return new SimilarItemIndex(updated);
    }

    /** Returns the index without the names of an item. */
    SimilarItemIndex without(ItemPath item) {
        PMap<ArticleWord, PSet<IndexedItem>> updated = itemsByWord;
        for (Map.Entry<ArticleWord, PSet<IndexedItem>> entry : itemsByWord.entrySet()) {
            List<IndexedItem> removed = entry.getValue().stream()
                    .filter(named -> named.item().equals(item))
                    .toList();
            if (!removed.isEmpty()) {
                updated = updated.plus(entry.getKey(), entry.getValue().minusAll(removed));
            }
        }
        return new SimilarItemIndex(updated);
    }

    /** Returns items on other paths with the same code or name in the article, or equal apart from leading zeros. */
    List<IndexedItem> findSimilar(ItemPath item, @Nullable String name) {
        return keys(item, name).stream()
                .flatMap(key -> itemsByWord.getOrDefault(key, HashTreePSet.empty()).stream()
                        .filter(other -> !INSTRUMENTS.contains(key.word())
                                || other.item().parent().equals(item.parent())))
                .filter(other -> !other.item().contains(item) && !item.contains(other.item()))
                .toList();
    }

    private static List<ArticleWord> keys(ItemPath item, @Nullable String name) {
        List<ArticleWord> keys = new ArrayList<>();
        keys.add(new ArticleWord(ItemPath.of(item.chapter()), withoutZeros(item)));
        if (item.depth() >= BELOW_ARTICLE) {
            words(item, name).forEach(word -> keys.add(new ArticleWord(article(item), word)));
        }
        return keys;
    }

    /** Returns the codes of an item without leading zeros: 052 equals 52. */
    private static String withoutZeros(ItemPath item) {
        return item.codes().stream()
                .map(code -> code.matches("[0-9]+") ? code.replaceFirst("^0+(?=[0-9])", "") : code)
                .collect(Collectors.joining("/"));
    }

    private static String displayName(ItemPath item, @Nullable String name) {
        return name == null ? item.codes().getLast() : name;
    }

    private static ItemPath article(ItemPath item) {
        return item.ancestorsAndSelf().get(1);
    }

    /** Returns the words of code and name; numbers do not identify an item. */
    private static Set<String> words(ItemPath item, @Nullable String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : List.of(item.codes().getLast(), displayName(item, name))) {
            String word = Normalizer.normalize(text, Normalizer.Form.NFKD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]", "")
                    .replaceAll("^bijdragen?aan", "");
            if (word.matches(".*[a-z].*") && !UNSPECIFIC.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
