package nl.mutatieboek.importing.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.importing.table.InputCell.InputCellType;
import nl.mutatieboek.importing.table.XlsxSheetScan.Joined;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of an XLSX workbook as a stream, after {@link XlsxValidator} has checked it. Numbers are the exact
 * digits of the file.
 */
final class XlsxTableReader implements TableReader {
    /** Parts of a number format without meaning here: quoted, escaped, colours and conditions. */
    private static final Pattern IGNORED_FORMAT_PARTS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

    private static final Pattern TIME_FORMAT = Pattern.compile("[ymdhs]");

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final XlsxSheetScan scan;
    private long lastRow;
    private long read;

    private XlsxTableReader(ReadableWorkbook book, Stream<org.dhatim.fastexcel.reader.Row> stream, XlsxSheetScan scan) {
        this.book = book;
        this.stream = stream;
        this.rows = stream.iterator();
        this.scan = scan;
    }

    static XlsxTableReader open(Path path, @Nullable String sheetName, long maxRows) {
        try (XlsxValidator parts = XlsxValidator.open(path)) {
            ReadableWorkbook book = new ReadableWorkbook(path.toFile(), new ReadingOptions(parts.hasStyles(), true));
            try {
                Sheet sheet = sheet(book, sheetName);
                XlsxSheetScan scan = parts.scan(parts.sheetPath(sheet.getId()), maxRows);
                return new XlsxTableReader(book, sheet.openStream(), scan);
            } catch (IOException | RuntimeException e) {
                book.close();
                throw e;
            }
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader throws various exceptions on malformed parts.
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
    }

    private static Sheet sheet(ReadableWorkbook book, @Nullable String sheetName) {
        return (sheetName == null ? book.getSheets().findFirst() : book.findSheet(sheetName))
                .orElseThrow(
                        () -> new UnreadableFileException(FileFlaw.of(0, null, sheetName, FlawReason.NO_SUCH_SHEET)));
    }

    @Override
    public @Nullable InputRow readRow() {
        while (true) {
            InputRow found;
            try {
                if (!rows.hasNext()) {
                    return null;
                }
                org.dhatim.fastexcel.reader.Row row = rows.next();
                lastRow = row.getRowNum();
                read++;
                found = new InputRow(lastRow, cells(row));
            } catch (RuntimeException e) {
                throw new UnreadableFileException(lastRow + 1, FlawReason.DAMAGED);
            }
            if (!found.isBlank()) {
                return found;
            }
        }
    }

    private List<InputCell> cells(org.dhatim.fastexcel.reader.Row row) {
        List<InputCell> cells = new ArrayList<>(Collections.nCopies(row.getCellCount(), InputCell.BLANK));
        for (int column = 0; column < row.getCellCount(); column++) {
            InputCell cell = cell(row.getCell(column));
            String text = scan.withoutPhonetic(read, column);
            cells.set(column, text != null && cell.type() == InputCellType.TEXT ? InputCell.text(text) : cell);
        }
        for (Joined one : scan.joined()) {
            for (int column = one.firstColumn();
                    one.covers(one.firstColumn(), lastRow - 1)
                            && column <= Math.min(one.lastColumn(), InputLimits.MAX_COLUMNS - 1);
                    column++) {
                while (cells.size() <= column) {
                    cells.add(InputCell.BLANK);
                }
                cells.set(
                        column,
                        new InputCell(InputCellType.MERGED, cells.get(column).text()));
            }
        }
        return cells;
    }

    private static InputCell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return InputCell.BLANK;
        }
        boolean calculated = cell.getFormula() != null;
        if (cell.getType() == CellType.FORMULA && !calculated) {
            // Some programs write the result of a formula without the formula.
            return InputCell.text(cell.getRawValue() == null ? "" : cell.getRawValue());
        }
        if (calculated) {
            return new InputCell(InputCellType.FORMULA, "=" + cell.getFormula());
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case STRING -> InputCell.text(cell.getText());
            case NUMBER ->
                isDateOrTime(cell)
                        ? new InputCell(InputCellType.DATE, date(cell))
                        : new InputCell(InputCellType.NUMBER, raw);
            case BOOLEAN -> new InputCell(InputCellType.TRUTH, raw.equals("1") ? "true" : "false");
            default -> new InputCell(InputCellType.ERROR, raw);
        };
    }

    private static String date(org.dhatim.fastexcel.reader.Cell cell) {
        return cell.asDate().toLocalDate().toString();
    }

    private static boolean isDateOrTime(org.dhatim.fastexcel.reader.Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id != 49))) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equals("General")
                && TIME_FORMAT
                        .matcher(IGNORED_FORMAT_PARTS
                                .matcher(format.toLowerCase(Locale.ROOT))
                                .replaceAll(""))
                        .find();
    }

    @Override
    public boolean isRectangular() {
        return false;
    }

    @Override
    public void close() {
        stream.close();
        try {
            book.close();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot close file", e);
        }
    }
}
