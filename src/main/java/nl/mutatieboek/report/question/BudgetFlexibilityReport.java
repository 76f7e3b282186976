package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityPart;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Budgetflexibiliteit: how much of the expenditure of each article is committed, as the last document states it: one
 * table of amounts and one of percentages.
 */
public final class BudgetFlexibilityReport extends ReportDefinition {
    private final ReportItemSelector items;

    public BudgetFlexibilityReport(BalanceQueries balances) {
        super("budget-flexibility", ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.YEAR);
        this.items = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForYear(this, (year, notes) -> tables(year, query, notes));
    }

    private List<ReportTable> tables(BudgetYear year, ReportQuery query, FootnoteCollector notes) {
        Map<ItemPath, BudgetFlexibility> last = new TreeMap<>(ReportItemSelector.ORDER);
        ItemPath within = query.scopeItem();
        query.point().structure().constraints().flexibility().stream()
                .filter(stated -> stated.year().equals(year)
                        && query.point().includesMoment(stated.moment())
                        && (within == null || within.contains(stated.item())))
                .forEach(stated -> last.merge(
                        stated.item(),
                        stated,
                        (one, other) ->
                                query.point().momentOrder().compare(one.moment(), other.moment()) > 0 ? one : other));
        List<ReportTable> tables = new ArrayList<>();
        for (FlexibilityUnit unit : FlexibilityUnit.values()) {
            List<ReportRow> rows = last.values().stream()
                    .filter(stated -> stated.unit() == unit)
                    .map(stated -> row(stated, query, notes))
                    .toList();
            if (!rows.isEmpty()) {
                tables.add(new ReportTable(
                        unit == FlexibilityUnit.THOUSANDS ? "amounts" : "shares",
                        query.messages().message("report.budget-flexibility." + unit),
                        query.messages().message("report.article"),
                        columns(unit, query.messages()),
                        rows));
            }
        }
        return tables;
    }

    private static List<ReportColumn> columns(FlexibilityUnit unit, ReportMessages messages) {
        List<ReportColumn> columns = new ArrayList<>();
        columns.add(ReportColumn.text("moment", messages.message("report.moment")));
        columns.add(ReportColumn.amounts("expenditure", messages.message("page.flow.EXPENDITURE")));
        for (FlexibilityPart part : FlexibilityPart.values()) {
            String name = part.name().toLowerCase(Locale.ROOT).replace("_", "");
            String heading = messages.message("word.flexibility." + part);
            columns.add(
                    unit == FlexibilityUnit.THOUSANDS
                            ? ReportColumn.amounts(name, heading)
                            : ReportColumn.shares(name, heading));
        }
        return columns;
    }

    private ReportRow row(BudgetFlexibility stated, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        ReportFigure expenditure = items.balance(
                stated.item(), Flow.EXPENDITURE, stated.year(), query.point().upToMoment(stated.moment()));
        List<Integer> marks = new ArrayList<>();
        marks.add(notes.addFootnote(
                ReportFootnote.FootnoteType.SOURCE,
                messages.source(stated.source()),
                stated.source().url(),
                null));
        long difference = stated.differenceFromWhole(expenditure == null ? null : expenditure.thousands());
        if (difference != 0) {
            marks.add(notes.addFootnote(
                    ReportFootnote.FootnoteType.DISPUTED,
                    messages.message(
                            "report.budget-flexibility.difference." + stated.unit(),
                            stated.unit() == FlexibilityUnit.THOUSANDS
                                    ? messages.amount(new Thousands(difference))
                                    : messages.share(difference))));
        }
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(stated.moment().toString()));
        cells.add(ReportCell.amountOrUnknown(
                expenditure,
                expenditure == null
                        ? null
                        : new ReportLink.TrailLink(stated.item(), Flow.EXPENDITURE, stated.year(), stated.moment())));
        for (FlexibilityPart part : FlexibilityPart.values()) {
            Long value = stated.parts().get(part);
            cells.add(
                    value == null
                            ? new ReportCell.Unknown(null, List.of())
                            : stated.unit() == FlexibilityUnit.THOUSANDS
                                    ? ReportCell.amount(ReportFigure.exact(new Thousands(value)), null)
                                    : new ReportCell.Share(value, FigureCertainty.EXACT, null, List.of()));
        }
        return ReportRow.line(
                stated.item(), messages.article(stated.item(), stated.year(), query.point()), marks, cells);
    }
}
