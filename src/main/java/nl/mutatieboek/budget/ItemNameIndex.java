package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.format.SearchText;
import org.jspecify.annotations.Nullable;

/** Chapters and items of one budget year, or of all years, by their names and codes. Immutable. */
final class ItemNameIndex {
    private static final int MIN_SIMILARITY_PERCENT = 60;
    private static final Set<String> LEVELS = Set.of(
            "artikel", "art", "art.", "article", "hoofdstuk", "chapter", "begrotingspost", "onderdeel", "post", "item");

    private final List<IndexedItem> items = new ArrayList<>();

    /** How well a text matches, the best first. Only the first three mean one item on their own. */
    enum MatchQuality {
        PATH,
        CODES,
        WHOLE_NAME,
        WORD_START,
        PART,
        WITH_PARENT;

        boolean isExact() {
            return this == PATH || this == CODES || this == WHOLE_NAME;
        }
    }

    record ItemMatch(ItemLabel label, MatchQuality quality) {}

    /**
     * @param path path in lower case, with slashes only
     * @param codes its codes in lower case
     * @param name name in lower case without accents; empty if unknown
     * @param parents names of the items above it
     */
    private record IndexedItem(ItemLabel label, String path, List<String> codes, String name, String parents) {
        String lastCode() {
            return codes.isEmpty() ? path : codes.getLast();
        }

        String codePath() {
            return String.join("/", codes);
        }
    }

    /** A text, as words. */
    private record SoughtItem(String whole, List<String> words, String path) {
        static SoughtItem parse(String text) {
            List<String> all = SearchText.of(text.replace('"', ' ')).words();
            List<String> words =
                    all.stream().filter(word -> !LEVELS.contains(word)).toList();
            List<String> used = words.isEmpty() ? all : words;
            return new SoughtItem(String.join(" ", used), used, slashed(String.join("/", used)));
        }
    }

    ItemNameIndex(StructureSnapshot structure, @Nullable BudgetYear year) {
        for (KnownChapter chapter : structure.chapters()) {
            if (year == null || chapter.validity().includes(year)) {
                add(ItemPath.of(chapter.code()), structure, year);
            }
        }
        structure.items().stream()
                .filter(item -> year == null || item.validity().includes(year))
                .map(StructureQueries.KnownItem::path)
                .distinct()
                .forEach(item -> add(item, structure, year));
    }

    private void add(ItemPath item, StructureSnapshot structure, @Nullable BudgetYear year) {
        ItemLabel label = new ItemLabel(item, structure.nameOrLast(item, year).orElse(null));
        String parents = item.isChapter()
                ? ""
                : item.parent().ancestorsAndSelf().stream()
                        .flatMap(above -> structure.nameOrLast(above, year).stream())
                        .map(ItemNameIndex::plain)
                        .collect(Collectors.joining("\n"));
        items.add(new IndexedItem(
                label,
                slashed(item.toString().toLowerCase(Locale.ROOT)),
                item.codes().stream().map(ItemNameIndex::slashed).toList(),
                label.name() == null ? "" : plain(label.name()),
                parents));
    }

    private static String plain(String text) {
        return SearchText.of(text).letters();
    }

    private static String slashed(String text) {
        return text.replace('.', '/').replaceAll("/{2,}", "/").replaceAll("/$", "");
    }

    /** Returns the items that a text may mean, those of the own chapters first, then the best ones. */
    List<ItemMatch> find(String text, ItemSearchScope scope) {
        SoughtItem sought = SoughtItem.parse(text);
        if (sought.path().isEmpty()) {
            return List.of();
        }
        return items.stream()
                .flatMap(item -> quality(item, sought).map(quality -> new ItemMatch(item.label(), quality)).stream())
                .sorted(Comparator.comparing((ItemMatch match) -> match.quality() != MatchQuality.PATH)
                        .thenComparing(match -> !scope.ownChapters()
                                .contains(match.label().item().chapter()))
                        .thenComparing(match ->
                                scope.forPosting() && match.label().item().isChapter())
                        .thenComparing(ItemMatch::quality)
                        .thenComparing(match -> match.label().item(), ItemPathComparator.PATHS))
                .toList();
    }

    private static Optional<MatchQuality> quality(IndexedItem item, SoughtItem sought) {
        if (item.path().equals(sought.path())) {
            return Optional.of(MatchQuality.PATH);
        }
        if (item.codePath().equals(sought.path())) {
            return Optional.of(MatchQuality.CODES);
        }
        if (item.name().equals(sought.whole()) || item.path().endsWith("/" + sought.path())) {
            return Optional.of(MatchQuality.WHOLE_NAME);
        }
        boolean own = false;
        boolean starts = true;
        boolean parents = false;
        for (String word : sought.words()) {
            if (isCode(word) ? hasCodes(item, slashed(word)) : isOwn(item, word)) {
                own = true;
                starts &= isCode(word) || (" " + item.name()).contains(" " + word);
            } else if (item.parents().contains(word)) {
                parents = true;
            } else if (!item.path().startsWith(word + "/")) {
                return Optional.empty();
            }
        }
        if (!own) {
            return Optional.empty();
        }
        return Optional.of(parents ? MatchQuality.WITH_PARENT : starts ? MatchQuality.WORD_START : MatchQuality.PART);
    }

    private static boolean isCode(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static boolean hasCodes(IndexedItem item, String codes) {
        return ("/" + item.path() + "/").contains("/" + codes + "/");
    }

    private static boolean isOwn(IndexedItem item, String word) {
        return item.name().contains(word)
                || (item.codes().isEmpty()
                        ? item.path().equals(word)
                        : item.lastCode().contains(word));
    }

    /** Returns items whose name or code is spelled like a text, the most similar first. */
    List<ItemLabel> findSimilar(String text, int limit) {
        String sought = SoughtItem.parse(text).whole();
        record SimilarItem(ItemLabel label, int percent) {}
        return items.stream()
                .map(item -> new SimilarItem(item.label(), similarity(item, sought)))
                .filter(similar -> similar.percent() >= MIN_SIMILARITY_PERCENT)
                .sorted(Comparator.comparingInt(SimilarItem::percent)
                        .reversed()
                        .thenComparing(similar -> similar.label().item(), ItemPathComparator.PATHS))
                .limit(limit)
                .map(SimilarItem::label)
                .toList();
    }

    private static int similarity(IndexedItem item, String sought) {
        return Stream.concat(
                        Stream.of(item.name(), item.lastCode(), item.path()),
                        Arrays.stream(item.name().split(" ")))
                .mapToInt(word -> percent(word, sought))
                .max()
                .orElse(0);
    }

    /** The part of the longer text that need not be changed to get the other one, in percent. */
    private static int percent(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        return longest == 0 || longest > 2 * Math.min(one.length(), other.length())
                ? 0
                : 100 * (longest - distance(one, other)) / longest;
    }

    /** Number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] previous = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
