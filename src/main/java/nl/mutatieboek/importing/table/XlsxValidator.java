package nl.mutatieboek.importing.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, looked through before they are read: no part is larger than what is read of it, no row and no cell
 * larger than a spreadsheet can make them, and no cell farther right than a table has columns.
 */
final class XlsxValidator implements AutoCloseable {
    /** Cells that are joined, by their first and last column and row, from 0. */
    record MergedRange(int firstColumn, long firstRow, int lastColumn, long lastRow) {
        boolean covers(int column, long row) {
            return column >= firstColumn && column <= lastColumn && row >= firstRow && row <= lastRow;
        }
    }

    private static final String BOOK = "xl/workbook.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String LINKS = "xl/_rels/workbook.xml.rels";
    private static final int MOST_JOINED = 10_000;
    private static final int SHEET_COLUMNS = 16_384;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");

    /** In UTF-8 and with its marks escaped, a character takes six bytes at most. */
    private static final int LONGEST_TEXT = 6 * InputLimits.FIELD;

    private final ZipFile zip;

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
            parts.look();
        } catch (UnreadableFileException e) {
            parts.close();
            throw e;
        }
        return parts;
    }

    private void look() {
        Set<String> names = new HashSet<>();
        List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
        if (entries.size() > InputLimits.PARTS) {
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
                XmlPartScanner.read(
                        zip,
                        name,
                        InputLimits.PART,
                        new PartLimitVisitor(name.equals(STYLES) ? InputLimits.STYLE_TAGS : InputLimits.TAGS));
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

        PartLimitVisitor(long most) {
            this.most = most;
        }

        @Override
        public void start(XMLStreamReader element, long before) {
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
    boolean haveStyles() {
        return zip.getEntry(STYLES) != null;
    }

    /** Where the sheet with this relation lies. */
    String sheet(String relation) {
        Map<String, String> targets = new HashMap<>();
        XmlPartScanner.read(zip, LINKS, InputLimits.PART, (element, before) -> {
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
     * Looks through a sheet; what it has of joined cells.
     *
     * @param most rows below its header
     */
    List<MergedRange> lookThrough(String sheet, long most) {
        List<MergedRange> joined = new ArrayList<>();
        XmlPartScanner.read(zip, sheet, InputLimits.SHEET, new SheetLimitVisitor(joined, most));
        requireApart(joined);
        return joined;
    }

    private static final class SheetLimitVisitor implements XmlPartScanner.XmlElementVisitor {
        private final List<MergedRange> joined;
        private final long most;
        private long row;
        private long filled;
        private boolean isFilled;
        private int cells;
        private long rowBegins = Long.MAX_VALUE;

        SheetLimitVisitor(List<MergedRange> joined, long most) {
            this.joined = joined;
            this.most = most;
        }

        @Override
        public void start(XMLStreamReader element, long before) {
            long at = element.getLocation().getCharacterOffset();
            switch (element.getLocalName()) {
                case "row" -> {
                    row++;
                    requireOnSheet(element.getAttributeValue(null, "r"));
                    isFilled = false;
                    cells = 0;
                    rowBegins = at;
                }
                case "c" -> cell(element.getAttributeValue(null, "r"));
                case "v", "is", "f" -> fill();
                case "mergeCell" -> join(element.getAttributeValue(null, "ref"));
                default -> {}
            }
            end(element, before);
        }

        @Override
        public void end(XMLStreamReader element, long before) {
            if (before > LONGEST_TEXT) {
                throw new UnreadableFileException(row, FlawReason.FIELD_TOO_LONG);
            }
            if (element.getLocation().getCharacterOffset() - rowBegins > InputLimits.ROW) {
                throw new UnreadableFileException(row, FlawReason.ROW_TOO_LONG);
            }
            if (element.isEndElement() && element.getLocalName().equals("row")) {
                rowBegins = Long.MAX_VALUE;
            }
        }

        /** A row may say its own number, and a reader believes it. */
        private void requireOnSheet(@Nullable String said) {
            boolean far = said != null && (said.length() > 7 || number(said) > InputLimits.SHEET_ROWS);
            if (far || row > InputLimits.SHEET_ROWS) {
                throw new UnreadableFileException(
                        FileFlaw.of(row, null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", InputLimits.SHEET_ROWS)));
            }
        }

        private void fill() {
            filled += isFilled ? 0 : 1;
            if (filled - InputLimits.HEADER > most) {
                throw new UnreadableFileException(
                        FileFlaw.of(row, null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", most)));
            }
            isFilled = true;
        }

        private long number(String said) {
            try {
                return Long.parseLong(said);
            } catch (NumberFormatException e) {
                throw new UnreadableFileException(row, FlawReason.DAMAGED);
            }
        }

        private void cell(@Nullable String at) {
            cells++;
            int column = at == null ? cells - 1 : column(at);
            if (column >= InputLimits.COLUMNS || cells > InputLimits.COLUMNS) {
                throw new UnreadableFileException(row, FlawReason.TOO_MANY_COLUMNS);
            }
        }

        private void join(@Nullable String range) {
            if (range == null || joined.size() >= MOST_JOINED) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
            String[] ends = range.split(":", 2);
            if (ends.length == 2) {
                joined.add(new MergedRange(column(ends[0]), row(ends[0]), column(ends[1]), row(ends[1])));
            }
        }
    }

    /** Joined cells never overlap; where more columns are joined in one row than there are, they do. */
    private static void requireApart(List<MergedRange> joined) {
        NavigableMap<Long, Integer> changes = new TreeMap<>();
        for (MergedRange one : joined) {
            int width = Math.max(1, one.lastColumn() - one.firstColumn() + 1);
            changes.merge(one.firstRow(), width, Integer::sum);
            changes.merge(one.lastRow() + 1, -width, Integer::sum);
        }
        int columns = 0;
        for (int change : changes.values()) {
            columns += change;
            if (columns > SHEET_COLUMNS) {
                throw new UnreadableFileException(0, FlawReason.DAMAGED);
            }
        }
    }

    private static int column(String address) {
        int column = 0;
        for (char letter : address(address).group(1).toCharArray()) {
            column = 26 * column + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static long row(String address) {
        return Long.parseLong(address(address).group(2)) - 1;
    }

    private static Matcher address(String address) {
        Matcher form = ADDRESS.matcher(address);
        if (!form.matches()) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
        return form;
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
