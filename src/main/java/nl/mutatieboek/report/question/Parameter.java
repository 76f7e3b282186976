package nl.mutatieboek.report.question;

import java.util.Locale;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Thousands;

/** What a report may be asked besides the axes of time; each may be left out. */
public enum Parameter {
    CHAPTER,
    ITEM,
    FLOW,
    YEAR,
    /** In whole thousands of euros, not negative; what is smaller is told together. */
    THRESHOLD;

    private static Thousands amount(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new Malformed(Malformed.Expected.AMOUNT, text);
        }
        return Thousands.posted(Long.parseLong(text));
    }

    /**
     * What it makes of a text.
     *
     * @throws Malformed if that is not what it claims to be
     */
    public Object word(String text) {
        return switch (this) {
            case CHAPTER -> new ChapterCode(text);
            case ITEM -> ItemPath.parse(text);
            case FLOW -> Flow.parse(text);
            case YEAR -> BudgetYear.parse(text);
            case THRESHOLD -> amount(text);
        };
    }

    /** By which it is given. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
