package nl.mutatieboek.report.question;

import java.util.EnumMap;
import java.util.Map;
import nl.mutatieboek.budget.ResponseChapterScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** What reports are asked: each {@link ReportParameter}, of which a report takes some. */
@EmptyMeansAbsent
public record ReportParameters(
        @Nullable ChapterCode chapter,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Threshold threshold)
        implements QueryParameters {
    /** An amount in whole thousands of euros, not negative. */
    public record Threshold(Thousands thousands) {
        /**
         * Reads {@code 5000}.
         *
         * @throws MalformedValueException if it is anything else
         */
        public static Threshold parse(String text) {
            if (!text.matches("[0-9]{1,12}")) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.AMOUNT, text);
            }
            return new Threshold(Thousands.requirePostable(Long.parseLong(text)));
        }
    }

    /** Every table is filtered by the item, or else by the chapter. */
    ResponseChapterScope scope() {
        return item == null ? ResponseChapterScope.of(chapter) : ResponseChapterScope.of(item);
    }

    Map<ReportParameter, Object> given() {
        Map<ReportParameter, Object> given = new EnumMap<>(ReportParameter.class);
        put(given, ReportParameter.CHAPTER, chapter);
        put(given, ReportParameter.ITEM, item);
        put(given, ReportParameter.FLOW, flow);
        put(given, ReportParameter.YEAR, year);
        put(given, ReportParameter.THRESHOLD, threshold == null ? null : threshold.thousands());
        return given;
    }

    private static void put(Map<ReportParameter, Object> given, ReportParameter parameter, @Nullable Object value) {
        if (value != null) {
            given.put(parameter, value);
        }
    }
}
