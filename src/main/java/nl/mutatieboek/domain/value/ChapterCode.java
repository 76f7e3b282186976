package nl.mutatieboek.domain.value;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Code of a budget chapter (begrotingshoofdstuk): a roman numeral, possibly with a letter (XX, IIA, IXB), or the letter
 * of a fund (A, B). Parliament adopts one budget statement per chapter (Comptabiliteitswet 2016, art. 2.3(1)).
 *
 * @param value one to eight capital letters
 */
public record ChapterCode(String value) implements Comparable<ChapterCode> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{1,8}");

    /** Letters such as the dotless i have capitals in A to Z, but are none of them. */
    private static final Pattern ANY_CASE = Pattern.compile("[A-Za-z]{1,8}");

    public ChapterCode {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedValueException(ExpectedValue.CHAPTER, value);
        }
    }

    /** Parses a code in capital or small letters, as files write it; requests name it in capitals. */
    public static ChapterCode parseAnyCase(String text) {
        if (!ANY_CASE.matcher(text).matches()) {
            throw new MalformedValueException(ExpectedValue.CHAPTER, text);
        }
        return new ChapterCode(text.toUpperCase(Locale.ROOT));
    }

    /** Joins codes in their order: {@code XVII, XX}. */
    public static String listed(Collection<ChapterCode> chapters) {
        return chapters.stream().map(ChapterCode::value).collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(ChapterCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
