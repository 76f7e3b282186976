package nl.mutatieboek.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
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
 * What happened, for ever. Once released, the shape of an event stays readable; docs/events.md lists them, and an approved
 * file of each stands in the tests. When it was recorded, on whose authority and in answer to which command stands in the
 * metadata of the entry.
 */
public sealed interface Event {
    /** The stream that remembers it. */
    StreamId streamId();

    /** What the calendar remembers. */
    sealed interface CalendarEvent extends Event {
        @Override
        default StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /** What a chapter remembers. */
    sealed interface ChapterEvent extends Event {
        ChapterCode chapter();

        @Override
        default StreamId streamId() {
            return StreamId.of(chapter());
        }
    }

    /** What a mutation's dossier remembers. */
    sealed interface MutationEvent extends Event {
        MutationId mutation();

        @Override
        default StreamId streamId() {
            return StreamId.of(mutation());
        }
    }

    /** A change for which the policy asks two people: one proposes it, and it is recorded when another confirms it. */
    sealed interface TwoPersonChange extends Event {
        /** What it changes. Of one subject one change is pending at a time; a newer proposal replaces an older one. */
        String subject();
    }

    /**
     * A moment got its place on the line of moments.
     *
     * @param assumed whether no source gives the date and the statutory one was taken
     * @param publicAt the stated time at which its embargo ends; null where none is stated
     * @param embargoEnded whether there was no embargo on it when it was registered: its day or its stated time was over, or
     *     its published document was imported with it
     */
    record MomentRegistered(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean embargoEnded) implements CalendarEvent {}

