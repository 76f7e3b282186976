package nl.mutatieboek.report.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the footnotes of a report; equal footnotes get the same number. */
public final class FootnoteCollector {
    private final List<ReportFootnote> notes = new ArrayList<>();

    /** Adds a footnote, if it is new, and returns its number. */
    public int addFootnote(ReportFootnote.FootnoteType kind, String text) {
        return addFootnote(kind, text, null, null);
    }

    /** Adds a footnote with a source address or a link. */
    public int addFootnote(
            ReportFootnote.FootnoteType kind, String text, @Nullable String url, @Nullable ReportLink link) {
        for (ReportFootnote note : notes) {
            if (note.equals(new ReportFootnote(note.number(), kind, text, url, link))) {
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
