package nl.mutatieboek.mutation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * A mutation's dossier at one point of its history: a fold of its own stream.
 *
 * @param mutation the phase that it is in
 * @param proposedBy who proposed it
 * @param givenConsents the consents given, in their order
 * @param proposedAt when it was proposed; null in a dry run
 * @param ledgerNumber the number of its last entry, by which its versions are told apart; null in a dry run
 * @param recordedAt when that entry was recorded; null in a dry run
 */
public record MutationSnapshot(
        Mutation.Proposed mutation,
        RecordedActor proposedBy,
        List<GivenConsent> givenConsents,
        @Nullable Instant proposedAt,
        @Nullable Long ledgerNumber,
        @Nullable Instant recordedAt) {
    public MutationSnapshot {
        givenConsents = List.copyOf(givenConsents);
    }

    /** The sorts of consent, in the order in which a mutation goes round. */
    public enum ConsentType {
        /** By a second person of its own chapter. */
        APPROVAL,
        /** By another chapter, of its leg. */
        CONFIRMATION,
        /** By the finance ministry. */
        AGREEMENT,
        /** By nobody: the document that published it stands in place of all consents. */
        DOCUMENT
    }

    /**
     * A consent that was given.
     *
     * @param chapter for which it speaks; null for the finance ministry
     * @param at when; null in a dry run
     */
    public record GivenConsent(
            ConsentType type,
            @Nullable ChapterCode chapter,
            RecordedActor by,
            @Nullable Instant at) {}

    /**
     * A consent that is still asked.
     *
     * @param chapter whose people may give it; null for the finance ministry
     * @param people of how many people
     */
    record OutstandingConsent(ConsentType sort, @Nullable ChapterCode chapter, int people) {}

    public MutationProposed facts() {
        return mutation.proposedEvent();
    }

    /** Whom it waits for; nobody once it is booked or has ended. */
    List<OutstandingConsent> outstandingConsents() {
        List<OutstandingConsent> asked = new ArrayList<>();
        if (!(mutation instanceof Mutation.Pending pending)) {
            return asked;
        }
        if (pending.approvedBy() == null) {
            asked.add(new OutstandingConsent(ConsentType.APPROVAL, facts().chapter(), 1));
        }
        for (ChapterCode chapter : facts().proposal().chapters()) {
            int confirmed = (int) givenConsents.stream()
                    .filter(consent -> consent.type() == ConsentType.CONFIRMATION && chapter.equals(consent.chapter()))
                    .count();
            int missing = facts().asks().confirmations() - confirmed;
            if (!chapter.equals(facts().chapter()) && missing > 0) {
                asked.add(new OutstandingConsent(ConsentType.CONFIRMATION, chapter, missing));
            }
        }
        if (facts().asks().agreement()
                && givenConsents.stream().noneMatch(consent -> consent.type() == ConsentType.AGREEMENT)) {
            asked.add(new OutstandingConsent(ConsentType.AGREEMENT, null, 1));
        }
        return asked;
    }

    /** Folds entries of one dossier; none where nothing was proposed. */
    static Optional<MutationSnapshot> fromEntries(List<LedgerEntry> entries) {
        return fold(entries.stream().map(AttributedEvent::of).toList());
    }

    /** The dossier as it would be if these events were recorded after those entries. */
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

        /** Of what is not recorded the event says the subject alone. */
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
        for (AttributedEvent step : steps) {
            if (!(step.event() instanceof Event.MutationEvent event)) {
                throw new IllegalStateException("Not of a dossier: " + step.event());
            }
            mutation = mutation.evolve(event);
            switch (event) {
                case Event.MutationApproved e ->
                    given.add(new GivenConsent(ConsentType.APPROVAL, chapter(mutation), step.by(e.by()), step.at()));
                case Event.MutationConfirmed e ->
                    given.add(new GivenConsent(ConsentType.CONFIRMATION, e.chapter(), step.by(e.by()), step.at()));
                case Event.MutationAgreed e ->
                    given.add(new GivenConsent(ConsentType.AGREEMENT, null, step.by(e.by()), step.at()));
                case Event.MutationImported e ->
                    given.add(new GivenConsent(ConsentType.DOCUMENT, null, step.by(e.by()), step.at()));
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
