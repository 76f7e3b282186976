package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a command is refused, with the numbers that explain it. The message files have a Dutch and an English
 * sentence per {@link #code()}, under {@code refusal.}, filled from the record components.
 */
public sealed interface Refusal {
    /** Returns the stable code for programs, such as {@code reserve-overdrawn}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    // Unknown or already recorded subjects.

    record UnknownChapter(ChapterCode chapter) implements Refusal {}

    record ChapterExists(ChapterCode chapter, String name) implements Refusal {}

    record ChapterNotValid(ChapterCode chapter, BudgetYear year, Validity validity) implements Refusal {}

    record UnknownItem(ItemPath item, BudgetYear year) implements Refusal {}

    record ItemExists(ItemPath item, Validity validity) implements Refusal {}

    record NamedBefore(ItemPath item, BudgetYear year, String name) implements Refusal {}

    /** No registration of this path begins in this year. */
    record ItemNotRegisteredFrom(ItemPath item, BudgetYear from) implements Refusal {}

    /** The chapter or item does not have this name in this year, or no longer. */
    record NotNamedSo(ItemPath item, BudgetYear year, String name) implements Refusal {}

    /** The correction of a chapter or item changes nothing. */
    record ItemUnchanged(ItemPath item) implements Refusal {}

    /** The correction excludes years for which an item below is registered. */
    record ItemBelowLeftOut(ItemPath item, ItemPath below, Validity validity) implements Refusal {}

    /**
     * The correction excludes a year for which something is booked, recorded or pending.
     *
     * @param item the item on which it is booked, recorded or pending
     * @param moment the moment that presents it
     */
    record ItemUsed(ItemPath item, BudgetYear year, Moment moment) implements Refusal {}

    record ItemCorrectionProposedBefore(PersonId person, ItemPath item) implements Refusal {}

    record NoItemCorrectionProposed(ItemPath item) implements Refusal {}

    record ItemCorrectionBySomebodyElse(PersonId person, PersonId proposer, ItemPath item) implements Refusal {}

    record OpenItemNeverRegistered(ItemPath item) implements Refusal {}

    record UnknownMoment(Moment moment) implements Refusal {}

    record MomentExists(Moment moment, LocalDate submittedOn) implements Refusal {}

    /** The moment would hide later moments that are already visible. */
    record AssumedBeforeVisible(Moment moment, LocalDate submittedOn, Moment behind) implements Refusal {}

    /** The correction changes nothing. */
    record NothingToCorrect(Moment moment) implements Refusal {}

    /** The correction would change the order of two moments. */
    record MomentWouldPass(Moment moment, LocalDate submittedOn, Moment other) implements Refusal {}

    record CorrectionProposedBefore(PersonId person, Moment moment) implements Refusal {}

    record NoCorrectionProposed(Moment moment) implements Refusal {}

    /** The date is not plausible for the moment. */
    record ImplausibleDate(Moment moment, LocalDate date, LocalDate earliest, LocalDate latest) implements Refusal {}

    record PublicOnAnotherDay(Moment moment, LocalDate submittedOn, LocalDate publicOn) implements Refusal {}

    /** The embargo has no stated end, its end has not come yet, or it has already ended. */
    record EmbargoNotOver(Moment moment) implements Refusal {}

    record UnknownMutation(MutationId mutation) implements Refusal {}

    record MutationExists(String number) implements Refusal {}

    // Moments, dates and bills.

    record MomentIsClosed(Moment moment, ChapterCode chapter) implements Refusal {}

    record YearOutsideMoment(Moment moment, BudgetYear year, BudgetYear first, BudgetYear last) implements Refusal {}

    /** The effective day is too far from the budget year of the moment. */
    record DayImplausible(LocalDate effectiveOn, Moment moment, BudgetYear first, BudgetYear last) implements Refusal {}

    /** The last year of a series precedes one of its postings or is too far from the budget year of its moment. */
    record UntilImplausible(BudgetYear until, BudgetYear first, BudgetYear last) implements Refusal {}

    record MomentIsOpen(Moment moment, ChapterCode chapter) implements Refusal {}

    record SecondPersonAsked(PersonId person, Moment moment, ChapterCode chapter) implements Refusal {}

    record NothingProposed(Moment moment, ChapterCode chapter) implements Refusal {}

    record ProposedBySomebodyElse(PersonId person, PersonId proposer, Moment moment, ChapterCode chapter)
            implements Refusal {}

    record NotABill(Moment moment) implements Refusal {}

    record BillNotPresented(Moment bill, ChapterCode chapter) implements Refusal {}

    record BillPresentedBefore(Moment bill, ChapterCode chapter, String document) implements Refusal {}

    record BillAdoptedBefore(Moment bill, ChapterCode chapter, String act) implements Refusal {}

    record AdoptedBeforePresented(Moment bill, LocalDate presentedOn, LocalDate adoptedOn) implements Refusal {}

    record AmendedBeforePresented(Moment bill, LocalDate presentedOn, LocalDate effectiveOn) implements Refusal {}

    record AmendedAfterAdopted(Moment bill, LocalDate adoptedOn, LocalDate effectiveOn) implements Refusal {}

    record MomentNotOfBill(Moment moment, Moment bill) implements Refusal {}

    record MomentSpanTurned(Moment momentFrom, Moment moment) implements Refusal {}

    /** A reversal must not be presented in an earlier moment than its original. */
    record ReversedInEarlierMoment(Moment moment, Moment original) implements Refusal {}

    /** A reversal must not take effect before its original. */
    record ReversedOnEarlierDay(LocalDate effectiveOn, LocalDate original) implements Refusal {}

    // Rules of the mutation kind, figures and imports.

    record FieldMissing(MutationKind kind, String field) implements Refusal {}

    /** The field is neither stated nor marked as not stated by the source. */
    record NotStatedEither(MutationKind kind, String field) implements Refusal {}

    record FieldNotOfKind(MutationKind kind, String field) implements Refusal {}

    record WrongNumberOfChapters(MutationKind kind, int asked, int found) implements Refusal {}

    record Unbalanced(MutationKind kind, Flow flow, BudgetYear year, Thousands sum) implements Refusal {}

    record UnbalancedOverYears(MutationKind kind, ItemPath item, Flow flow, Thousands sum) implements Refusal {}

    /**
     * A figure is more precise than its source claims to be.
     *
     * @param precision unit to which the source rounds, in whole thousands of euros
     */
    record FigureNotRounded(ItemPath item, Flow flow, BudgetYear year, Thousands thousands, Thousands precision)
            implements Refusal {}

    /** This kind can only be imported from a document. */
    record OnlyFromDocument(MutationKind kind) implements Refusal {}

    /** The reservation has no amount for an item. */
    record NothingReserved(ItemPath item) implements Refusal {}

    record OneYearOnly(MutationKind kind) implements Refusal {}

    record GrossUpUneven(BudgetYear year, Thousands expenditure, Thousands receipts) implements Refusal {}

    record CounterEntryElsewhere(MutationKind kind, String chapters) implements Refusal {}

    record NotTheNextYear(BudgetYear year, BudgetYear carriedFrom) implements Refusal {}

    record NotTheAddedYear(Moment moment, BudgetYear year, BudgetYear added) implements Refusal {}

    record ExtrapolatedBefore(ItemPath item, Flow flow, BudgetYear year) implements Refusal {}

    /**
     * The extrapolated amount differs from the suggestion without a reason.
     *
     * @param suggested the year before minus ending series, in whole thousands of euros
     * @param thousands the proposed amount
     */
    record AdjustedWithoutReason(ItemPath item, Flow flow, BudgetYear year, Thousands suggested, Thousands thousands)
            implements Refusal {}

    /**
     * The suggestion that the proposer saw differs from the current one.
     *
     * @param shown suggestion in the proposal, in whole thousands of euros
     * @param suggested the current suggestion: the year before minus ending series
     */
    record SuggestedOtherwise(ItemPath item, Flow flow, BudgetYear year, Thousands shown, Thousands suggested)
            implements Refusal {}

    record MomentNotOfKind(MutationKind kind, Moment moment) implements Refusal {}

    record StatedTwice(MutationKind kind, ItemPath item, Flow flow, BudgetYear year) implements Refusal {}

    record UnknownSuccession(ItemPath item) implements Refusal {}

    record SuccessionElsewhere(ItemPath item, String chapters) implements Refusal {}

    record SuccessionUntouched(ItemPath item) implements Refusal {}

    record TakenBefore(String number) implements Refusal {}

    /** The same mutation was imported before and has been reversed since. The reversal stays in force. */
    record TakenAndReversed(String number, String by) implements Refusal {}

    /**
     * The mutation was imported before with the same figures, but another field differs.
     *
     * @param field API name of the field that differs
     * @param before the imported value
     * @param said the value in this source
     */
    record TakenWithOther(String number, String field, String before, String said) implements Refusal {}

    /** People entered all its postings before, from the same document and under the same title. */
    record EnteredBefore(String number) implements Refusal {}

    /**
     * One of its postings is already recorded, from the same document and under the same title.
     *
     * @param before kind of the recorded mutation
     * @param kind kind according to this source
     */
    record LineTakenBefore(
            String number,
            MutationKind before,
            MutationKind kind,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands)
            implements Refusal {}

    /**
     * People entered one of its postings from another document or under another title.
     *
     * @param numbers numbers of the mutations that have one of its postings
     */
    record LooksLike(String numbers, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /**
     * The new item has the same name as another item of its article.
     *
     * @param other the registered item
     * @param name name of the registered item
     */
    record ItemLooksLike(ItemPath item, ItemPath other, String name) implements Refusal {}

    /**
     * The adjustment that a stated balance needs exceeds the maximum of one posting.
     *
     * @param thousands the adjustment in whole thousands of euros
     */
    record ChangeTooLarge(ItemPath item, Flow flow, BudgetYear year, Moment moment, Thousands thousands)
            implements Refusal {}

    /**
     * The increases or the decreases of one mutation exceed the maximum of one posting.
     *
     * @param thousands their total in whole thousands of euros; negative for decreases
     */
    record MutationTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /**
     * The booked total in the direction of the posting already exceeds the maximum of one posting.
     *
     * @param thousands the amount of the posting, in whole thousands of euros
     */
    record ChapterTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /** All these balances were imported before and are unchanged. */
    record StatedBefore(ChapterCode chapter, Moment moment) implements Refusal {}

    /** The same published balance of the same document was recorded before. */
    record CheckedBefore(ItemPath item, Flow flow, BudgetYear year, Moment moment) implements Refusal {}

    /**
     * The mutation was imported before with another figure.
     *
     * @param before the imported amount in whole thousands of euros; null if that posting was absent
     * @param thousands the amount now; null if that posting is absent
     */
    record TakenOtherwise(
            String number,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Thousands before,
            @Nullable Thousands thousands)
            implements Refusal {}

    /**
     * The balance was imported before with another value.
     *
     * @param before the imported balance in whole thousands of euros
     * @param thousands the balance that is stated now
     * @param contradicted number of balances of this chapter and moment that contradict the import, including this one
     */
    record StatedOtherwise(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Moment moment,
            Thousands before,
            Thousands thousands,
            int contradicted)
            implements Refusal {
        public StatedOtherwise withContradictions(int all) {
            return new StatedOtherwise(item, flow, year, moment, before, thousands, all);
        }
    }

    record WrongSign(MutationKind kind, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    record NothingMoves(MutationKind kind) implements Refusal {}

    record NotAnEarmark(ItemPath item) implements Refusal {}

    record NotAReserve(ItemPath item) implements Refusal {}

    record AlreadyOpened(ItemPath item, Flow flow, BudgetYear year) implements Refusal {}

    /**
     * Law 3: a draw exceeds what the reserve has available.
     *
     * @param effectiveOn the first day on which the reserve would be overdrawn
     * @param moment the first such moment on that day
     * @param booked booked balance there, in whole thousands of euros
     * @param pending claims of pending mutations, zero or negative
     * @param available sum of booked and pending
     * @param asked amount that the mutation draws, positive
     */
    record ReserveOverdrawn(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            LocalDate effectiveOn,
            Moment moment,
            Thousands booked,
            Thousands pending,
            Thousands available,
            Thousands asked)
            implements Refusal {}

    /**
     * Law 3: an item below zero cannot become a reserve.
     *
     * @param effectiveOn the first day on which it is below zero
     * @param moment the first such moment on that day
     * @param thousands the balance there, in whole thousands of euros
     */
    record ReserveBelowZero(
            ItemPath item, Flow flow, BudgetYear year, LocalDate effectiveOn, Moment moment, Thousands thousands)
            implements Refusal {}

    // Mandates and states of a mutation.

    record NotOfChapter(PersonId person, String chapters) implements Refusal {}

    record NoMandate(PersonId person, Mandate mandate) implements Refusal {}

    record NoMandateForChapter(PersonId person, Mandate mandate, String chapters) implements Refusal {}

    record ChapterNotNamed(PersonId person, String chapters) implements Refusal {}

    record ProposerMayNotConsent(PersonId person, String number) implements Refusal {}

    record AlreadyConsented(PersonId person, String number) implements Refusal {}

    record ConsentNotAsked(String consent, String number) implements Refusal {}

    record NotTheProposer(PersonId person, String number) implements Refusal {}

    /** The same content is attached already, under this name. */
    record AttachedBefore(String number, String name) implements Refusal {}

    record TooManyAttachments(String number, int most) implements Refusal {}

    /** The mutation has no such attachment, or it is withdrawn. */
    record NotAttached(String number, String sha256) implements Refusal {}

    record NotTheAttacher(PersonId person, String name) implements Refusal {}

    record NotPending(String number, String state) implements Refusal {}

    record NotBooked(String number, String state) implements Refusal {}

    record ReversalUnderWay(String number, MutationId by) implements Refusal {}

    /**
     * An all-or-nothing batch has refused proposals. Each is decided on the state after the accepted ones before it.
     */
    record TogetherRefused(List<OneRefused> refused) implements Refusal {
        public TogetherRefused {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Refusal of one proposal in a batch.
     *
     * @param position index in the batch, from 0
     */
    record OneRefused(int position, Refusal refusal) {}

    record NotNewPolicy(String number) implements Refusal {}

    record ExceptedBefore(String number, String letter) implements Refusal {}

    record AuthorisedAlready(String number, String act) implements Refusal {}

    record NotReversed(MutationId mutation, @Nullable String number) implements Refusal {}
}
