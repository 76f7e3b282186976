package nl.mutatieboek.report.format;

import java.util.Locale;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Mark;

/** What people read of a cell. */
final class Written {
    private Written() {}

    /** Without its footnotes. */
    static String cell(Cell cell, String unknown, Locale language) {
        return switch (cell) {
            case Cell.Amount amount -> AmountFormatter.amount(amount.thousands(), language);
            case Cell.Share share -> AmountFormatter.share(share.tenths(), language);
            case Cell.Text text -> text.text();
            case Cell.Unknown nothing -> unknown;
            case Cell.Empty nothing -> "";
        };
    }

    /** The marks of a cell, with spaces between. */
    static String marks(Cell cell) {
        return cell.certainty().marks().stream().map(Mark::name).collect(Collectors.joining(" "));
    }
}
