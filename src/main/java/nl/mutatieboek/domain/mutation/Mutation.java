package nl.mutatieboek.domain.mutation;

import java.util.Optional;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.AttachmentAdded;
import nl.mutatieboek.domain.Event.AttachmentWithdrawn;
import nl.mutatieboek.domain.Event.EarlyExecutionAllowed;
import nl.mutatieboek.domain.Event.MutationAgreed;
import nl.mutatieboek.domain.Event.MutationApproved;
import nl.mutatieboek.domain.Event.MutationBooked;
import nl.mutatieboek.domain.Event.MutationConfirmed;
import nl.mutatieboek.domain.Event.MutationImported;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Event.MutationRejected;
import nl.mutatieboek.domain.Event.MutationReturned;
import nl.mutatieboek.domain.Event.MutationReversed;
import nl.mutatieboek.domain.Event.MutationWithdrawn;
import nl.mutatieboek.domain.Event.ReversalClaimed;
import nl.mutatieboek.domain.Event.ReversalReleased;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** State of a mutation in its life cycle. */
public sealed interface Mutation {
    /** No mutation has this identity. */
    record NotProposed() implements Mutation {}

    /** Any state after the proposal. */
    sealed interface Proposed extends Mutation {
        MutationProposed proposedEvent();

        MutationAttachments attachments();

        /** Returns a copy with other attachments. */
        Proposed withAttachments(MutationAttachments attachments);

        /** Returns the name of the state in the API. */
        String state();

        default String number() {
            return proposedEvent().number();
        }
    }

    /**
     * Waiting for consents.
     *
     * @param approvedBy second person of the proposing chapter; null until approved
     * @param confirmedBy people who confirmed, per other chapter
     * @param agreedBy person who agreed for the finance ministry
     * @param fromDocument whether its document replaces all consents
     */
    record Pending(
            MutationProposed proposedEvent,
            @Nullable PersonId approvedBy,
            PMap<ChapterCode, PSet<PersonId>> confirmedBy,
            @Nullable PersonId agreedBy,
            boolean fromDocument,
            MutationAttachments attachments)
            implements Proposed {
        @Override
        public Pending withAttachments(MutationAttachments changed) {
            return new Pending(proposedEvent, approvedBy, confirmedBy, agreedBy, fromDocument, changed);
        }

        @Override
        public String state() {
            return approvedBy == null ? "PROPOSED" : "APPROVED";
        }

        /** Whether this person has already consented. */
        boolean hasConsentOf(PersonId person) {
            return person.equals(approvedBy)
                    || person.equals(agreedBy)
                    || confirmedBy.values().stream().anyMatch(people -> people.contains(person));
        }

        private boolean hasNoConsents() {
            return approvedBy == null && agreedBy == null && confirmedBy.isEmpty();
        }

        PSet<PersonId> confirmedBy(ChapterCode chapter) {
            return confirmedBy.getOrDefault(chapter, HashTreePSet.empty());
        }

        /** Whether every required consent has been given. */
        boolean hasAllConsents() {
            return fromDocument
                    || (approvedBy != null
                            && hasAllConfirmations()
                            && (agreedBy != null || !proposedEvent.asks().agreement()));
        }

        private boolean hasAllConfirmations() {
            return proposedEvent.proposal().chapters().stream()
                    .filter(chapter -> !chapter.equals(proposedEvent.chapter()))
                    .allMatch(chapter ->
                            confirmedBy(chapter).size() >= proposedEvent.asks().confirmations());
        }
    }

    /**
     * Booked; its postings count.
     *
     * @param reversal the pending reversal, if any
     * @param earlyExecutionLetter letter to parliament that allows execution before authorisation, if any
     * @param fromDocument whether it was imported from a document
     */
    record Booked(
            MutationProposed proposedEvent,
            @Nullable MutationId reversal,
            @Nullable String earlyExecutionLetter,
            boolean fromDocument,
            MutationAttachments attachments)
            implements Proposed {
        @Override
        public Booked withAttachments(MutationAttachments changed) {
            return new Booked(proposedEvent, reversal, earlyExecutionLetter, fromDocument, changed);
        }

        @Override
        public String state() {
            return "BOOKED";
        }
    }

    /**
     * A reversal of it was booked.
     *
     * @param earlyExecutionLetter letter to parliament that allows execution before authorisation, if any
     * @param fromDocument whether it was imported from a document
     */
    record Reversed(
            MutationProposed proposedEvent,
            MutationId reversalId,
            @Nullable String earlyExecutionLetter,
            boolean fromDocument,
            MutationAttachments attachments)
            implements Proposed {
        @Override
        public Reversed withAttachments(MutationAttachments changed) {
            return new Reversed(proposedEvent, reversalId, earlyExecutionLetter, fromDocument, changed);
        }

        @Override
        public String state() {
            return "REVERSED";
        }

        /** Whether its postings no longer count; false if the reversal itself was reversed. */
        boolean isReversalInForce(BookState book) {
            return !(book.mutation(reversalId) instanceof Reversed reversal && reversal.isReversalInForce(book));
        }

        /** Whether a pending reversal would change whether its postings count. */
        boolean hasPendingReversal(BookState book) {
            return switch (book.mutation(reversalId)) {
                case Booked reversal -> reversal.reversal() != null;
                case Reversed reversal -> reversal.hasPendingReversal(book);
                default -> false;
            };
        }
    }

