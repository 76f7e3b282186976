package nl.mutatieboek.mutation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * State of a mutation at one point of its history, folded from its own event stream.
 *
 * @param mutation its phase
 * @param givenConsents in chronological order
 * @param attachments in the order in which they were added, withdrawn ones included
 * @param proposedAt when it was proposed; null in a dry run
 * @param ledgerNumber number of its last entry, which identifies the version; null in a dry run
 * @param recordedAt when that entry was recorded; null in a dry run
 */
public record MutationSnapshot(
        Mutation.Proposed mutation,
        RecordedActor proposedBy,
        List<GivenConsent> givenConsents,
        List<AttachmentSnapshot> attachments,
        @Nullable Instant proposedAt,
        @Nullable Long ledgerNumber,
        @Nullable Instant recordedAt) {
    public MutationSnapshot {
        givenConsents = List.copyOf(givenConsents);
        attachments = List.copyOf(attachments);
    }

    /** Types of consent, in the order in which they are given. */
    public enum ConsentType {
        /** By a second person of its own chapter. */
        APPROVAL,
        /** By another chapter, for its leg. */
        CONFIRMATION,
        /** By the finance ministry. */
        AGREEMENT,
        /** By no person: the published document replaces all consents. */
        DOCUMENT
    }

    /**
     * A given consent.
     *
     * @param chapter chapter that consents; null for the finance ministry
     * @param at when it was given; null in a dry run
     * @param remark remark of the person; null if there is none
     */
    public record GivenConsent(
            ConsentType type,
            @Nullable ChapterCode chapter,
            RecordedActor by,
            @Nullable Instant at,
            @Nullable String remark) {}

    /**
     * An outstanding consent.
     *
     * @param chapter chapter whose people may consent; null for the finance ministry
     * @param people number of people still needed
     */
    public record OutstandingConsent(
            ConsentType type, @Nullable ChapterCode chapter, int people) {}

    /**
     * Whether a new proposal may replace it: it was returned, rejected or reversed, or its reversal is pending. The rules
     * decide again when it is proposed.
     */
    boolean isReplaceable() {
        return switch (MutationState.of(mutation)) {
            case RETURNED, REJECTED, REVERSED -> true;
            case BOOKED -> mutation instanceof Mutation.Booked booked && booked.reversal() != null;
            case PROPOSED, APPROVED, WITHDRAWN -> false;
        };
    }

    /** The snapshot at a point where its reversal does not count. */
    MutationSnapshot withoutReversal(Mutation.Reversed reversed) {
        return new MutationSnapshot(
                new Mutation.Booked(
                        reversed.proposedEvent(),
                        null,
                        reversed.earlyExecutionLetter(),
                        reversed.fromDocument(),
                        reversed.attachments()),
                proposedBy,
                givenConsents,
                attachments,
                proposedAt,
                ledgerNumber,
                recordedAt);
    }

    /** Whether its postings count: it is booked, and no reversal of it is. */
    public boolean isBooked() {
        return mutation instanceof Mutation.Booked;
    }

    public MutationProposed facts() {
        return mutation.proposedEvent();
    }

    /** The outstanding consents; empty once the mutation is booked or has ended. */
    List<OutstandingConsent> outstandingConsents() {
        List<OutstandingConsent> requested = new ArrayList<>();
        if (!(mutation instanceof Mutation.Pending pending)) {
            return requested;
        }
        if (pending.approvedBy() == null) {
            requested.add(new OutstandingConsent(ConsentType.APPROVAL, facts().chapter(), 1));
        }
        for (ChapterCode chapter : facts().proposal().chapters()) {
            int confirmed = (int) givenConsents.stream()
                    .filter(consent -> consent.type() == ConsentType.CONFIRMATION && chapter.equals(consent.chapter()))
                    .count();
            int missing = facts().asks().confirmations() - confirmed;
            if (!chapter.equals(facts().chapter()) && missing > 0) {
                requested.add(new OutstandingConsent(ConsentType.CONFIRMATION, chapter, missing));
            }
        }
        if (facts().asks().agreement()
                && givenConsents.stream().noneMatch(consent -> consent.type() == ConsentType.AGREEMENT)) {
            requested.add(new OutstandingConsent(ConsentType.AGREEMENT, null, 1));
        }
        return requested;
    }

    /**
     * The consents of one chapter: for the proposing chapter the approval, for another one its confirmations.
     *
     * @param given in chronological order
     * @param people number of people still needed
     */
    public record ChapterConsents(ChapterCode chapter, List<GivenConsent> given, int people) {
        public ChapterConsents {
            given = List.copyOf(given);
        }
    }

    /** The consents of each chapter that it touches, in the order of its chapters; empty if it touches one only. */
    List<ChapterConsents> consentsByChapter() {
        if (facts().proposal().chapters().size() < 2) {
            return List.of();
        }
        List<OutstandingConsent> outstanding = outstandingConsents();
        return facts().proposal().chapters().stream()
                .map(chapter -> new ChapterConsents(
                        chapter,
                        givenConsents.stream()
                                .filter(given -> chapter.equals(given.chapter()))
                                .toList(),
                        outstanding.stream()
                                .filter(requested -> chapter.equals(requested.chapter()))
                                .mapToInt(OutstandingConsent::people)
                                .sum()))
                .toList();
    }

    /** Folds the entries of one mutation; empty if nothing was proposed. */
    static Optional<MutationSnapshot> fromEntries(List<LedgerEntry> entries) {
        return fold(entries.stream().map(AttributedEvent::of).toList());
    }

    /** Folds entries followed by events that are not recorded. */
    static Optional<MutationSnapshot> withHypotheticalEvents(
            List<LedgerEntry> entries, List<Event.MutationEvent> events) {
        List<AttributedEvent> steps = new ArrayList<>();
        entries.forEach(entry -> steps.add(AttributedEvent.of(entry)));
        events.forEach(event -> steps.add(new AttributedEvent(event, null, null, null)));
        return fold(steps);
    }

    private record AttributedEvent(
            Event event,
            @Nullable RecordedActor by,
            @Nullable Instant at,
            @Nullable Long ledgerNumber) {
        static AttributedEvent of(LedgerEntry entry) {
            return new AttributedEvent(
                    entry.event(), entry.metadata().actor(), entry.recordedAt(), entry.ledgerNumber());
        }

        /** Events that are not recorded have only the subject identifier. */
        RecordedActor by(PersonId subject) {
            return by == null ? new RecordedActor(subject.value(), "") : by;
        }
    }

    private static Optional<MutationSnapshot> fold(List<AttributedEvent> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Mutation mutation = new Mutation.NotProposed();
        List<GivenConsent> given = new ArrayList<>();
        SequencedMap<String, AttachmentSnapshot> attachments = new LinkedHashMap<>();
        for (AttributedEvent step : steps) {
            if (!(step.event() instanceof Event.MutationEvent event)) {
                throw new IllegalStateException("Not of a snapshot: " + step.event());
            }
            mutation = mutation.evolve(event);
            switch (event) {
                case Event.MutationApproved e ->
                    given.add(new GivenConsent(
                            ConsentType.APPROVAL, chapter(mutation), step.by(e.by()), step.at(), e.remark()));
                case Event.MutationConfirmed e ->
                    given.add(new GivenConsent(
                            ConsentType.CONFIRMATION, e.chapter(), step.by(e.by()), step.at(), e.remark()));
                case Event.MutationAgreed e ->
                    given.add(new GivenConsent(ConsentType.AGREEMENT, null, step.by(e.by()), step.at(), e.remark()));
                case Event.MutationImported e ->
                    given.add(new GivenConsent(ConsentType.DOCUMENT, null, step.by(e.by()), step.at(), null));
                case Event.AttachmentAdded e ->
                    attachments.putLast(
                            e.file().sha256(),
                            new AttachmentSnapshot(e.file(), step.by(e.by()), step.at(), !given.isEmpty(), null));
                case Event.AttachmentWithdrawn e ->
                    attachments.computeIfPresent(
                            e.sha256(),
                            (sha256, attachment) -> attachment.withdraw(new AttachmentSnapshot.AttachmentWithdrawal(
                                    step.by(e.by()), step.at(), e.reason())));
                default -> {}
            }
        }
        AttributedEvent first = steps.getFirst();
        AttributedEvent last = steps.getLast();
        return mutation.asProposed()
                .map(proposed -> new MutationSnapshot(
                        proposed,
                        first.by(proposed.proposedEvent().by()),
                        given,
                        List.copyOf(attachments.values()),
                        first.at(),
                        last.ledgerNumber(),
                        last.at()));
    }

    private static @Nullable ChapterCode chapter(Mutation mutation) {
        return mutation.asProposed()
                .map(proposed -> proposed.proposedEvent().chapter())
                .orElse(null);
    }
}
