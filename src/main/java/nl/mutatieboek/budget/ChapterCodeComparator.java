package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.ChapterCode;

/** Orders budget chapters officially: I, IIA, IIB, III … XX by number, then the funds A, B, C, and other codes last. */
public final class ChapterCodeComparator implements Comparator<ChapterCode> {
    public static final ChapterCodeComparator OFFICIAL = new ChapterCodeComparator();

    /** A roman numeral up to XXXIX with an optional letter. The code of a fund is a single letter and not a numeral. */
    private static final Pattern NUMBERED = Pattern.compile("(X{0,3})(IX|IV|V?I{0,3})([AB]?)");

    private static final Comparator<ChapterCode> ORDER = Comparator.comparingInt(ChapterCodeComparator::number)
            .thenComparingInt(code -> code.value().length())
            .thenComparing(Comparator.naturalOrder());

    private static final int FUNDS = 100;
    private static final int OTHERS = 101;

    private ChapterCodeComparator() {}

    @Override
    public int compare(ChapterCode one, ChapterCode other) {
        return ORDER.compare(one, other);
    }

    private static int number(ChapterCode code) {
        Matcher numbered = NUMBERED.matcher(code.value());
        if (numbered.matches() && numbered.start(3) > 0) {
            return numbered.group(1).length() * 10 + units(numbered.group(2));
        }
        return code.value().length() == 1 ? FUNDS : OTHERS;
    }

    private static int units(String roman) {
        return switch (roman) {
            case "IX" -> 9;
            case "IV" -> 4;
            default -> roman.startsWith("V") ? roman.length() + 4 : roman.length();
        };
    }
}
