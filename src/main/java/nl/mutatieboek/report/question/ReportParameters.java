package nl.mutatieboek.report.question;

import java.util.EnumMap;
import java.util.Map;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of reports, one for each {@link ReportParameter}. Each report accepts some of them. */
@EmptyMeansAbsent
public record ReportParameters(
        @Nullable ChapterCode chapter,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Threshold threshold)
        implements ValidatedQuery {
    public record Threshold(Thousands thousands) {
        /**
         * Parses an amount such as {@code 5000}.
         *
         * @throws MalformedValueException for any other text
         */
        public static Threshold parse(String text) {
            if (!text.matches("[0-9]{1,12}")) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.AMOUNT, text);
            }
            return new Threshold(Thousands.requirePostable(Long.parseLong(text)));
        }
    }

    /** The scope of the tables: the item, or else the chapter. */
    EmbargoCheckScope scope() {
        return item == null ? EmbargoCheckScope.of(chapter) : EmbargoCheckScope.of(item);
    }

    /** Limits the tables to a chapter, unless they are about an item; null for no limit. */
    public ReportParameters within(@Nullable ChapterCode only) {
        return item != null || only == null ? this : new ReportParameters(only, null, flow, year, threshold);
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
