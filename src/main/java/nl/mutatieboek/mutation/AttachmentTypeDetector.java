package nl.mutatieboek.mutation;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nl.mutatieboek.domain.value.AttachmentType;

/** Detects the type of a file by its content. */
final class AttachmentTypeDetector {
    private static final int MAX_SIGNATURE = 8;

    /** Most bytes read of a part of an office document; real ones have a few thousand. */
    private static final int MAX_PART = 1_048_576;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Content type of the main part of a document; documents with macros have another one. */
    private static final Map<String, AttachmentType> OPEN_XML = Map.of(
            AttachmentType.DOCX.mediaType() + ".main+xml", AttachmentType.DOCX,
            AttachmentType.XLSX.mediaType() + ".main+xml", AttachmentType.XLSX);

    private AttachmentTypeDetector() {}

    /**
     * Detects the type.
     *
     * @param name decides between CSV and plain text, which do not differ in content
     * @return empty if it is none of the accepted types
     */
    static Optional<AttachmentType> detect(Path file, String name) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MAX_SIGNATURE);
        }
        if (startsWith(start, PDF)) {
            return Optional.of(AttachmentType.PDF);
        }
        if (startsWith(start, PNG)) {
            return Optional.of(AttachmentType.PNG);
        }
        if (startsWith(start, JPEG)) {
            return Optional.of(AttachmentType.JPEG);
        }
        if (startsWith(start, ZIP)) {
            return detectDocument(file);
        }
        return isText(file)
                ? Optional.of(AttachmentType.CSV.isNamedSo(name) ? AttachmentType.CSV : AttachmentType.TXT)
                : Optional.empty();
    }

    private static boolean startsWith(byte[] start, byte[] signature) {
        return start.length >= signature.length
                && Arrays.equals(start, 0, signature.length, signature, 0, signature.length);
    }

    private static Optional<AttachmentType> detectDocument(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String mimeType = read(zip, "mimetype");
            if (!mimeType.isEmpty()) {
                return AttachmentType.ofMediaType(mimeType)
                        .filter(type -> type == AttachmentType.ODT || type == AttachmentType.ODS);
            }
            String contentTypes = read(zip, "[Content_Types].xml");
            return OPEN_XML.entrySet().stream()
                    .filter(one -> contentTypes.contains('"' + one.getKey() + '"'))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (ZipException | EOFException damaged) {
            return Optional.empty();
        }
    }

    private static String read(ZipFile zip, String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MAX_PART), StandardCharsets.UTF_8).strip();
        }
    }

    /** Whether it has no control characters besides tabs and line breaks, in UTF-8 or in an encoding of one byte. */
    private static boolean isText(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == 0x7F || (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
                    return false;
                }
            }
            return true;
        }
    }
}
