package nl.mutatieboek.exporting.archive;

import nl.mutatieboek.domain.value.AttachmentType;
import org.jspecify.annotations.Nullable;

/** Format of a file in a package, with its name in the PRONOM registry; JSON Lines is not registered, and the version of an attachment is unknown. */
enum ArchiveFileFormat {
    TEXT("Plain Text File", "x-fmt/111"),
    CSV("Comma Separated Values", "x-fmt/18"),
    JSON("JSON Data Interchange Format", "fmt/817"),
    JSON_LINES("JSON Lines", null),
    PDF("Portable Document Format", null),
    PNG("Portable Network Graphics", null),
    JPEG("JPEG File Interchange Format", null),
    DOCX("Microsoft Word for Windows (Office Open XML)", null),
    XLSX("Microsoft Excel for Windows (Office Open XML)", null),
    ODT("OpenDocument Text", null),
    ODS("OpenDocument Spreadsheet", null),
    ZIP("ZIP Format", "x-fmt/263"),
    UNKNOWN("Unknown", null);

    private final String label;
    private final @Nullable String pronom;

    ArchiveFileFormat(String label, @Nullable String pronom) {
        this.label = label;
        this.pronom = pronom;
    }

    /** Returns the format of an attachment. */
    static ArchiveFileFormat ofAttachment(@Nullable AttachmentType type) {
        return switch (type) {
            case null -> UNKNOWN;
            case PDF -> PDF;
            case PNG -> PNG;
            case JPEG -> JPEG;
            case DOCX -> DOCX;
            case XLSX -> XLSX;
            case ODT -> ODT;
            case ODS -> ODS;
            case CSV -> CSV;
            case TXT -> TEXT;
        };
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
