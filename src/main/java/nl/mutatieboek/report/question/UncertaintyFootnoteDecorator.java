package nl.mutatieboek.report.question;

import java.util.List;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import nl.mutatieboek.report.table.UncertaintyReason;

/** Adds a footnote to a cell for each reason why its figure is uncertain, so that every format explains it. */
record UncertaintyFootnoteDecorator(ReportMessages messages, FootnoteCollector notes) {
    private static final int EUROS = 1_000;

    List<ReportTable> add(List<ReportTable> tables) {
        return tables.stream()
                .map(table -> new ReportTable(
                        table.name(),
                        table.title(),
                        table.stub(),
                        table.columns(),
                        table.rows().stream().map(this::add).toList()))
                .toList();
    }

    private ReportRow add(ReportRow row) {
        List<ReportCell> cells = row.cells().stream().map(this::add).toList();
        return new ReportRow(row.kind(), row.level(), row.item(), row.heading(), row.notes(), cells);
    }

    private ReportCell add(ReportCell cell) {
        FigureCertainty certainty = cell.certainty();
        return cell.withFootnotes(certainty.uncertaintyReasons().stream()
                .map(reason -> notes.addFootnote(kind(reason), text(reason, certainty.precision())))
                .toList());
    }

    private String text(UncertaintyReason reason, Precision precision) {
        String unit = messages.amount(new Thousands(precision.thousands() * EUROS));
        return messages.message("report.mark." + reason, unit);
    }

    private static ReportFootnote.FootnoteType kind(UncertaintyReason reason) {
        return switch (reason) {
            case INCOMPLETE -> ReportFootnote.FootnoteType.LEFT_OUT;
            case DISPUTED -> ReportFootnote.FootnoteType.DISPUTED;
            case INFERRED, PRESS, SECONDARY, ROUNDED -> ReportFootnote.FootnoteType.REMARK;
        };
    }
}
