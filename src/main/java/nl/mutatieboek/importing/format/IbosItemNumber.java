package nl.mutatieboek.importing.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Number of a line in IBOS: year, chapter, article, and the levels below, as in {@code 2026.20.37.2} for {@code XX/37/2}.
 * The chapter is its letters or its number; a level that is 0 does not exist.
 */
record IbosItemNumber(BudgetYear year, ItemPath item) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{4})[.]([0-9]{1,3}|[A-Za-z]{1,8})[.]([0-9]{1,3}[a-z]?)((?:[.][0-9]{1,9}){0,3})");

    /** Values in the order in which they are written. */
    private static final List<Map.Entry<Integer, String>> ROMAN =
            List.of(Map.entry(10, "X"), Map.entry(9, "IX"), Map.entry(5, "V"), Map.entry(4, "IV"), Map.entry(1, "I"));

    static IbosItemNumber parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new MalformedValueException(ExpectedValue.ITEM, text);
        }
        String chapter = form.group(2);
        List<String> codes = Stream.concat(
                        Stream.of(form.group(3)),
                        Arrays.stream(form.group(4).split("[.]")).filter(code -> !code.matches("0*")))
                .map(code -> code.replaceFirst("^0+(?=[0-9])", ""))
                .toList();
        return new IbosItemNumber(
                BudgetYear.parse(form.group(1)),
                new ItemPath(
                        new ChapterCode(
                                chapter.matches("[0-9]+")
                                        ? roman(Integer.parseInt(chapter))
                                        : chapter.toUpperCase(Locale.ROOT)),
                        codes));
    }

    /** Chapters are numbered I to XXII. */
    private static String roman(int number) {
        if (number < 1 || number > 39) {
            throw new MalformedValueException(ExpectedValue.CHAPTER, Integer.toString(number));
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (Map.Entry<Integer, String> one : ROMAN) {
            while (rest >= one.getKey()) {
                roman.append(one.getValue());
                rest -= one.getKey();
            }
        }
        return roman.toString();
    }

    /** The item; a row that names its chapter apart must name the same. */
    ItemPath requireItem(@Nullable ChapterCode chapter) {
        if (chapter != null && !chapter.equals(item.chapter())) {
            throw new MalformedValueException(
                    ExpectedValue.ITEM_OF_CHAPTER, item.chapter().value());
        }
        return item;
    }
}
