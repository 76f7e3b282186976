package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/** Parses the item of a row, from a path or from the columns chapter, article, part and instrument. */
final class ItemColumnParser {
    static final String ITEM = "item";
    static final String CHAPTER = "chapter";
    static final String ARTICLE = "article";
    static final String PART = "article_part";
    static final String INSTRUMENT = "instrument";
    static final String CHAPTER_NAME = "chapter_name";
    static final String ARTICLE_NAME = "article_name";

    private static final int MAX_NAME_LENGTH = 200;

    /** Between instruments, with any kinds of spaces: names are read as printed. */
    private static final Pattern LEVELS = Pattern.compile("\\s+/\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** As a Dutch spreadsheet writes the number {@code 37.1} to a CSV. */
    private static final Pattern NUMBER_WITH_COMMA = Pattern.compile("[0-9]+,[0-9]+");

    private final RowFieldReader fields;

    /** Names of items in the file. */
    private final Map<ItemPath, String> names;

    ItemColumnParser(RowFieldReader fields, Map<ItemPath, String> names) {
        this.fields = fields;
        this.names = names;
    }

    /** Adds a flaw if the file has neither an item nor a chapter column. */
    static void requireItemColumn(ColumnIndex columns, FileFlawCollector flaws) {
        if (!columns.has(ITEM) && !columns.has(CHAPTER)) {
            flaws.add(FileFlaw.of(1, CHAPTER, null, FlawReason.COLUMN_MISSING));
        }
    }

    /** The item of the row; null if it has a flaw. */
    @Nullable
    ItemPath parse() {
        boolean hasItemColumns = !fields.isBlank(CHAPTER)
                || !fields.isBlank(ARTICLE)
                || !fields.isBlank(PART)
                || !fields.isBlank(INSTRUMENT);
        if (fields.isBlank(ITEM)) {
            return hasItemColumns ? parseColumns() : flaw(CHAPTER, FlawReason.ITEM_MISSING);
        }
        if (hasItemColumns) {
            return flaw(ITEM, FlawReason.ITEM_NAMED_TWICE);
        }
        ItemPath item = fields.parseTerm(ITEM, ItemPath::parse);
        if (item == null) {
            return null;
        }
        addName(ItemPath.of(item.chapter()), CHAPTER_NAME);
        if (!item.articlePath().isOpen() && !item.isChapter()) {
            addName(item.articlePath(), ARTICLE_NAME);
        }
        return item.isChapter() ? item.toUnassigned() : item;
    }

    private @Nullable ItemPath parseColumns() {
        ChapterCode chapter = fields.parseRequiredTerm(CHAPTER, ChapterCode::parseAnyCase);
        if (chapter == null) {
            return null;
        }
        addName(ItemPath.of(chapter), CHAPTER_NAME);
        if (fields.isBlank(ARTICLE)) {
            return addFlawsBelowOpen() ? null : ItemPath.of(chapter).toUnassigned();
        }
        ItemPath article = fields.parseTerm(ARTICLE, text -> article(chapter, text));
        if (article == null) {
            return null;
        }
        if (article.isOpen()) {
            return addFlawsBelowOpen() ? null : article;
        }
        addName(article, ARTICLE_NAME);
        return parseBelow(article);
    }

    /** {@code 37}, or {@code 37+91} if the source does not say which of them. */
    private static ItemPath article(ChapterCode chapter, String text) {
        String code = text.toLowerCase(Locale.ROOT).replaceAll(" ?[+~] ?", ItemPath.UNASSIGNED);
        return new ItemPath(chapter, List.of(code));
    }

    /**
     * Adds a flaw for each column below an article that the source leaves open, because nothing can be booked there.
     */
    private boolean addFlawsBelowOpen() {
        boolean hasFlaw = false;
        for (String column : List.of(PART, INSTRUMENT)) {
            if (!fields.isBlank(column)) {
                fields.addFlaw(column, FlawReason.ITEM_BELOW_OPEN);
                hasFlaw = true;
            }
        }
        return hasFlaw;
    }

    /** The item that the part and instrument columns name below an article. */
    @Nullable
    ItemPath parseBelow(ItemPath article) {
        ItemPath part = article;
        String text = fields.text(PART);
        if (text != null) {
            String partCode = partCode(article, text);
            part = child(article, PART, partCode, !partCode.matches("[0-9][0-9.]*"));
        }
        String instruments = fields.text(INSTRUMENT);
        if (instruments != null) {
            for (String level : LEVELS.split(instruments, -1)) {
                part = part == null ? null : child(part, INSTRUMENT, level.strip(), true);
            }
        }
        return part;
    }

    /** The number of a part below its article: {@code 1} for {@code 37.1} or {@code 37,1}; a name stays as it is. */
    static String partCode(ItemPath article, String text) {
        String number = NUMBER_WITH_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
        String prefix = article.codes().getFirst() + ".";
        return number.startsWith(prefix) ? number.substring(prefix.length()) : number;
    }

    private @Nullable ItemPath child(ItemPath parent, String column, String text, boolean isName) {
        String name = OfWhichMatcher.removePrefix(text);
        String code = ItemCodeGenerator.generate(name);
        if (code.isEmpty()) {
            return flaw(column, FlawReason.NAME_WITHOUT_CODE);
        }
        try {
            List<String> codes = new ArrayList<>(parent.codes());
            codes.add(code);
            ItemPath child = new ItemPath(parent.chapter(), codes);
            if (isName) {
                names.putIfAbsent(child, TextValidator.requireLine(name, MAX_NAME_LENGTH));
            }
            return child;
        } catch (MalformedValueException e) {
            fields.addFlaw(column, e);
            return null;
        }
    }

    private void addName(ItemPath item, String column) {
        String name = fields.parse(column, text -> TextValidator.requireLine(text, MAX_NAME_LENGTH));
        if (name != null) {
            names.putIfAbsent(item, name);
        }
    }

    private @Nullable ItemPath flaw(String column, FlawReason reason) {
        fields.addFlaw(column, reason);
        return null;
    }
}
