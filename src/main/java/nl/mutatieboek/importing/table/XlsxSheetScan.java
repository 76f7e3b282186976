package nl.mutatieboek.importing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Scans a sheet before it is read: checks the size of rows, cells and texts and that referenced texts exist, and
 * collects merged cells and texts with a phonetic part.
 */
public final class XlsxSheetScan implements XmlPartScanner.XmlElementVisitor {
    /** A range of merged cells, from 0. */
    public record Joined(int firstColumn, long firstRow, int lastColumn, long lastRow) {
        public boolean covers(int column, long row) {
            return column >= firstColumn && column <= lastColumn && row >= firstRow && row <= lastRow;
        }
    }

    private static final int MAX_MERGED = 10_000;
    private static final int SHEET_COLUMNS = 16_384;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");

    /** Maximum characters of all texts with a phonetic part, which are kept in memory. */
    private static final int MAX_PHONETIC_CHARACTERS = 1_000_000;

    private static final int PHONETIC_CELL_OVERHEAD = 64;

    /** A cell: row in the order of the file, from 1, and column, from 0. */
    private record Place(long row, int column) {}

    private final List<Joined> joined = new ArrayList<>();
    private final Map<Place, String> withoutPhonetic = new HashMap<>();
    private final long maxRows;
    private final int sharedTexts;
    private long row;
    private long filled;
    private boolean isFilled;
    private int cells;
    private long rowStart = Long.MAX_VALUE;
    private final StringBuilder text = new StringBuilder();
    private String type = "";
    private int column;
    private boolean isText;
    private boolean isPhonetic;
    private boolean hasPhonetic;
    private int phoneticCharacters;

    /**
     * @param maxRows maximum number of rows below the header
     * @param sharedTexts number of shared texts in the workbook
     */
    public XlsxSheetScan(long maxRows, int sharedTexts) {
        this.maxRows = maxRows;
        this.sharedTexts = sharedTexts;
    }

    public List<Joined> joined() {
        return joined;
    }

    /**
     * The text of a cell without its phonetic part; null if it has none.
     *
     * @param row row in the order of the file, from 1, whatever its own number
     */
    @Nullable
    public String withoutPhonetic(long row, int column) {
        return withoutPhonetic.get(new Place(row, column));
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
                rowStart = at;
            }
            case "c" -> {
                cell(element.getAttributeValue(null, "r"));
                String stated = element.getAttributeValue(null, "t");
                type = stated == null ? "" : stated;
                text.setLength(0);
                hasPhonetic = false;
            }
            case "v" -> {
                fill();
                isText = type.equals("s");
            }
            case "is", "f" -> fill();
            case "rPh" -> {
                isPhonetic = true;
                hasPhonetic = true;
            }
            case "t" -> isText = type.equals("inlineStr") && !isPhonetic;
            case "mergeCell" -> join(element.getAttributeValue(null, "ref"));
            default -> {}
        }
        requireShort(element, before);
    }

    @Override
    public void text(XMLStreamReader characters) {
        if (isText) {
            text.append(characters.getText());
            if (text.length() > XlsxValidator.MAX_TEXT_BYTES) {
                throw new UnreadableFileException(row, FlawReason.FIELD_TOO_LONG);
            }
        }
    }

    @Override
    public void end(XMLStreamReader element, long before) {
        requireShort(element, before);
        switch (element.getLocalName()) {
            case "row" -> rowStart = Long.MAX_VALUE;
            case "v", "t" -> isText = false;
            case "rPh" -> isPhonetic = false;
            case "c" -> endCell();
            default -> {}
        }
    }

    private void endCell() {
        if (type.equals("s") && !text.isEmpty()) {
            // The reader would take a missing text for a blank cell, and search memory without end.
            long index = number(text.toString());
            if (index < 0 || index >= sharedTexts) {
                throw new UnreadableFileException(row, FlawReason.DAMAGED);
            }
        }
        if (type.equals("inlineStr") && hasPhonetic) {
            phoneticCharacters += text.length() + PHONETIC_CELL_OVERHEAD;
            if (phoneticCharacters > MAX_PHONETIC_CHARACTERS) {
                throw new UnreadableFileException(row, FlawReason.TOO_LARGE);
            }
            withoutPhonetic.put(new Place(row, column), text.toString());
        }
    }

    private void requireShort(XMLStreamReader element, long before) {
        if (before > XlsxValidator.MAX_TEXT_BYTES) {
            throw new UnreadableFileException(row, FlawReason.FIELD_TOO_LONG);
        }
        if (element.getLocation().getCharacterOffset() - rowStart > InputLimits.MAX_ROW_BYTES) {
            throw new UnreadableFileException(row, FlawReason.ROW_TOO_LONG);
        }
    }

    /** Checks the number that a row claims, because the reader trusts it. */
    private void requireOnSheet(@Nullable String stated) {
        boolean far = stated != null && (stated.length() > 7 || number(stated) > InputLimits.MAX_SHEET_ROWS);
        if (far || row > InputLimits.MAX_SHEET_ROWS) {
            throw new UnreadableFileException(
                    FileFlaw.of(row, null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", InputLimits.MAX_SHEET_ROWS)));
        }
    }

    private void fill() {
        filled += isFilled ? 0 : 1;
        if (filled - InputLimits.MAX_HEADER_ROWS > maxRows) {
            throw new UnreadableFileException(
                    FileFlaw.of(row, null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", maxRows)));
        }
        isFilled = true;
    }

    private long number(String stated) {
        try {
            return Long.parseLong(stated);
        } catch (NumberFormatException e) {
            throw new UnreadableFileException(row, FlawReason.DAMAGED);
        }
    }

    private void cell(@Nullable String at) {
        cells++;
        column = at == null ? cells - 1 : column(at);
        if (column >= InputLimits.MAX_COLUMNS || cells > InputLimits.MAX_COLUMNS) {
            throw new UnreadableFileException(row, FlawReason.TOO_MANY_COLUMNS);
        }
    }

    private void join(@Nullable String range) {
        if (range == null || joined.size() >= MAX_MERGED) {
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
        String[] ends = range.split(":", 2);
        if (ends.length == 2) {
            joined.add(new Joined(column(ends[0]), row(ends[0]), column(ends[1]), row(ends[1])));
        }
    }

    /** Checks that merged ranges do not overlap: they do if they cover more columns in a row than exist. */
    public void requireApart() {
        NavigableMap<Long, Integer> changes = new TreeMap<>();
        for (Joined one : joined) {
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
}
