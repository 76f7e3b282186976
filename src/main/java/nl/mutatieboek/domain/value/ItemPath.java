package nl.mutatieboek.domain.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Path of a budget item: chapter, article and lower levels, such as {@code XX}, {@code XX/37} and {@code
 * XX/37/2/zbo/coa}. A path and a budget year together identify one item, because codes are reused over the years.
 *
 * <p>{@code ~} marks what a source leaves open, only at the end of a path: {@code XX/37~91} is article 37 or 91 (equal
 * to {@code XX/91~37}), {@code XVII/~} is some article of XVII, {@code XX/37/~} is the part of article 37 that is not
 * assigned to a lower item. Open items are never registered; they exist if the items they name do.
 *
 * @param codes codes below the chapter, at most eight, of lower-case letters, digits and {@code . _ -}, starting with a
 *     letter or digit; none needs escaping in a URL
 */
public record ItemPath(ChapterCode chapter, List<String> codes) implements Comparable<ItemPath> {
    /** Mark of what a source leaves open. */
    public static final String UNASSIGNED = "~";

    private static final int MAX_DEPTH = 8;
    private static final int HASH_MULTIPLIER = 0x9E3779B1;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern OPEN_CODE = Pattern.compile("~|" + CODE + "(~" + CODE + "){1,7}");

    /** Sorts article 9 before article 37. */
    private static final Comparator<String> SHORTEST_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    public ItemPath {
        codes = List.copyOf(codes);
        if (codes.size() > MAX_DEPTH) {
            throw new MalformedValueException(ExpectedValue.ITEM, "more than " + MAX_DEPTH + " levels");
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            boolean last = i == codes.size() - 1;
            if (!CODE.matcher(code).matches()
                    && !(last && OPEN_CODE.matcher(code).matches())) {
                throw new MalformedValueException(ExpectedValue.ITEM, code);
            }
        }
        if (!codes.isEmpty() && codes.getLast().contains(UNASSIGNED)) {
            codes = withSortedAlternatives(codes);
        }
    }

    /** Sorts the alternatives, so that {@code XX/91~37} equals {@code XX/37~91}. */
    private static List<String> withSortedAlternatives(List<String> codes) {
        List<String> alternatives = alternativesOf(codes.getLast());
        List<String> sorted =
                alternatives.stream().distinct().sorted(SHORTEST_FIRST).toList();
        if (sorted.size() != alternatives.size()) {
            throw new MalformedValueException(ExpectedValue.ITEM, "an alternative is named twice");
        }
        List<String> ordered = new ArrayList<>(codes);
        ordered.set(codes.size() - 1, sorted.isEmpty() ? UNASSIGNED : String.join(UNASSIGNED, sorted));
        return List.copyOf(ordered);
    }

    public static ItemPath of(ChapterCode chapter) {
        return new ItemPath(chapter, List.of());
    }

    /** Parses a path such as {@code XX/37/2}. */
    public static ItemPath parse(String text) {
        if (text.length() > 400) {
            throw new MalformedValueException(ExpectedValue.ITEM, "longer than 400 characters");
        }
        String[] parts = text.split("/", -1);
        return new ItemPath(new ChapterCode(parts[0]), Arrays.asList(parts).subList(1, parts.length));
    }

    /** Avoids equal hashes for A/4 and B/3, which the default of records gives: it multiplies by 31 twice. */
    @Override
    public int hashCode() {
        return HASH_MULTIPLIER * chapter.hashCode() + codes.hashCode();
    }

    public boolean isChapter() {
        return codes.isEmpty();
    }

    /** Whether it is an article, the level of authorisation: Comptabiliteitswet 2016, art. 2.3(3). */
    public boolean isArticle() {
        return codes.size() == 1 && !isOpen();
    }

    /** Returns the (possibly open) article that it is or lies below; for a chapter, the chapter. */
    public ItemPath articlePath() {
        return codes.size() <= 1 ? this : new ItemPath(chapter, codes.subList(0, 1));
    }

    /** Whether a source leaves its last code open. */
    public boolean isOpen() {
        return !codes.isEmpty() && codes.getLast().contains(UNASSIGNED);
    }

    /** Returns the number of codes: 0 for a chapter, 1 for an article. */
    public int depth() {
        return codes.size();
    }

    /** Returns the path one level up. A chapter has none. */
    public ItemPath parent() {
        return new ItemPath(chapter, codes.subList(0, codes.size() - 1));
    }

    /** Returns this item and all above it, the chapter first. */
    public List<ItemPath> ancestorsAndSelf() {
        List<ItemPath> all = new ArrayList<>();
        for (int i = 0; i <= codes.size(); i++) {
            all.add(new ItemPath(chapter, codes.subList(0, i)));
        }
        return all;
    }

    /** Whether the other path is this one or lies below it. {@code XX/37~91} lies below XX, not below XX/37. */
    public boolean contains(ItemPath other) {
        return chapter.equals(other.chapter)
                && other.codes.size() >= codes.size()
                && other.codes.subList(0, codes.size()).equals(codes);
    }

    /** Returns the path under which postings are summed: {@code XX/37/~} is booked on XX/37 itself. */
    public ItemPath account() {
        return isOpen() && codes.getLast().equals(UNASSIGNED) ? parent() : this;
    }

    /** Returns the path of the unassigned part of this item. */
    public ItemPath toUnassigned() {
        List<String> below = new ArrayList<>(codes);
        below.add(UNASSIGNED);
        return new ItemPath(chapter, below);
    }

    /** Returns the registered items on which this path depends: itself, or the items that an open path names. */
    public List<ItemPath> named() {
        if (!isOpen()) {
            return List.of(this);
        }
        List<String> alternatives = alternativesOf(codes.getLast());
        if (alternatives.isEmpty()) {
            return List.of(parent());
        }
        return alternatives.stream()
                .map(code -> {
                    List<String> path = new ArrayList<>(codes.subList(0, codes.size() - 1));
                    path.add(code);
                    return new ItemPath(chapter, path);
                })
                .toList();
    }

    private static List<String> alternativesOf(String code) {
        return code.equals(UNASSIGNED) ? List.of() : Arrays.asList(code.split(UNASSIGNED));
    }

    @Override
    public int compareTo(ItemPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return codes.isEmpty() ? chapter.value() : chapter.value() + "/" + String.join("/", codes);
    }
}
