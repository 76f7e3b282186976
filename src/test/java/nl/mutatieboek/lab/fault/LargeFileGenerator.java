package nl.mutatieboek.lab.fault;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Generates files with a number of rows in each format, as CSV and as a workbook. */
final class LargeFileGenerator {
    private final Path folder;
    private final int rows;

    LargeFileGenerator(Path folder, int rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /** The files of a format; {@code referenced} are mutations with a reference. */
    List<Path> filesFor(String format) throws IOException {
        return switch (format) {
            case "begrotingsstaten" ->
                both(
                        format,
                        "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting,Artikel"
                                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste"
                                + " suppletoire,Stand tweede suppletoire,Realisatie",
                        row -> "2026,U,XX,P,a%d,E,1,1,1,1,1".formatted(row));
            case "balances" ->
                both(
                        format,
                        "moment,document,item,flow,year,amount_thousands",
                        row -> "2026-OWB,Stuk,XX/37/b%d,U,2026,1".formatted(row));
            case "sheet" -> both(format, "post,stroom,2026,2027", row -> "XX/37/s%d,U,1,2".formatted(row));
            case "mutations" ->
                both(
                        format,
                        "moment,document,title,kind,item,flow,year,amount_thousands",
                        row -> "2026-OWB,Stuk,Titel %d,OPENING,XX/m%d,U,2026,1".formatted(row / 4, row));
            case "referenced" ->
                both(
                        format,
                        "mutation,moment,document,title,kind,item,flow,year,amount_thousands",
                        row -> "r%d,2026-OWB,Ander stuk,Titel %d,OPENING,XX/r%d,U,2026,1"
                                .formatted(row / 4, row / 4, row));
            default -> throw new IllegalStateException(format);
        };
    }

    /** A sheet of which every row is wrong. */
    Path broken() throws IOException {
        return csv("broken", "post,stroom,2026", row -> "XX/37/s%d,U,1x".formatted(row));
    }

    private List<Path> both(String name, String header, IntFunction<String> row) throws IOException {
        return List.of(csv(name, header, row), workbook(name, header, row));
    }

    private Path csv(String name, String header, IntFunction<String> row) throws IOException {
        Path file = folder.resolve(name + ".csv");
        if (Files.exists(file)) {
            return file;
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int i = 1; i <= rows; i++) {
                out.write(row.apply(i) + "\n");
            }
        }
        return file;
    }

    private Path workbook(String name, String header, IntFunction<String> row) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        if (Files.exists(file)) {
            return file;
        }
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Blad");
            write(sheet, 0, header);
            for (int i = 1; i <= rows; i++) {
                write(sheet, i, row.apply(i));
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static void write(Worksheet sheet, int row, String line) {
        String[] cells = line.split(",");
        for (int column = 0; column < cells.length; column++) {
            if (row > 0 && cells[column].matches("[0-9]+")) {
                sheet.value(row, column, Integer.parseInt(cells[column]));
            } else {
                sheet.inlineString(row, column, cells[column]);
            }
        }
    }
}
