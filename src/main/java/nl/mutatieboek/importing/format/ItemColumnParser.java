package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** Which item a row is about: as a path, or as chapter, article, part and instrument in columns of their own. */
final class ItemColumnParser {
    static final String ITEM = "item";
    static final String CHAPTER = "chapter";
    static final String ARTICLE = "article";
    static final String PART = "article_part";
    static final String INSTRUMENT = "instrument";
    static final String CHAPTER_NAME = "chapter_name";
    static final String ARTICLE_NAME = "article_name";

    private static final int LONGEST_NAME = 200;

    private final RowFieldReader fields;

    /** What the file calls the items that it names. */
    private final Map<ItemPath, String> names;

    ItemColumnParser(RowFieldReader fields, Map<ItemPath, String> names) {
        this.fields = fields;
        this.names = names;
    }

    /** One of the two ways to name an item is there. */
    static void requireItemColumn(ColumnIndex columns, FileFlawCollector flaws) {
        if (!columns.has(ITEM) && !columns.has(CHAPTER)) {
            flaws.add(FileFlaw.of(1, CHAPTER, null, FlawReason.COLUMN_MISSING));
        }
    }

    /** The item of the row; null where something is wrong with it. */
    @Nullable
    ItemPath parse() {
        boolean parts = !fields.isBlank(CHAPTER)
                || !fields.isBlank(ARTICLE)
                || !fields.isBlank(PART)
                || !fields.isBlank(INSTRUMENT);
        if (fields.isBlank(ITEM)) {
            return parts ? ofColumns() : flaw(CHAPTER, FlawReason.ITEM_MISSING);
        }
        if (parts) {
            return flaw(ITEM, FlawReason.ITEM_NAMED_TWICE);
        }
        ItemPath item = fields.parse(ITEM, ItemPath::parse);
        if (item == null) {
            return null;
        }
        named(ItemPath.of(item.chapter()), CHAPTER_NAME);
        if (!item.articlePath().isOpen() && !item.isChapter()) {
            named(item.articlePath(), ARTICLE_NAME);
        }
        return item.isChapter() ? item.toUnassigned() : item;
    }

    private @Nullable ItemPath ofColumns() {
        ChapterCode chapter = fields.parseRequired(CHAPTER, text -> new ChapterCode(text.toUpperCase(Locale.ROOT)));
        if (chapter == null) {
            return null;
        }
        named(ItemPath.of(chapter), CHAPTER_NAME);
        if (fields.isBlank(ARTICLE)) {
            return belowOpen() ? null : ItemPath.of(chapter).toUnassigned();
        }
        ItemPath article = fields.parse(ARTICLE, text -> article(chapter, text));
        if (article == null) {
            return null;
        }
        if (article.isOpen()) {
            return belowOpen() ? null : article;
        }
        named(article, ARTICLE_NAME);
        return parseBelow(article);
    }

    /** {@code 37} or {@code 37+91}, where the source does not say which. */
    private static ItemPath article(ChapterCode chapter, String text) {
        String code = text.toLowerCase(Locale.ROOT).replaceAll("\\s*[+~]\\s*", ItemPath.UNASSIGNED);
        return new ItemPath(chapter, List.of(code));
    }

    /** Below an article that the source leaves open nothing can be booked. */
    private boolean belowOpen() {
        boolean below = false;
        for (String column : List.of(PART, INSTRUMENT)) {
            if (!fields.isBlank(column)) {
                fields.addFlaw(column, FlawReason.ITEM_BELOW_OPEN);
                below = true;
            }
        }
        return below;
    }

    /** What its other columns name below an article. */
    @Nullable
    ItemPath parseBelow(ItemPath article) {
        ItemPath part = article;
        String printed = fields.text(PART);
        if (printed != null) {
            String number = article.codes().getFirst() + ".";
            String own = printed.startsWith(number) ? printed.substring(number.length()) : printed;
            part = child(article, PART, own, !own.matches("[0-9][0-9.]*"));
        }
        String instruments = fields.text(INSTRUMENT);
        if (instruments != null) {
            for (String level : instruments.split("\\s+/\\s+", -1)) {
                part = part == null ? null : child(part, INSTRUMENT, level.strip(), true);
            }
        }
        return part;
    }

    private @Nullable ItemPath child(ItemPath parent, String column, String printed, boolean isName) {
        String name = OfWhichMatcher.removePrefix(printed);
        String code = ItemCodeGenerator.generate(name);
        if (code.isEmpty()) {
            return flaw(column, FlawReason.NAME_WITHOUT_CODE);
        }
        try {
            List<String> codes = new ArrayList<>(parent.codes());
            codes.add(code);
            ItemPath child = new ItemPath(parent.chapter(), codes);
            if (isName) {
                names.putIfAbsent(child, TextValidator.requireLine(name, LONGEST_NAME));
            }
            return child;
        } catch (MalformedValueException e) {
            fields.addFlaw(column, e);
            return null;
        }
    }

    private void named(ItemPath item, String column) {
        String name = fields.parse(column, text -> TextValidator.requireLine(text, LONGEST_NAME));
        if (name != null) {
            names.putIfAbsent(item, name);
        }
    }

    private @Nullable ItemPath flaw(String column, FlawReason reason) {
        fields.addFlaw(column, reason);
        return null;
    }
}
