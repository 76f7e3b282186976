package nl.mutatieboek.report.question;

import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;

/** What a report may be asked besides the axes of time; each may be left out. */
public enum ReportParameter {
    CHAPTER,
    ITEM,
    FLOW,
    YEAR,
    /** In whole thousands of euros, not negative; what is smaller is told together. */
    THRESHOLD;

    /**
     * What it makes of a text.
     *
     * @throws MalformedValueException if that is not what it claims to be
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

    /** By which it is given. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
