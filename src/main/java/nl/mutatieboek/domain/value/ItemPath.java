package nl.mutatieboek.domain.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * The path of a budget item: chapter, article, and what lies below it: {@code XX}, {@code XX/37},
 * {@code XX/37/2/zbo/coa}. A path and a posting year together name one item, because codes are reused over the years.
 *
 * <p>{@code ~} marks what a source leaves open and is only ever the end of a path: {@code XX/37~91} is article 37 or 91 (the
 * same item as {@code XX/91~37}), {@code XVII/~} some article of XVII, {@code XX/37/~} the part of article 37 that no line
 * below it carries. Such items are never registered; they exist when the items they name do.
 *
 * @param chapter the chapter
 * @param codes the codes below it, at most eight, each of lower-case letters, digits, {@code . _ -}, beginning with a letter
 *     or digit; none of them needs escaping in a URL
 */
public record ItemPath(ChapterCode chapter, List<String> codes) implements Comparable<ItemPath> {
    /** The mark of what is left open. */
    public static final String UNASSIGNED = "~";

    private static final int MAX_DEPTH = 8;
    private static final int SPREADS = 0x9E3779B1;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern OPEN_CODE = Pattern.compile("~|" + CODE + "(~" + CODE + "){1,7}");

    /** So that article 9 stands before article 37. */
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
            codes = inOrder(codes);
        }
    }

    /** {@code XX/91~37} is {@code XX/37~91}: which alternative a source names first changes nothing. */
    private static List<String> inOrder(List<String> codes) {
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

    /** The path of a chapter itself. */
    public static ItemPath of(ChapterCode chapter) {
        return new ItemPath(chapter, List.of());
    }

    /** Reads {@code XX/37/2}. */
    public static ItemPath parse(String text) {
        if (text.length() > 400) {
            throw new MalformedValueException(ExpectedValue.ITEM, "longer than 400 characters");
        }
        String[] parts = text.split("/", -1);
        return new ItemPath(new ChapterCode(parts[0]), Arrays.asList(parts).subList(1, parts.length));
    }

    /** That of a record is the same for A/4 and B/3, because it takes both parts by 31, as their letters are. */
    @Override
    public int hashCode() {
        return SPREADS * chapter.hashCode() + codes.hashCode();
    }

    public boolean isChapter() {
        return codes.isEmpty();
    }

    /** Articles are the level of authorisation: Comptabiliteitswet 2016, art. 2.3(3). */
    public boolean isArticle() {
        return codes.size() == 1 && !isOpen();
    }

    /** The article that it is or lies below, or what a source leaves open in its place; of a chapter, the chapter. */
    public ItemPath articlePath() {
        return codes.size() <= 1 ? this : new ItemPath(chapter, codes.subList(0, 1));
    }

    /** Whether its last code carries the mark of what is left open. */
    public boolean isOpen() {
        return !codes.isEmpty() && codes.getLast().contains(UNASSIGNED);
    }

    /** The number of codes below the chapter: 0 for the chapter, 1 for an article. */
    public int depth() {
        return codes.size();
    }

    /** The path one level up; a chapter has none. */
    public ItemPath parent() {
        return new ItemPath(chapter, codes.subList(0, codes.size() - 1));
    }

    /** This item and all above it, the chapter first. */
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

    /** Where a posting on this path lies: what is booked on {@code XX/37/~} is booked on XX/37 itself. */
    public ItemPath account() {
        return isOpen() && codes.getLast().equals(UNASSIGNED) ? parent() : this;
    }

    /** The line below this item for what no other line below it carries. */
    public ItemPath toUnassigned() {
        List<String> below = new ArrayList<>(codes);
        below.add(UNASSIGNED);
        return new ItemPath(chapter, below);
    }

    /** The registered items that must exist for this one to exist: itself, or what an open path names. */
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
