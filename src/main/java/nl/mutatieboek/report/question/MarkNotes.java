package nl.mutatieboek.report.question;

import java.util.List;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Certainty;
import nl.mutatieboek.report.table.Mark;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;

/** Adds to each cell a footnote for each mark of its figure, so that every format shows them. */
final class MarkNotes {
    private static final int EUROS = 1_000;

    private final Words words;
    private final Notes notes;

    MarkNotes(Words words, Notes notes) {
        this.words = words;
        this.notes = notes;
    }

    List<Table> add(List<Table> tables) {
        return tables.stream()
                .map(table -> new Table(
                        table.name(),
                        table.title(),
                        table.stub(),
                        table.columns(),
                        table.rows().stream().map(this::add).toList()))
                .toList();
    }

    private Row add(Row row) {
        List<Cell> cells = row.cells().stream().map(this::add).toList();
        return new Row(row.kind(), row.level(), row.item(), row.heading(), row.notes(), cells);
    }

    private Cell add(Cell cell) {
        Certainty certainty = cell.certainty();
        return cell.noted(certainty.marks().stream()
                .map(mark -> notes.number(kind(mark), text(mark, certainty.precision())))
                .toList());
    }

    private String text(Mark mark, Precision precision) {
        String unit = words.amount(new Thousands(precision.thousands() * EUROS));
        return words.say("report.mark." + mark, unit);
    }

    private static Note.Kind kind(Mark mark) {
        return switch (mark) {
            case INCOMPLETE -> Note.Kind.LEFT_OUT;
            case DISPUTED -> Note.Kind.DISPUTED;
            case INFERRED, PRESS, SECONDARY, ROUNDED -> Note.Kind.REMARK;
        };
    }
}
