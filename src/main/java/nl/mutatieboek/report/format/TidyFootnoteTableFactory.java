package nl.mutatieboek.report.format;

import java.util.List;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;

/** Converts the footnotes of a report to tidy records. */
final class TidyFootnoteTableFactory {
    private static final List<TidyField> FIELDS = List.of(
            TidyField.key("note", TidyField.TidyFieldType.WHOLE_NUMBER, "The number by which a cell refers to it"),
            TidyField.key("type", TidyField.TidyFieldType.TEXT, "SOURCE, REMARK, DISPUTED or LEFT_OUT"),
            TidyField.key("text", TidyField.TidyFieldType.TEXT, "What it says"),
            TidyField.address("url", "Where the source is published"),
            TidyField.address("explanation", "The page that explains it"));

    private TidyFootnoteTableFactory() {}

    static TidyTable create(ReportDocument report, ReportLinkResolver links) {
        return new TidyTable(
                report.report() + "-notes.csv",
                FIELDS,
                List.of("note"),
                report.notes().stream().map(note -> values(note, links)).toList());
    }

    private static List<String> values(ReportFootnote note, ReportLinkResolver links) {
        String explanation = note.link() == null ? null : links.of(note.link());
        return List.of(
                Integer.toString(note.number()),
                note.kind().name(),
                CsvCellEscaper.escape(note.text()),
                note.url() == null ? "" : note.url(),
                explanation == null ? "" : explanation);
    }
}
