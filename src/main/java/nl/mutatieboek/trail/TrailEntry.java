package nl.mutatieboek.trail;

import java.time.Instant;
import java.util.List;
import nl.mutatieboek.balance.BookedLine;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Source;
import org.jspecify.annotations.Nullable;

/**
 * A line of an item's history, with all that explains it.
 *
 * @param line what changed, from when, and the balance after it
 * @param dossier the mutation that it belongs to
 */
public record TrailEntry(BookedLine line, Dossier dossier) {
    /** How the line is known: as it says itself, else as its mutation says. */
    public Basis basis() {
        Basis own = line.basis();
        return own == null ? dossier.basis() : own;
    }

    /**
     * What a dossier says of its lines.
     *
     * @param oneSided whether one chapter's leg is concluded only, and stands in no document of that chapter
     * @param approved by whom and when; null only while pending
     * @param reversedBy the mutation that took it back
     */
    public record Dossier(
            MutationId mutation,
            String number,
            Kind kind,
            String title,
            String explanation,
            Basis basis,
            Precision precision,
            Source source,
            @Nullable String note,
            boolean oneSided,
            Signature proposed,
            @Nullable Signature approved,
            List<Confirmation> confirmed,
            @Nullable MutationId reversedBy) {
        public Dossier {
            confirmed = List.copyOf(confirmed);
        }
    }

    /** Who, and when. */
    public record Signature(PersonId by, Instant at) {}

    /** Which other chapter confirmed its leg, by whom and when. */
    public record Confirmation(ChapterCode chapter, Signature signature) {}
}
