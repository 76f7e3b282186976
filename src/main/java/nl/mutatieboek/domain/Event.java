package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Immutable fact of the ledger. Once released, an event stays readable; docs/reference/events.md lists all of them, and
 * the tests compare each with an approved file. Time, authority and causing command are in the metadata of the entry.
 */
public sealed interface Event permits CalendarEvent, Event.ChapterEvent, Event.MutationEvent, Event.TwoPersonChange {
    StreamId streamId();

    sealed interface ChapterEvent extends Event
            permits ItemEvent,
                    BudgetConstraintEvent,
                    DefaultMarkEvent,
                    MatterEvent,
                    ReserveClaimEvent,
                    ChapterOpened,
                    ChapterChangeProposed,
                    ChapterChangeWithdrawn,
                    MomentClosed,
                    MomentReopened,
                    BillPresented,
                    BillAdopted,
                    BillPresentationRevoked,
                    BillAdoptionRevoked,
                    LineageLinked,
                    LineageUnlinked,
                    PublishedBalanceRecorded,
                    MutationNumberIssued,
                    CounterpartInformed,
                    PostingsBooked {
        ChapterCode chapter();

        @Override
        default StreamId streamId() {
            return StreamId.of(chapter());
        }
    }

    sealed interface ItemEvent extends ChapterEvent {
        ItemPath item();

        @Override
        default ChapterCode chapter() {
            return item().chapter();
        }
    }

    sealed interface MutationEvent extends Event {
        MutationId mutation();

        @Override
        default StreamId streamId() {
            return StreamId.of(mutation());
        }
    }

    /** Change that may need two people: one person proposes it, and another one's confirmation records it. */
    sealed interface TwoPersonChange extends Event
            permits CalendarEvent.MomentCorrected,
                    BillChange,
                    ItemCorrected,
                    ItemNameCorrected,
                    MomentClosed,
                    MomentReopened {
        /**
         * Key of the changed subject, which has at most one pending change; a newer proposal replaces an older one.
         */
        String subject();
    }

    /** Change of a bill. */
    sealed interface BillChange extends TwoPersonChange {
        Moment bill();

        @Override
        default String subject() {
            return "bill " + bill();
        }
    }

    /**
     * A chapter was opened.
     *
     * @param name name from the first year of its validity; null if unknown at registration
     * @param budgetStatement whether the chapter has a budget statement; the Aanvullende Post has none
     */
    record ChapterOpened(ChapterCode chapter, @Nullable String name, Validity validity, boolean budgetStatement)
            implements ChapterEvent {}

    /**
     * A code below a chapter got a meaning for some budget years.
     *
     * @param name name from the first of these years; null if unknown at registration
     */
    record ItemRegistered(ItemPath item, @Nullable String name, Validity validity) implements ItemEvent {}

