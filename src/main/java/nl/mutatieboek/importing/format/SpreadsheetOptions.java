package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.importing.table.AmountUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a sheet that it does not say itself.
 *
 * @param parseColumns what the file calls a column, by what it is taken as; of an amount there may be several
 * @param chapter of all rows that name none; null where each does
 * @param flow of all rows
 * @param year of all rows
 * @param hasMoment whether a moment is said of all rows
 * @param unit of all amounts; null for what the file says, or thousands where it says nothing
 */
public record SpreadsheetOptions(
        Map<ColumnRole, List<String>> parseColumns,
        @Nullable ChapterCode chapter,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        boolean hasMoment,
        @Nullable AmountUnit unit) {
    public SpreadsheetOptions {
        parseColumns = Map.copyOf(parseColumns);
    }

    /**
     * Columns as people say them.
     *
     * @param said such as {@code item=Artikel}
     */
    public static Map<ColumnRole, List<String>> parseColumns(List<String> said) {
        Map<ColumnRole, List<String>> columns = new EnumMap<>(ColumnRole.class);
        for (String one : said) {
            int sign = one.indexOf('=');
            if (sign < 0 || sign == one.length() - 1) {
                throw new MalformedValueException(ExpectedValue.COLUMN, one);
            }
            ColumnRole as = ColumnRole.parse(one.substring(0, sign).strip());
            List<String> names = columns.computeIfAbsent(as, c -> new ArrayList<>());
            if (!names.isEmpty() && as != ColumnRole.AMOUNT) {
                throw new MalformedValueException(ExpectedValue.COLUMN, one);
            }
            names.add(one.substring(sign + 1).strip());
        }
        return columns;
    }
}
