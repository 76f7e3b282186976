package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.Nullable;

/** How a file in a package is written, as the register of formats PRONOM names it; JSON Lines has no place there. */
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

    /** Its identifier there; null where it has none. */
    @Nullable
    String pronom() {
        return pronom;
    }
}
