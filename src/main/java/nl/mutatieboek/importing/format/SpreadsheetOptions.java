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
 * Options for a sheet in free layout: facts that the sheet itself does not give.
 *
 * @param columnNames names in the file by role; an amount may have several
 * @param chapter chapter of rows that name none; null if each does
 * @param flow flow of all rows
 * @param year year of all rows
 * @param hasMoment whether a moment applies to all rows
 * @param unit unit of all amounts; null for the unit in the file, or else thousands
 */
public record SpreadsheetOptions(
        Map<ColumnRole, List<String>> columnNames,
        @Nullable ChapterCode chapter,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        boolean hasMoment,
        @Nullable AmountUnit unit) {
    public SpreadsheetOptions {
        columnNames = Map.copyOf(columnNames);
    }

    /** Parses columns such as {@code item=Artikel}. */
    public static Map<ColumnRole, List<String>> parseColumns(List<String> texts) {
        Map<ColumnRole, List<String>> columns = new EnumMap<>(ColumnRole.class);
        for (String text : texts) {
            int separator = text.indexOf('=');
            if (separator < 0 || separator == text.length() - 1) {
                throw new MalformedValueException(ExpectedValue.COLUMN, text);
            }
            ColumnRole role = ColumnRole.parse(text.substring(0, separator).strip());
            List<String> names = columns.computeIfAbsent(role, c -> new ArrayList<>());
            if (!names.isEmpty() && role != ColumnRole.AMOUNT) {
                throw new MalformedValueException(ExpectedValue.COLUMN, text);
            }
            names.add(text.substring(separator + 1).strip());
        }
        return columns;
    }
}
