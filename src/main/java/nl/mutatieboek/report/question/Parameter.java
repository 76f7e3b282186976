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
    CHAPTER("Only of this chapter: XX"),
    ITEM("Only at or below this item: XX/37"),
    FLOW("Only of this flow"),
    YEAR("The budget year; that of the last budget bill by default"),
    THRESHOLD("In whole thousands of euros, not negative; what is smaller is told together");

    private final String description;

    Parameter(String description) {
        this.description = description;
    }

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

    /** For the description of the API. */
    public String description() {
        return description;
    }
}
