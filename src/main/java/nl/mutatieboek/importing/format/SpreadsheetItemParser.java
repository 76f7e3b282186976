package nl.mutatieboek.importing.format;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Parses the item of a spreadsheet row: a path, or a number with or without a name, as in {@code XX/37}, {@code XX 37},
 * {@code Artikel 37 Asiel en Migratie} and {@code 37.2}, in a chapter given by the row or by an option.
 */
record SpreadsheetItemParser(
        RowFieldReader fields, @Nullable ChapterCode defaultChapter) {
    private static final String IBOS_NUMBER = ColumnRole.IBOS_NUMBER.toString();
    private static final Pattern WORD = Pattern.compile("^(artikel|article|art\\.|art) ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE =
            Pattern.compile("([0-9]{1,3}[a-z]?(?: ?[+~] ?[0-9]{1,3}[a-z]?){0,7})((?:\\.[0-9]{1,3}){0,6})(.*)");
    private static final Pattern IN_CHAPTER = Pattern.compile("([A-Z]{1,8})[ ./-]([0-9].*)");
    private static final Pattern CHAPTER = Pattern.compile("([A-Z]{1,8})(.*)");
    private static final Pattern BEFORE_A_NAME = Pattern.compile("^[ :.-]{1,3}");
    private static final Pattern TOTAL = Pattern.compile("(sub)?tota(al|l)\\b.*", Pattern.CASE_INSENSITIVE);

    /** Whether the row is a total of other rows. */
    boolean isTotal() {
        return List.of(ItemColumnParser.ITEM, ItemColumnParser.CHAPTER, ItemColumnParser.ARTICLE).stream()
                .anyMatch(column -> TOTAL.matcher(fields.raw(column)).matches());
    }

    /** The item; null if it has a flaw. */
    @Nullable
    ItemPath parse() {
        ChapterCode chapter = fields.isBlank(ItemColumnParser.CHAPTER)
                ? defaultChapter
                : fields.parseTerm(ItemColumnParser.CHAPTER, SpreadsheetItemParser::chapter);
        if (!fields.isBlank(ItemColumnParser.ITEM)) {
            return fields.parseTerm(ItemColumnParser.ITEM, text -> item(text, chapter));
        }
        if (!fields.isBlank(ItemColumnParser.ARTICLE)) {
            ItemPath article = fields.parseTerm(ItemColumnParser.ARTICLE, text -> item(text, chapter));
            return article == null || article.isOpen() || article.depth() != 1
                    ? article
                    : new ItemColumnParser(fields, new HashMap<>()).parseBelow(article);
        }
        if (!fields.isBlank(IBOS_NUMBER)) {
            return fields.parseTerm(
                    IBOS_NUMBER, text -> IbosItemNumber.parse(text).requireItem(chapter));
        }
        if (chapter == null) {
            if (fields.areValid()) {
                fields.addFlaw(ItemColumnParser.ITEM, FlawReason.ITEM_MISSING);
            }
            return null;
        }
        return ItemPath.of(chapter);
    }

    /** The year of the number of IBOS; null if the row has none, or a malformed one. */
    @Nullable
    BudgetYear ibosYear() {
        return fields.isBlank(IBOS_NUMBER)
                ? null
                : fields.parseTerm(
                        IBOS_NUMBER, text -> IbosItemNumber.parse(text).year());
    }

    private static ChapterCode chapter(String text) {
        ChapterCode named = parseNamedChapter(text);
        return named == null ? ChapterCode.parseAnyCase(text) : named;
    }

    /** A chapter with an optional capitalised name: {@code XX Asiel en Migratie}; null if it is something else. */
    private static @Nullable ChapterCode parseNamedChapter(String text) {
        Matcher chapter = CHAPTER.matcher(text);
        if (!chapter.matches()) {
            return null;
        }
        String rest = chapter.group(2);
        String name = BEFORE_A_NAME.matcher(rest).replaceFirst("");
        boolean isName = name.length() > 1
                && name.length() < rest.length()
                && Character.isUpperCase(name.charAt(0))
                && Character.isLowerCase(name.charAt(1));
        return rest.isEmpty() || isName ? new ChapterCode(chapter.group(1)) : null;
    }

    private static ItemPath item(String text, @Nullable ChapterCode chapter) {
        String written = WORD.matcher(text).replaceFirst("");
        Matcher inChapter = IN_CHAPTER.matcher(written);
        if (inChapter.matches()) {
            ChapterCode own = requireSameChapter(new ChapterCode(inChapter.group(1)), chapter);
            ItemPath article = parseNumbered(inChapter.group(2), own);
            return article == null ? path(written) : article;
        }
        ItemPath article = chapter == null ? null : parseNumbered(written, chapter);
        if (article != null) {
            return article;
        }
        ChapterCode whole = parseNamedChapter(written);
        ItemPath path = whole == null ? path(written) : ItemPath.of(whole);
        requireSameChapter(path.chapter(), chapter);
        return path;
    }

    private static ItemPath path(String text) {
        try {
            return ItemPath.parse(text);
        } catch (MalformedValueException e) {
            throw new MalformedValueException(ExpectedValue.ITEM, e.detail());
        }
    }

    private static ChapterCode requireSameChapter(ChapterCode one, @Nullable ChapterCode other) {
        if (other != null && !other.equals(one)) {
            throw new MalformedValueException(ExpectedValue.ITEM_OF_CHAPTER, one.value());
        }
        return one;
    }

    /** An article or article part by number, with an optional name; null if it is something else. */
    private static @Nullable ItemPath parseNumbered(String text, ChapterCode chapter) {
        Matcher article = ARTICLE.matcher(text);
        if (!article.matches()) {
            return null;
        }
        String rest = article.group(3);
        String name = BEFORE_A_NAME.matcher(rest).replaceFirst("");
        boolean isName = !name.isEmpty() && name.length() < rest.length() && Character.isLetter(name.charAt(0));
        if (!rest.isEmpty() && !isName) {
            return null;
        }
        String code = article.group(1).replace(" ", "").replace("+", ItemPath.UNASSIGNED);
        String below = article.group(2);
        return new ItemPath(chapter, below.isEmpty() ? List.of(code) : List.of(code, below.substring(1)));
    }
}
