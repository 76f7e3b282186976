package nl.mutatieboek.reconciliation;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.intake.ImportedShown;
import nl.mutatieboek.intake.ImportedShown.Found;
import nl.mutatieboek.intake.format.ReadSheet;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * How somebody's sheet was understood.
 *
 * @param headerRow the row whose cells name the columns, as a spreadsheet numbers it; null where there is none
 * @param columns which column was taken as what, in the order of the file
 * @param columnsNotRead the others
 * @param rows how many rows stand below the header
 * @param balances how many balances they state
 * @param roundedThousands to what it rounds, in whole thousands of euros: to the last digit that any of its amounts has; 1 where it
 *     does not
 * @param first the first of those, as they were understood
 * @param problems why it cannot be understood, the first thousand
 * @param problemCount how many problems there are
 */
public record SheetShown(
        @Nullable Long headerRow,
        List<TakenShown> columns,
        List<String> columnsNotRead,
        long rows,
        long balances,
        long roundedThousands,
        List<SheetBalanceShown> first,
        List<Found> problems,
        long problemCount) {
    private static final int SOME = 5;

    public SheetShown {
        columns = List.copyOf(columns);
        columnsNotRead = List.copyOf(columnsNotRead);
        first = List.copyOf(first);
        problems = List.copyOf(problems);
    }

    /**
     * A column and what it was taken as.
     *
     * @param column its name in the file
     * @param as item, chapter, article, article_part, instrument, flow, year, moment, budget_year or amount
     * @param flow that its name says, of an amount
     * @param year that its name says, of an amount
     * @param unit of an amount: euros, thousands, millions or billions
     */
    public record TakenShown(
            String column,
            String as,
            @Nullable Flow flow,
            @Nullable Integer year,
            @Nullable String unit) {}

    /** A balance of the sheet, in whole thousands of euros. */
    public record SheetBalanceShown(
            long row,
            String item,
            Flow flow,
            int year,
            @Nullable String moment,
            long thousands) {}

    public static SheetShown of(ReadSheet sheet, MessageRenderer sentences, Locale language) {
        return new SheetShown(
                sheet.headerRow() == 0 ? null : sheet.headerRow(),
                sheet.taken().stream().map(SheetShown::taken).toList(),
                sheet.found().unknownColumns(),
                sheet.found().rows(),
                sheet.balances().size(),
                sheet.rounded().thousands(),
                sheet.balances().stream().limit(SOME).map(SheetShown::balance).toList(),
                sheet.found().flaws().stream()
                        .map(flaw -> ImportedShown.found(flaw, sentences, language))
                        .toList(),
                sheet.found().flawed());
    }

    private static TakenShown taken(ReadSheet.Taken taken) {
        return new TakenShown(
                taken.column(),
                taken.as().toString(),
                taken.flow(),
                taken.year() == null ? null : taken.year().value(),
                taken.unit() == null ? null : taken.unit().toString());
    }

    private static SheetBalanceShown balance(ReadSheet.SheetBalance balance) {
        return new SheetBalanceShown(
                balance.row(),
                balance.item().toString(),
                balance.flow(),
                balance.year().value(),
                balance.moment() == null ? null : balance.moment().toString(),
                balance.thousands().value());
    }
}
