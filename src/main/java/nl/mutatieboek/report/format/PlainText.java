package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/** For people at a terminal: the report as it stands on paper, in columns as wide as they must be, with its footnotes below. */
public final class PlainText implements Format {
    private static final String GAP = "  ";
    private static final int WIDE = 100;

    private final String unknown;

    /** @param unknown what is written where the book knows nothing */
    public PlainText(String unknown) {
        this.unknown = unknown;
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=UTF-8";
    }

    @Override
    public String name() {
        return "txt";
    }

    @Override
    public void write(Tables tables, Addresses addresses, OutputStream out) throws IOException {
        out.write(text(tables).getBytes(StandardCharsets.UTF_8));
    }

    public String text(Tables tables) {
        StringBuilder text = new StringBuilder();
        text.append(tables.title()).append('\n');
        text.append(tables.unit()).append('\n');
        text.append(tables.scope()).append('\n');
        for (Table table : tables.tables()) {
            text.append('\n').append(table.title()).append('\n');
            table(tables, table, text);
        }
        if (!tables.notes().isEmpty()) {
            text.append('\n');
            tables.notes().forEach(note -> text.append(note(note)));
        }
        return text.toString();
    }

    private void table(Tables tables, Table table, StringBuilder text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of(table.stub()));
        table.columns().forEach(column -> heads.add(column.heading()));
        lines.add(heads);
        for (Row row : table.rows()) {
            List<String> line = new ArrayList<>();
            line.add(GAP.repeat(row.level()) + row.heading() + marks(row.notes()));
            row.cells().forEach(cell -> line.add(Written.cell(cell, unknown, tables.language()) + marks(cell.notes())));
            lines.add(line);
        }
        for (List<String> line : lines) {
            StringBuilder told = new StringBuilder(left(line.getFirst(), width(lines, 0)));
            for (int i = 0; i < table.columns().size(); i++) {
                Column column = table.columns().get(i);
                String cell = line.get(i + 1);
                int width = width(lines, i + 1);
                told.append(GAP).append(column.isFigure() ? right(cell, width) : left(cell, width));
            }
            text.append(told.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String left(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static String right(String cell, int width) {
        return " ".repeat(width - cell.length()) + cell;
    }

    private static String marks(List<Integer> notes) {
        return notes.isEmpty() ? "" : notes.stream().map(String::valueOf).collect(Collectors.joining(",", " [", "]"));
    }

    private static String note(Note note) {
        String number = "[" + note.number() + "] ";
        StringBuilder text = new StringBuilder(number);
        int used = number.length();
        String told = note.url() == null ? note.text() : note.text() + " " + note.url();
        for (String word : told.strip().split("\\s+", -1)) {
            if (used + word.length() > WIDE && used > number.length()) {
                text.append('\n').append(" ".repeat(number.length()));
                used = number.length();
            }
            text.append(word).append(' ');
            used += word.length() + 1;
        }
        return text.toString().replace(" \n", "\n").stripTrailing() + "\n";
    }
}
