package nl.mutatieboek.report;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;

/**
 * The tables of a chapter in one bill, with what they still lack.
 *
 * @param bill the bill, the adopted budget or a nota van wijziging
 * @param point as-of point up to that bill
 * @param tables the reports that have tables, in the order of the documents
 * @param openPoints the check list
 */
record DocumentSet(
        ChapterCode chapter, Moment bill, ResolvedAsOf point, List<ReportDocument> tables, ReportDocument openPoints) {
    DocumentSet {
        tables = List.copyOf(tables);
    }

    /** Points of one kind on the check list. */
    record OpenPointGroup(String heading, List<ReportRow> points) {}

    /** The points on the check list by kind. */
    public List<OpenPointGroup> openPointGroups() {
        List<OpenPointGroup> groups = new ArrayList<>();
        openPoints.tables().stream().flatMap(table -> table.rows().stream()).forEach(row -> {
            if (row.kind() == ReportRow.ReportRowType.GROUP) {
                groups.add(new OpenPointGroup(row.heading(), new ArrayList<>()));
            } else {
                groups.getLast().points().add(row);
            }
        });
        return groups;
    }

    /** The number of points on the check list. */
    public long openPointCount() {
        return openPointGroups().stream()
                .mapToLong(group -> group.points().size())
                .sum();
    }

    /** Name of the file and of the folder in it, with the ledger number of the as-of point. */
    String name() {
        return "document-set-" + chapter + "-" + bill + "-" + point.ledgerNumber();
    }
}
