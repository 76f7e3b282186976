package nl.mutatieboek.report.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The footnotes of a report in the making: what is said twice is said once. */
public final class Notes {
    private final List<Note> notes = new ArrayList<>();

    /** The number of a footnote with this text. */
    public int number(Note.Kind kind, String text) {
        return number(kind, text, null, null);
    }

    /** The same of a source, or of what is explained elsewhere. */
    public int number(Note.Kind kind, String text, @Nullable String url, @Nullable Link link) {
        for (Note note : notes) {
            if (note.kind() == kind && note.text().equals(text)) {
                return note.number();
            }
        }
        notes.add(new Note(notes.size() + 1, kind, text, url, link));
        return notes.size();
    }

    public List<Note> all() {
        return List.copyOf(notes);
    }
}
