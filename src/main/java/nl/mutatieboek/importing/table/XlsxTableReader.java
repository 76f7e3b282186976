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
 * A sheet of a workbook (XLSX), read as it streams by once {@link XlsxValidator} has found nothing in it that does not fit. Numbers
 * are the digits of the file.
 */
final class XlsxTableReader implements TableReader {
    /** What does not say what is shown: quoted, escaped, of colours and conditions. */
    private static final Pattern BESIDES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

    private static final Pattern OF_TIME = Pattern.compile("[ymdhs]");

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final XlsxSheetScan scan;
    private long last;
    private long read;

    private XlsxTableReader(ReadableWorkbook book, Stream<org.dhatim.fastexcel.reader.Row> stream, XlsxSheetScan scan) {
        this.book = book;
        this.stream = stream;
        this.rows = stream.iterator();
        this.scan = scan;
    }

    static XlsxTableReader open(Path path, @Nullable String named, long most) {
        try (XlsxValidator parts = XlsxValidator.open(path)) {
            ReadableWorkbook book = new ReadableWorkbook(path.toFile(), new ReadingOptions(parts.hasStyles(), true));
            try {
                Sheet sheet = sheet(book, named);
                XlsxSheetScan scan = parts.scan(parts.sheetPath(sheet.getId()), most);
                return new XlsxTableReader(book, sheet.openStream(), scan);
            } catch (IOException | RuntimeException e) {
                book.close();
                throw e;
            }
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader throws whatever comes of a part that is not as it should be.
            throw new UnreadableFileException(0, FlawReason.DAMAGED);
        }
    }

    private static Sheet sheet(ReadableWorkbook book, @Nullable String named) {
        return (named == null ? book.getSheets().findFirst() : book.findSheet(named))
                .orElseThrow(() -> new UnreadableFileException(FileFlaw.of(0, null, named, FlawReason.NO_SUCH_SHEET)));
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
                last = row.getRowNum();
                read++;
                found = new InputRow(last, cells(row));
            } catch (RuntimeException e) {
                throw new UnreadableFileException(last + 1, FlawReason.DAMAGED);
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
                    one.covers(one.firstColumn(), last - 1)
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
                isOfTime(cell)
                        ? new InputCell(InputCellType.DATE, date(cell))
                        : new InputCell(InputCellType.NUMBER, raw);
            case BOOLEAN -> new InputCell(InputCellType.TRUTH, raw.equals("1") ? "true" : "false");
            default -> new InputCell(InputCellType.ERROR, raw);
        };
    }

    private static String date(org.dhatim.fastexcel.reader.Cell cell) {
        return cell.asDate().toLocalDate().toString();
    }

    private static boolean isOfTime(org.dhatim.fastexcel.reader.Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id != 49))) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equals("General")
                && OF_TIME.matcher(
                                BESIDES.matcher(format.toLowerCase(Locale.ROOT)).replaceAll(""))
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
            throw new IllegalStateException("A file that was read does not close", e);
        }
    }
}
