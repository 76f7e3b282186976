package nl.mutatieboek.cli;

import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;

/** Formats a finding in a row of an import file, with its location, for the terminal. */
final class RowFindingFormatter {
    private RowFindingFormatter() {}

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
