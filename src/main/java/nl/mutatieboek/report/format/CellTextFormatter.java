package nl.mutatieboek.report.format;

import java.util.Locale;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.UncertaintyReason;

/** Formats a cell as text for people. */
final class CellTextFormatter {
    private CellTextFormatter() {}

    /** The text without footnotes. */
    static String format(ReportCell cell, String unknown, Locale language) {
        return switch (cell) {
            case ReportCell.Amount amount -> AmountFormatter.formatAmount(amount.thousands(), language);
            case ReportCell.Share share -> AmountFormatter.formatPercentage(share.tenths(), language);
            case ReportCell.Text text -> text.text();
            case ReportCell.Unknown nothing -> unknown;
            case ReportCell.Empty nothing -> "";
        };
    }

    /** The marks of a cell, separated by spaces. */
    static String formatMarks(ReportCell cell) {
        return cell.certainty().uncertaintyReasons().stream()
                .map(UncertaintyReason::name)
                .collect(Collectors.joining(" "));
    }
}
