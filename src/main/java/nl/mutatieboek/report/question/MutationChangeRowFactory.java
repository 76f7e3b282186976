package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.LargeMutationPartitioner.MutationPartition;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import org.jspecify.annotations.Nullable;

/** Creates the rows of a table with the mutations of a document: an article and the change of each budget year. */
record MutationChangeRowFactory(
        ItemPath within,
        Flow flow,
        Moment document,
        List<BudgetYear> years,
        ReportQuery query,
        FootnoteCollector notes,
        LargeMutationPartitioner largeMutations) {
    MutationChangeRowFactory {
        years = List.copyOf(years);
    }

    /** Creates the row with the sum of these changes. */
    ReportRow sum(
            ReportRowType type, int level, String heading, List<MutationArticleChange> summed, List<Integer> marks) {
        return row(type, level, heading, null, marks, year -> {
            ReportFigure sum = MutationArticleChange.sum(summed, year);
            return sum == null
                    ? ReportCell.EMPTY
                    : ReportCell.amount(sum, MomentLookups.changesLink(within, flow, year, document, query.point()));
        });
    }

    /** Creates a row from the cell of each year. */
    ReportRow row(
            ReportRowType type,
            int level,
            String heading,
            @Nullable String article,
            List<Integer> marks,
            Function<BudgetYear, ReportCell> cell) {
        List<ReportCell> cells = new ArrayList<>();
        cells.add(article == null ? ReportCell.EMPTY : ReportCell.text(article));
        years.forEach(year -> cells.add(cell.apply(year)));
        return new ReportRow(type, level, null, heading, marks, cells);
    }

    /**
     * Creates a row for each large mutation, and one for the others together.
     *
     * @param others heading of the others, by their number
     */
    List<ReportRow> parts(List<MutationArticleChange> changes, IntFunction<String> others) {
        List<ReportRow> rows = new ArrayList<>();
        MutationPartition partition = largeMutations.partition(changes, years);
        for (MutationArticleChange change : partition.largeMutations()) {
            String article = query.messages().articles(List.of(change.article()));
            rows.add(row(ReportRowType.PART, 2, change.title(), article, List.of(), change::cell));
        }
        List<MutationArticleChange> small = partition.smallMutations();
        if (!small.isEmpty()) {
            rows.add(sum(
                    ReportRowType.PART,
                    2,
                    others.apply(small.size()),
                    small,
                    List.of(largeMutations.addThresholdFootnote(notes))));
        }
        return rows;
    }
}