    /**
     * The registration of a chapter or item was corrected.
     *
     * @param item for a chapter, the path without codes
     * @param registeredFrom first year of the corrected registration
     * @param name name from the first year of the validity; null if unknown
     * @param validity the correct years
     */
    record ItemCorrected(
            ItemPath item,
            BudgetYear registeredFrom,
            @Nullable String name,
            Validity validity,
            String reason) implements ItemEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "item " + item + " " + registeredFrom;
        }
    }

    /** A chapter or item has this name in a budget year. */
    record ItemNamed(ItemPath item, BudgetYear year, String name) implements ItemEvent {}

    /**
     * A wrongly recorded name of a chapter or item in a budget year was corrected.
     *
     * @param year budget year of the wrong name
     * @param rightYear budget year of the right name
     */
    record ItemNameCorrected(
            ItemPath item, BudgetYear year, String name, BudgetYear rightYear, String rightName, String reason)
            implements ItemEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "name " + item + " " + year + " " + name;
        }

        /** The naming that no longer holds. */
        public ItemNamed replacedNaming() {
            return new ItemNamed(item, year, name);
        }

        /** The naming that holds instead. */
        public ItemNamed replacementNaming() {
            return new ItemNamed(item, rightYear, rightName);
        }
    }

    /** A change was proposed that a second person must confirm. Nothing has changed yet. */
    record ChapterChangeProposed(ChapterCode chapter, PersonId by, TwoPersonChange change) implements ChapterEvent {}

    /** The proposer withdrew a pending change. */
    record ChapterChangeWithdrawn(ChapterCode chapter, PersonId by, TwoPersonChange change) implements ChapterEvent {}

    /** The chapter accepts no further mutations in this moment. */
    record MomentClosed(ChapterCode chapter, Moment moment) implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "closing " + moment;
        }
    }

    /** The chapter accepts mutations in this moment again. */
    record MomentReopened(ChapterCode chapter, Moment moment, String reason) implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "closing " + moment;
        }
    }

    /** The chapter's bill was presented to parliament. */
    record BillPresented(ChapterCode chapter, Moment bill, String document, LocalDate presentedOn)
            implements ChapterEvent, BillChange {}

    /** The chapter's bill was adopted as an act, which authorises the budget of its year. */
    record BillAdopted(ChapterCode chapter, Moment bill, String act, LocalDate adoptedOn, LocalDate effectiveFrom)
            implements ChapterEvent, BillChange {}

    /** The recorded presentation of the bill was wrong and no longer counts. */
    record BillPresentationRevoked(ChapterCode chapter, Moment bill, String reason)
            implements ChapterEvent, BillChange {}

    /** The recorded adoption of the bill was wrong and no longer counts; it is a bill again. */
    record BillAdoptionRevoked(ChapterCode chapter, Moment bill, String reason) implements ChapterEvent, BillChange {}

    /** A reorganisation was booked; its items can be followed from now on. */
    record LineageLinked(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<Succession> links)
            implements ChapterEvent {
        public LineageLinked {
            links = List.copyOf(links);
        }
    }

    /** A reorganisation was reversed; its items can no longer be followed. */
    record LineageUnlinked(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<Succession> links)
            implements ChapterEvent {
        public LineageUnlinked {
            links = List.copyOf(links);
        }
    }

    /** A published balance was recorded as a check; it is part of no balance. */
    record PublishedBalanceRecorded(PublishedBalance published) implements ChapterEvent {
        @Override
        public ChapterCode chapter() {
            return published.item().chapter();
        }
    }

    /**
     * The proposing chapter issued the number of a mutation: the next of the moment's budget year, from 1.
     *
     * @param amounts postings of this chapter that wait for consents, by which imports find the mutation; none in an
     *     import or a reversal
     */
    record MutationNumberIssued(
            ChapterCode chapter, BudgetYear year, int sequence, MutationId mutation, List<ProposedAmount> amounts)
            implements ChapterEvent {
        public MutationNumberIssued {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * A pending mutation of another chapter has postings of this chapter.
     *
     * @param year budget year of the mutation's moment
     * @param amounts postings of this chapter, by which imports find the mutation; none in a reversal
     */
    record CounterpartInformed(ChapterCode chapter, BudgetYear year, MutationId mutation, List<ProposedAmount> amounts)
            implements ChapterEvent {
        public CounterpartInformed {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * The postings of a mutation in one chapter. A mutation over two chapters appends one event to each, in one commit.
     *
     * @param continuation how its series continues; an extrapolation of the next year follows it
     */
    record PostingsBooked(
            ChapterCode chapter,
            MutationId mutation,
            String number,
            MutationKind kind,
            Moment moment,
            LocalDate effectiveOn,
            Precision precision,
            Continuation continuation,
            @Nullable Reversal reversal,
            List<Posting> postings)
            implements ChapterEvent {
        public PostingsBooked {
            postings = List.copyOf(postings);
        }
    }

    /**
     * A mutation was proposed.
     *
     * @param number chapter, budget year of the moment and sequence: {@code XX-2026-0007}
     * @param chapter the proposing chapter
     * @param asks consents that it needs besides the approval
     */
    record MutationProposed(
            MutationId mutation,
            String number,
            ChapterCode chapter,
            PersonId by,
            RequiredConsents asks,
            Proposal proposal)
            implements MutationEvent {}

    /** A second person of the proposing chapter approved it. */
    record MutationApproved(
            MutationId mutation, PersonId by, @Nullable String remark) implements MutationEvent {}

    /** A person of another chapter confirmed its leg. */
    record MutationConfirmed(
            MutationId mutation,
            ChapterCode chapter,
            PersonId by,
            @Nullable String remark) implements MutationEvent {}

    /** The finance ministry agreed. */
    record MutationAgreed(
            MutationId mutation, PersonId by, @Nullable String remark) implements MutationEvent {}

    /** A file was attached; the database stores its content under its digest. */
    record AttachmentAdded(MutationId mutation, PersonId by, AttachedFile file) implements MutationEvent {}

    /** An attachment was withdrawn, because it was added wrongly. Its content remains stored. */
    record AttachmentWithdrawn(MutationId mutation, PersonId by, String sha256, String reason)
            implements MutationEvent {}

    /** It was imported from the document that published it. The document replaces all consents. */
    record MutationImported(MutationId mutation, PersonId by, String document) implements MutationEvent {}

    /** New policy is executed before parliament has authorised it: CW 2016, art. 2.27(2). */
    record EarlyExecutionAllowed(MutationId mutation, PersonId by, String letter, String reason)
            implements MutationEvent {}

    /** The last consent was given; its postings count. */
    record MutationBooked(MutationId mutation) implements MutationEvent {}

    /** A person who might have consented rejected it. */
    record MutationRejected(MutationId mutation, PersonId by, String reason) implements MutationEvent {}

    /** It was returned, to be proposed anew. */
    record MutationReturned(MutationId mutation, PersonId by, String reason) implements MutationEvent {}

    /** Its proposer withdrew it. */
    record MutationWithdrawn(
            MutationId mutation, PersonId by, @Nullable String reason) implements MutationEvent {}

    /** A reversal of this booked mutation is pending. */
    record ReversalClaimed(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /** The pending reversal of this mutation ended without being booked. */
    record ReversalReleased(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /** A reversal of this mutation was booked. */
    record MutationReversed(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /** Amount of a proposed posting. */
    record ProposedAmount(ItemPath item, Flow flow, BudgetYear year, Thousands thousands) {}
}
