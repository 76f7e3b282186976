package nl.mutatieboek.cli;

import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;

/** What was found in a row of a file, and where, for people at a terminal. */
final class FindingTextFormatter {
    private FindingTextFormatter() {}

    static String format(RowFindingResponse found) {
        StringBuilder line = new StringBuilder("  ");
        if (found.row() > 0) {
            line.append("row ").append(found.row()).append(", ");
        }
        if (found.column() != null) {
            line.append(found.column());
            line.append(found.value() == null ? "" : " \"" + found.value() + "\"")
                    .append(": ");
        }
        return line.append(found.reason()).toString();
    }
}