    /** Rejected, returned or withdrawn. */
    record Ended(
            MutationProposed proposedEvent,
            String state,
            @Nullable String reason,
            MutationAttachments attachments) implements Proposed {
        @Override
        public Ended withAttachments(MutationAttachments changed) {
            return new Ended(proposedEvent, state, reason, changed);
        }
    }

    /** Returns the proposed mutation; empty if none was proposed. */
    default Optional<Proposed> asProposed() {
        return this instanceof Proposed proposed ? Optional.of(proposed) : Optional.empty();
    }

    /** Applies an event. Throws an exception if the event cannot follow this state. */
    default Mutation evolve(Event.MutationEvent event) {
        return switch (this) {
            case NotProposed n ->
                switch (event) {
                    case MutationProposed e ->
                        new Pending(e, null, HashTreePMap.empty(), null, false, MutationAttachments.NONE);
                    default -> throw impossible(event);
                };
            case Pending p ->
                switch (event) {
                    case MutationApproved e
                    when p.approvedBy == null ->
                        new Pending(p.proposedEvent, e.by(), p.confirmedBy, p.agreedBy, false, p.attachments);
                    case MutationAgreed e
                    when p.agreedBy == null ->
                        new Pending(p.proposedEvent, p.approvedBy, p.confirmedBy, e.by(), false, p.attachments);
                    case MutationImported e
                    when p.hasNoConsents() ->
                        new Pending(p.proposedEvent, null, p.confirmedBy, null, true, p.attachments);
                    case MutationConfirmed e ->
                        new Pending(
                                p.proposedEvent,
                                p.approvedBy,
                                p.confirmedBy.plus(
                                        e.chapter(), p.confirmedBy(e.chapter()).plus(e.by())),
                                p.agreedBy,
                                false,
                                p.attachments);
                    case AttachmentAdded e -> p.withAttachments(p.attachments.add(e));
                    case AttachmentWithdrawn e -> p.withAttachments(p.attachments.withdraw(e));
                    case MutationBooked e
                    when p.hasAllConsents() -> new Booked(p.proposedEvent, null, null, p.fromDocument, p.attachments);
                    case MutationRejected e -> new Ended(p.proposedEvent, "REJECTED", e.reason(), p.attachments);
                    case MutationReturned e -> new Ended(p.proposedEvent, "RETURNED", e.reason(), p.attachments);
                    case MutationWithdrawn e -> new Ended(p.proposedEvent, "WITHDRAWN", e.reason(), p.attachments);
                    default -> throw impossible(event);
                };
            case Booked b ->
                switch (event) {
                    case ReversalClaimed e
                    when b.reversal == null ->
                        new Booked(
                                b.proposedEvent, e.reversal(), b.earlyExecutionLetter, b.fromDocument, b.attachments);
                    case ReversalReleased e
                    when e.reversal().equals(b.reversal) ->
                        new Booked(b.proposedEvent, null, b.earlyExecutionLetter, b.fromDocument, b.attachments);
                    case EarlyExecutionAllowed e
                    when b.earlyExecutionLetter == null ->
                        new Booked(b.proposedEvent, b.reversal, e.letter(), b.fromDocument, b.attachments);
                    case AttachmentWithdrawn e -> b.withAttachments(b.attachments.withdraw(e));
                    case MutationReversed e
                    when e.reversal().equals(b.reversal) ->
                        new Reversed(
                                b.proposedEvent, e.reversal(), b.earlyExecutionLetter, b.fromDocument, b.attachments);
                    default -> throw impossible(event);
                };
            case Reversed r -> r.withAttachments(r.attachments.withdraw(requireAttachmentWithdrawn(event)));
            case Ended e -> e.withAttachments(e.attachments.withdraw(requireAttachmentWithdrawn(event)));
        };
    }

    /** An ended or reversed mutation changes no more, but an attachment added wrongly can still be withdrawn. */
    private AttachmentWithdrawn requireAttachmentWithdrawn(Event.MutationEvent event) {
        if (event instanceof AttachmentWithdrawn withdrawn) {
            return withdrawn;
        }
        throw impossible(event);
    }

    private IllegalStateException impossible(Event event) {
        return new IllegalStateException("Cannot follow " + this + ": " + event);
    }
}
