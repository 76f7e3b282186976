package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.Nullable;

/** Format of a file in a package, with its name in the PRONOM registry; JSON Lines is not registered. */
enum ArchiveFileFormat {
    TEXT("Plain Text File", "x-fmt/111"),
    CSV("Comma Separated Values", "x-fmt/18"),
    JSON("JSON Data Interchange Format", "fmt/817"),
    JSON_LINES("JSON Lines", null);

    private final String label;
    private final @Nullable String pronom;

    ArchiveFileFormat(String label, @Nullable String pronom) {
        this.label = label;
        this.pronom = pronom;
    }

    String label() {
        return label;
    }

    /** PRONOM identifier; null if there is none. */
    @Nullable
    String pronom() {
        return pronom;
    }
}
