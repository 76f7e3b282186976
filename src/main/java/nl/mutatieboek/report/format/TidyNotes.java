package nl.mutatieboek.report.format;

import java.util.List;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Tables;

/** The footnotes of a report as records for programs. */
final class TidyNotes {
    private static final List<Field> FIELDS = List.of(
            Field.key("note", Field.Type.WHOLE_NUMBER, "The number by which a cell refers to it"),
            Field.key("sort", Field.Type.TEXT, "SOURCE, REMARK, DISPUTED or LEFT_OUT"),
            Field.key("text", Field.Type.TEXT, "What it says"),
            Field.address("url", "Where the source is published"),
            Field.address("explanation", "The page that explains it"));

    private TidyNotes() {}

    static Records of(Tables tables, Addresses addresses) {
        return new Records(
                tables.report() + "-notes.csv",
                FIELDS,
                List.of("note"),
                tables.notes().stream().map(note -> values(note, addresses)).toList());
    }

    private static List<String> values(Note note, Addresses addresses) {
        String explanation = note.link() == null ? null : addresses.of(note.link());
        return List.of(
                Integer.toString(note.number()),
                note.kind().name(),
                CsvCellEscaper.of(note.text()),
                note.url() == null ? "" : note.url(),
                explanation == null ? "" : explanation);
    }
}
