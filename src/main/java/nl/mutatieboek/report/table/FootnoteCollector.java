package nl.mutatieboek.report.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The footnotes of a report in the making: what is said twice is said once. */
public final class FootnoteCollector {
    private final List<ReportFootnote> notes = new ArrayList<>();

    /** The number of a footnote with this text. */
    public int addFootnote(ReportFootnote.FootnoteType kind, String text) {
        return addFootnote(kind, text, null, null);
    }

    /** The same of a source, or of what is explained elsewhere. */
    public int addFootnote(
            ReportFootnote.FootnoteType kind, String text, @Nullable String url, @Nullable ReportLink link) {
        for (ReportFootnote note : notes) {
            if (note.kind() == kind && note.text().equals(text)) {
                return note.number();
            }
        }
        notes.add(new ReportFootnote(notes.size() + 1, kind, text, url, link));
        return notes.size();
    }

    public List<ReportFootnote> all() {
        return List.copyOf(notes);
    }
}