    /**
     * What was registered of a moment was wrong, and is this instead. It keeps its place among the other moments.
     *
     * @param embargoEnded as of {@link MomentRegistered}, at the correction
     */
    record MomentCorrected(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean embargoEnded,
            String reason)
            implements CalendarEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "moment " + moment;
        }
    }

    /** Somebody proposed to correct a moment; a second person must confirm it. */
    record MomentCorrectionProposed(PersonId by, MomentCorrected change) implements CalendarEvent {}

    /** The proposer or another administrator withdrew a correction that no second person had confirmed. */
    record MomentCorrectionWithdrawn(PersonId by, MomentCorrected change) implements CalendarEvent {}

    /**
     * The embargo on a moment ended after its registration. What was visible to whom at any ledger number follows from entries alone.
     *
     * @param chapter the chapter for which it ended; null means every chapter
     */
    record EmbargoLifted(Moment moment, @Nullable ChapterCode chapter, EmbargoEndReason ground)
            implements CalendarEvent {}

    /** The entry that ended an embargo for a chapter was recorded wrongly, so the embargo holds again. */
    record EmbargoRestored(Moment moment, ChapterCode chapter, String reason) implements CalendarEvent {}

    /**
     * A chapter came into the book.
     *
     * @param name its name from the first year of its validity on; null where whoever registered it knew none
     * @param budgetStatement whether it has a budget statement; the Aanvullende Post has none
     */
    record ChapterOpened(ChapterCode chapter, @Nullable String name, Validity validity, boolean budgetStatement)
            implements ChapterEvent {}

    /**
     * A code below a chapter got a meaning for some budget years.
     *
     * @param name its name from the first of these years on; null where whoever registered it knew none
     */
    record ItemRegistered(ItemPath item, @Nullable String name, Validity validity) implements ChapterEvent {
        @Override
        public ChapterCode chapter() {
            return item.chapter();
        }
    }

    /**
     * What was registered of a chapter or item was wrong, and is this instead.
     *
     * @param item of a chapter, its path alone
     * @param from the first year of the validity of the registration that is corrected
     * @param name its name from the first year of the validity on; null where none is known
     * @param validity the years for which it means this
     */
    record ItemCorrected(
            ItemPath item, BudgetYear from, @Nullable String name, Validity validity, String reason)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public ChapterCode chapter() {
            return item.chapter();
        }

        @Override
        public String subject() {
            return "item " + item + " " + from;
        }
    }

    /** In this budget year a chapter or an item is called so. */
    record ItemNamed(ItemPath item, BudgetYear year, String name) implements ChapterEvent {
        @Override
        public ChapterCode chapter() {
            return item.chapter();
        }
    }

    /**
     * A name of a chapter or an item in a budget year was recorded wrongly, and is this instead.
     *
     * @param year the budget year for which the wrong name was recorded
     * @param name the wrong name
     * @param rightYear the budget year of the right name
     */
    record ItemNameCorrected(
            ItemPath item, BudgetYear year, String name, BudgetYear rightYear, String rightName, String reason)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public ChapterCode chapter() {
            return item.chapter();
        }

        @Override
        public String subject() {
            return "name " + item + " " + year + " " + name;
        }

        /** What no longer holds. */
        public ItemNamed replacedNaming() {
            return new ItemNamed(item, year, name);
        }

        /** What holds instead. */
        public ItemNamed replacementNaming() {
            return new ItemNamed(item, rightYear, rightName);
        }
    }

    /** Somebody proposed a change that a second person must confirm. Nothing changed yet. */
    record ChapterChangeProposed(ChapterCode chapter, PersonId by, TwoPersonChange change) implements ChapterEvent {}

    /** The proposer withdrew a change that nobody had confirmed. */
    record ChapterChangeWithdrawn(ChapterCode chapter, PersonId by, TwoPersonChange change) implements ChapterEvent {}

    /** No mutation of this chapter is presented in that moment any more. */
    record MomentClosed(ChapterCode chapter, Moment moment) implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "closing " + moment;
        }
    }

    /** Mutations of this chapter may be presented in that moment again. */
    record MomentReopened(ChapterCode chapter, Moment moment, String reason) implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "closing " + moment;
        }
    }

    /** The chapter's bill was presented to parliament. */
    record BillPresented(ChapterCode chapter, Moment bill, String document, LocalDate presentedOn)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "bill " + bill;
        }
    }

    /** The chapter's bill was adopted as an act: it authorises, for its own year. */
    record BillAdopted(ChapterCode chapter, Moment bill, String act, LocalDate adoptedOn, LocalDate effectiveFrom)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "bill " + bill;
        }
    }

    /** That the chapter's bill was presented was recorded wrongly and no longer counts. */
    record BillPresentationRevoked(ChapterCode chapter, Moment bill, String reason)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "bill " + bill;
        }
    }

    /** That the chapter's bill was adopted was recorded wrongly and no longer counts: it is a bill again. */
    record BillAdoptionRevoked(ChapterCode chapter, Moment bill, String reason)
            implements ChapterEvent, TwoPersonChange {
        @Override
        public String subject() {
            return "bill " + bill;
        }
    }

    /** A reorganisation was booked: from now on these items can be followed. */
    record LineageLinked(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<Succession> links)
            implements ChapterEvent {
        public LineageLinked {
            links = List.copyOf(links);
        }
    }

    /** A reorganisation was reversed: these items cannot be followed any more. */
    record LineageUnlinked(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<Succession> links)
            implements ChapterEvent {
        public LineageUnlinked {
            links = List.copyOf(links);
        }
    }

    /** A document's balance was recorded as a check; it counts in no balance. */
    record PublishedBalanceRecorded(PublishedBalance published) implements ChapterEvent {
        @Override
        public ChapterCode chapter() {
            return published.item().chapter();
        }
    }

    /** The proposer's chapter gave a mutation its number: the next of the moment's budget year, from 1. */
    record MutationNumberIssued(ChapterCode chapter, BudgetYear year, int sequence, MutationId mutation)
            implements ChapterEvent {}

    /**
     * A mutation that another chapter proposed has lines of this chapter and waits for consent. An import into this chapter
     * finds it by this event.
     *
     * @param year the budget year of the mutation's moment
     */
    record CounterpartInformed(ChapterCode chapter, BudgetYear year, MutationId mutation) implements ChapterEvent {}

    /** A pending mutation claims what it would draw, so that nobody else can draw it meanwhile. */
    record ReserveDrawClaimed(
            ChapterCode chapter, MutationId mutation, Moment moment, LocalDate effectiveOn, List<ReserveDraw> draws)
            implements ChapterEvent {
        public ReserveDrawClaimed {
            draws = List.copyOf(draws);
        }
    }

    /** The claim of a mutation that was rejected, returned or withdrawn is gone. */
    record ReserveDrawReleased(ChapterCode chapter, MutationId mutation) implements ChapterEvent {}

    /**
     * The amounts that count. A mutation over two chapters appends one to each, in one commit.
     *
     * @param continuation how its series goes on, which an extrapolation of the next year follows
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
     * Somebody proposed a mutation.
     *
     * @param number chapter, budget year of the moment and sequence: {@code XX-2026-0007}
     * @param chapter the chapter on whose behalf it is proposed
     * @param by who
     * @param asks the consents it needs besides the approval
     */
    record MutationProposed(
            MutationId mutation,
            String number,
            ChapterCode chapter,
            PersonId by,
            RequiredConsents asks,
            Proposal proposal)
            implements MutationEvent {}

    /** A second person of its own chapter approved it. */
    record MutationApproved(MutationId mutation, PersonId by) implements MutationEvent {}

    /** A person of another chapter confirmed that chapter's leg. */
    record MutationConfirmed(MutationId mutation, ChapterCode chapter, PersonId by) implements MutationEvent {}

    /** The finance ministry agreed. */
    record MutationAgreed(MutationId mutation, PersonId by) implements MutationEvent {}

    /**
     * It was taken over from the document that published it, which is its authority in place of any consent.
     *
     * @param by who took it over
     */
    record MutationImported(MutationId mutation, PersonId by, String document) implements MutationEvent {}

    /** New policy is carried out before parliament has authorised it: CW 2016, art. 2.27(2). */
    record EarlyExecutionAllowed(MutationId mutation, PersonId by, String letter, String reason)
            implements MutationEvent {}

    /** The last consent was given: its postings count. */
    record MutationBooked(MutationId mutation) implements MutationEvent {}

    /** It was refused by somebody who might have consented. */
    record MutationRejected(MutationId mutation, PersonId by, String reason) implements MutationEvent {}

    /** It was sent back to be proposed anew. */
    record MutationReturned(MutationId mutation, PersonId by, String reason) implements MutationEvent {}

    /** Its proposer took it back. */
    record MutationWithdrawn(
            MutationId mutation, PersonId by, @Nullable String reason) implements MutationEvent {}

    /** A reversal of this booked mutation is pending. */
    record ReversalClaimed(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /** The pending reversal of this mutation came to nothing. */
    record ReversalReleased(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /** This mutation's postings were taken back by another's. */
    record MutationReversed(MutationId mutation, MutationId reversal) implements MutationEvent {}

    /**
     * What a pending mutation takes from a reserve, over all its lines there.
     *
     * @param thousands in whole thousands of euros, negative
     */
    record ReserveDraw(ItemPath reserve, Flow flow, BudgetYear year, Thousands thousands) {}
}
