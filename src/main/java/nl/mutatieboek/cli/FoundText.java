package nl.mutatieboek.cli;

import nl.mutatieboek.intake.ImportedShown.Found;

/** What was found in a row of a file, and where, for people at a terminal. */
final class FoundText {
    private FoundText() {}

    static String line(Found found) {
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
