package nl.mutatieboek.report.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** An XLSX file as another program reads it. */
public final class XlsxFileReader {
    private final byte[] file;

    public XlsxFileReader(byte[] file) {
        this.file = file.clone();
    }

    /** The lines of each sheet by its name, each place as it is held: a share as tenths of a percent. */
    public Map<String, List<List<String>>> sheets() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        cells().forEach((name, rows) -> sheets.put(
                name,
                rows.stream()
                        .map(row -> row.stream().map(XlsxFileReader::cellValue).toList())
                        .toList()));
        return sheets;
    }

    /** The cells of each sheet; null where there is none. */
    Map<String, List<List<Cell>>> cells() {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            Map<String, List<List<Cell>>> sheets = new LinkedHashMap<>();
            for (Sheet sheet : book.getSheets().toList()) {
                List<List<Cell>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    List<Cell> cells = new ArrayList<>();
                    row.forEach(cells::add);
                    rows.add(cells);
                }
                sheets.put(sheet.getName(), rows);
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cellValue(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return cell.getDataFormatString().contains("%")
                    ? number.movePointRight(3).toBigIntegerExact().toString()
                    : number.toBigIntegerExact().toString();
        }
        return cell.getType() == CellType.STRING ? cell.asString() : cell.getType() + "!";
    }

    /** A part of the file by its path, as text. */
    String part(String path) {
        try {
            Path written = Files.write(Files.createTempFile("report", ".xlsx"), file);
            try (ZipFile zip = new ZipFile(written.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
