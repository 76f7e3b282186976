package nl.mutatieboek.balance.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * A line of an item's history, with all that explains it.
 *
 * @param line what changed, from when, and the balance after it
 * @param recordedAt when the entry was recorded that booked it
 * @param posting the line as it was stated
 * @param dossier the mutation that it belongs to
 */
public record TrailEntry(RunningBalance line, Instant recordedAt, Posting posting, MutationDetails dossier) {
    /** How the line is known: as it says itself, else as its mutation says. */
    public Basis basis() {
        Basis own = posting.basis();
        return own == null ? dossier.basis() : own;
    }

    /**
     * What a dossier says of its lines.
     *
     * @param oneSided whether one chapter's leg is concluded only, and stands in no document of that chapter
     * @param approved by whom and when; null only while pending
     * @param agreed who agreed for the finance ministry, where its kind asks that; null while nobody has
     * @param reversedBy the mutation that took it back
     * @param postings all its lines, as proposed
     */
    public record MutationDetails(
            MutationId mutation,
            String number,
            MutationKind kind,
            String title,
            String explanation,
            Moment moment,
            LocalDate effectiveOn,
            Basis basis,
            Precision precision,
            Source source,
            @Nullable String note,
            boolean oneSided,
            MutationSignature proposed,
            @Nullable MutationSignature approved,
            List<ChapterConfirmation> confirmed,
            @Nullable MutationSignature agreed,
            @Nullable MutationId reversedBy,
            List<Posting> postings) {
        public MutationDetails {
            postings = List.copyOf(postings);
            confirmed = List.copyOf(confirmed);
        }

        /** What the entries of a dossier's stream say, the first of which proposed it. */
        static MutationDetails fromEntries(List<LedgerEntry> entries) {
            LedgerEntry first = entries.getFirst();
            if (!(first.event() instanceof Event.MutationProposed proposed)) {
                throw new IllegalStateException("Not a proposal: " + first);
            }
            MutationSignature approved = null;
            List<ChapterConfirmation> confirmed = new ArrayList<>();
            MutationSignature agreed = null;
            MutationId reversedBy = null;
            for (LedgerEntry entry : entries) {
                if (entry.event() instanceof Event.MutationApproved) {
                    approved = MutationSignature.of(entry);
                } else if (entry.event() instanceof Event.MutationConfirmed e) {
                    confirmed.add(new ChapterConfirmation(e.chapter(), MutationSignature.of(entry)));
                } else if (entry.event() instanceof Event.MutationAgreed) {
                    agreed = MutationSignature.of(entry);
                } else if (entry.event() instanceof Event.MutationReversed e) {
                    reversedBy = e.reversal();
                }
            }
            Proposal proposal = proposed.proposal();
            return new MutationDetails(
                    proposed.mutation(),
                    proposed.number(),
                    proposal.kind(),
                    proposal.title(),
                    proposal.explanation(),
                    proposal.moment(),
                    proposal.day(),
                    proposal.basis(),
                    proposal.precision(),
                    proposal.source(),
                    proposal.note(),
                    proposal.oneSided(),
                    MutationSignature.of(first),
                    approved,
                    confirmed,
                    agreed,
                    reversedBy,
                    proposal.postings());
        }
    }

    /** Who, and when. */
    public record MutationSignature(RecordedActor by, Instant at) {
        static MutationSignature of(LedgerEntry entry) {
            return new MutationSignature(entry.metadata().actor(), entry.recordedAt());
        }
    }

    /** Which other chapter confirmed its leg, by whom and when. */
    public record ChapterConfirmation(ChapterCode chapter, MutationSignature signature) {}
}
