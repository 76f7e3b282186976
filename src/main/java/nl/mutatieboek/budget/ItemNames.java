package nl.mutatieboek.budget;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.term.ItemPath;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The codes and names of the items below each article, to find an item that an import would register a second time under
 * another path.
 *
 * @param byWord for each article and word, the items that have it as code or name
 */
record ItemNames(PMap<Key, PSet<Named>> byWord) {
    static final ItemNames NONE = new ItemNames(HashTreePMap.empty());

    private static final int BELOW_ARTICLE = 2;

    /** Instruments of the budget tables (RBV): each part of an article may have one of each, so they are compared within it. */
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

    /** Words that name nothing of their own. */
    private static final Set<String> UNSPECIFIC =
            Set.of("overig", "overige", "diversen", "onverdeeld", "nogonverdeeld");

    /** Where a word is looked up: below an article. */
    record Key(ItemPath article, String word) {}

    /** An item as it was registered. */
    record Named(ItemPath item, String name) {}

    /** @param name null while none is known */
    ItemNames plus(ItemPath item, @Nullable String name) {
        if (item.depth() < BELOW_ARTICLE) {
            return this;
        }
        PMap<Key, PSet<Named>> more = byWord;
        for (String word : words(item, name)) {
            Key key = new Key(article(item), word);
            PSet<Named> known = more.getOrDefault(key, HashTreePSet.empty());
            more = more.plus(key, known.plus(new Named(item, named(item, name))));
        }
        return new ItemNames(more);
    }

    /** The same without the names of an item. */
    ItemNames without(ItemPath item) {
        PMap<Key, PSet<Named>> fewer = byWord;
        for (Map.Entry<Key, PSet<Named>> entry : byWord.entrySet()) {
            List<Named> gone = entry.getValue().stream()
                    .filter(named -> named.item().equals(item))
                    .toList();
            if (!gone.isEmpty()) {
                fewer = fewer.plus(entry.getKey(), entry.getValue().minusAll(gone));
            }
        }
        return new ItemNames(fewer);
    }

    /** The items of the same article, on another path, with the same code or name. */
    List<Named> alike(ItemPath item, @Nullable String name) {
        if (item.depth() < BELOW_ARTICLE) {
            return List.of();
        }
        return words(item, name).stream()
                .flatMap(word -> byWord.getOrDefault(new Key(article(item), word), HashTreePSet.empty()).stream()
                        .filter(other -> !INSTRUMENTS.contains(word)
                                || other.item().parent().equals(item.parent())))
                .filter(other -> !other.item().contains(item) && !item.contains(other.item()))
                .toList();
    }

    private static String named(ItemPath item, @Nullable String name) {
        return name == null ? item.codes().getLast() : name;
    }

    private static ItemPath article(ItemPath item) {
        return item.lineage().get(1);
    }

    /** A number says nothing of what an item is. */
    private static Set<String> words(ItemPath item, @Nullable String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : List.of(item.codes().getLast(), named(item, name))) {
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
