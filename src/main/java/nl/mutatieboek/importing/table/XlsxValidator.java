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
 * The parts of a workbook, looked through before they are read: no part is larger than what is read of it, no row and no cell
 * larger than a spreadsheet can make them, and no cell farther right than a table has columns.
 */
public final class XlsxValidator implements AutoCloseable {
    private static final String BOOK = "xl/workbook.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String LINKS = "xl/_rels/workbook.xml.rels";

    /** In UTF-8 and with its marks escaped, a character takes six bytes at most. */
    public static final int LONGEST_TEXT = 6 * InputLimits.MAX_CELL_CHARACTERS;

    private final ZipFile zip;
    private int sharedTexts;

    private XlsxValidator(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens it and looks at all but its sheets. */
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
        if (!names.contains(BOOK)) {
            throw new UnreadableFileException(0, notABook(names));
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

    private FlawReason notABook(Set<String> names) {
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return FlawReason.IS_OPEN_DOCUMENT;
        }
        return FlawReason.IS_ARCHIVE;
    }

    /** A part that a reader may take into memory as a whole: its texts are short, and its tags are few. */
    private static final class PartLimitVisitor implements XmlPartScanner.XmlElementVisitor {
        private final long most;
        private long tags;
        private int sharedTexts;

        PartLimitVisitor(long most) {
            this.most = most;
        }

        @Override
        public void start(XMLStreamReader element, long before) {
            sharedTexts += element.getLocalName().equals("si") ? 1 : 0;
            end(element, before);
        }

        @Override
        public void end(XMLStreamReader element, long before) {
            if (before > LONGEST_TEXT) {
                throw new UnreadableFileException(0, FlawReason.FIELD_TOO_LONG);
            }
            if (++tags > most) {
                throw new UnreadableFileException(0, FlawReason.TOO_LARGE);
            }
        }
    }

    /** Whether it says how its cells look; one that says nothing has no dates, and is read all the same. */
    boolean hasStyles() {
        return zip.getEntry(STYLES) != null;
    }

    /** Where the sheet with this relation lies. */
    String sheetPath(String relation) {
        Map<String, String> targets = new HashMap<>();
        XmlPartScanner.scan(zip, LINKS, InputLimits.MAX_PART_BYTES, (element, before) -> {
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
     * Looks through a sheet.
     *
     * @param most rows below its header
     */
    XlsxSheetScan scan(String sheet, long most) {
        XlsxSheetScan scan = new XlsxSheetScan(most, sharedTexts);
        XmlPartScanner.scan(zip, sheet, InputLimits.MAX_SHEET_BYTES, scan);
        scan.requireApart();
        return scan;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("A file that was read does not close", e);
        }
    }
}
