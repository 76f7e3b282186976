package nl.mutatieboek.domain.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of files that may be attached; the content decides the type, not the name or a header. */
public enum AttachmentType {
    PDF("application/pdf", true, ".pdf"),
    PNG("image/png", true, ".png"),
    JPEG("image/jpeg", false, ".jpg", ".jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, ".docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, ".xlsx"),
    ODT("application/vnd.oasis.opendocument.text", false, ".odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", false, ".ods"),
    CSV("text/csv", false, ".csv"),
    TXT("text/plain", false, ".txt");

    private final String mediaType;
    private final boolean inline;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> extensions;

    AttachmentType(String mediaType, boolean inline, String... extensions) {
        this.mediaType = mediaType;
        this.inline = inline;
        this.extensions = List.of(extensions);
    }

    /** Finds the type with this media type. */
    public static Optional<AttachmentType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Returns the media type. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a browser may show it; it downloads every other type. */
    public boolean isShownInline() {
        return inline;
    }

    /** Returns the name under which a browser saves the file: with an extension of its type, whatever it was. */
    public String downloadName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(lower::endsWith) ? name : name + extensions.getFirst();
    }

    /** Returns the usual extension, with its dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** Whether a name has an extension of this type. */
    public boolean isNamedSo(String name) {
        return downloadName(name).equals(name);
    }
}
