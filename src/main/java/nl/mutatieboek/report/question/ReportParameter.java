package nl.mutatieboek.report.question;

import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/** The optional parameters of reports besides the as-of point. */
public enum ReportParameter {
    CHAPTER,
    ITEM,
    FLOW,
    YEAR,
    /** In whole thousands of euros, not negative; smaller mutations are combined. */
    THRESHOLD;

    /**
     * Parses a value.
     *
     * @throws MalformedValueException if the text is not a valid value
     */
    public Object parse(String text) {
        return switch (this) {
            case CHAPTER -> new ChapterCode(text);
            case ITEM -> ItemPath.parse(text);
            case FLOW -> Flow.parse(text);
            case YEAR -> BudgetYear.parse(text);
            case THRESHOLD -> ReportParameters.Threshold.parse(text).thousands();
        };
    }

    /** The name of the query parameter. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
