package nl.mutatieboek.importing.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;

/**
 * Checks the parts of a workbook before they are read: the size of parts, rows and cells, and the number of columns.
 */
public final class XlsxValidator implements AutoCloseable {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    /** A character takes six bytes at most, in UTF-8 and escaped. */
    public static final int MAX_TEXT_BYTES = 6 * InputLimits.MAX_CELL_CHARACTERS;

    private final ZipFile zip;
    private int sharedTexts;

    private XlsxValidator(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens a workbook and checks all parts except its sheets. */
    static XlsxValidator open(Path path) {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        } catch (IOException e) {
            throw new UnreadableFileException(0, FlawReason.NOT_READ);
        }
        XlsxValidator parts = new XlsxValidator(zip);
        try {
            parts.validateParts();
        } catch (UnreadableFileException e) {
            parts.close();
            throw e;
        }
        return parts;
    }

    private void validateParts() {
        Set<String> names = new HashSet<>();
        List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
        if (entries.size() > InputLimits.MAX_PARTS) {
            throw new UnreadableFileException(0, FlawReason.BOMB);
        }
        for (ZipEntry entry : entries) {
            if (!names.add(entry.getName())) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
        }
        if (!names.contains(WORKBOOK)) {
            throw new UnreadableFileException(0, reasonWithoutWorkbook(names));
        }
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            boolean read = name.endsWith(".xml") || name.endsWith(".rels");
            if (read && !name.startsWith("xl/worksheets/")) {
                PartLimitVisitor part = new PartLimitVisitor(
                        name.equals(STYLES) ? InputLimits.MAX_STYLE_TAGS : InputLimits.MAX_PART_TAGS);
                XmlPartScanner.scan(zip, name, InputLimits.MAX_PART_BYTES, part);
                sharedTexts += part.sharedTexts;
            }
        }
    }

    private FlawReason reasonWithoutWorkbook(Set<String> names) {
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return FlawReason.IS_OPEN_DOCUMENT;
        }
        return FlawReason.IS_ARCHIVE;
    }

    /** Checks a part that the reader keeps in memory: short texts and few tags. */
    private static final class PartLimitVisitor implements XmlPartScanner.XmlElementVisitor {
        private final long max;
        private long tags;
        private int sharedTexts;

        PartLimitVisitor(long max) {
            this.max = max;
        }

        @Override
        public void start(XMLStreamReader element, long before) {
            sharedTexts += element.getLocalName().equals("si") ? 1 : 0;
            end(element, before);
        }

        @Override
        public void end(XMLStreamReader element, long before) {
            if (before > MAX_TEXT_BYTES) {
                throw new UnreadableFileException(0, FlawReason.FIELD_TOO_LONG);
            }
            if (++tags > max) {
                throw new UnreadableFileException(0, FlawReason.TOO_LARGE);
            }
        }
    }

    /** Whether it has styles; without styles no cell is a date. */
    boolean hasStyles() {
        return zip.getEntry(STYLES) != null;
    }

    /** Path of the sheet with this relation id. */
    String sheetPath(String relation) {
        Map<String, String> targets = new HashMap<>();
        XmlPartScanner.scan(zip, RELATIONS, InputLimits.MAX_PART_BYTES, (element, before) -> {
            String id = element.getAttributeValue(null, "Id");
            String target = element.getAttributeValue(null, "Target");
            if (element.getLocalName().equals("Relationship") && id != null && target != null) {
                targets.put(id, target);
            }
        });
        String target = targets.get(relation);
        if (target == null) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /**
     * Checks a sheet.
     *
     * @param max maximum number of rows below the header
     */
    XlsxSheetScan scan(String sheet, long max) {
        XlsxSheetScan scan = new XlsxSheetScan(max, sharedTexts);
        XmlPartScanner.scan(zip, sheet, InputLimits.MAX_SHEET_BYTES, scan);
        scan.requireApart();
        return scan;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot close file", e);
        }
    }
}
