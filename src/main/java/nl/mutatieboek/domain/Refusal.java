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
 * Why the book does not do what was asked: the fact in the way, with the numbers that explain it. Each has a sentence in
 * Dutch and in English under {@code refusal.} and its {@link #code()}, made of its own components.
 */
public sealed interface Refusal {
    /** Its stable name for programs: {@code reserve-overdrawn}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    // What the book does not know, or knows already.

    record UnknownChapter(ChapterCode chapter) implements Refusal {}

    record ChapterExists(ChapterCode chapter, String name) implements Refusal {}

    record ChapterNotValid(ChapterCode chapter, BudgetYear year, Validity validity) implements Refusal {}

    record UnknownItem(ItemPath item, BudgetYear year) implements Refusal {}

    record ItemExists(ItemPath item, Validity validity) implements Refusal {}

    record NamedBefore(ItemPath item, BudgetYear year, String name) implements Refusal {}

    /** No registration of this path begins in that year. */
    record ItemNotRegisteredFrom(ItemPath item, BudgetYear from) implements Refusal {}

    /** In that year the chapter or item is not called so, or no longer. */
    record NotNamedSo(ItemPath item, BudgetYear year, String name) implements Refusal {}

    /** A correction of a chapter or item that says what the book has already. */
    record ItemUnchanged(ItemPath item) implements Refusal {}

    /** A correction would leave out years of an item that lies below and is registered for them. */
    record ItemBelowLeftOut(ItemPath item, ItemPath below, Validity validity) implements Refusal {}

    /**
     * A correction would leave out a year for which something is booked, recorded or pending.
     *
     * @param item where that lies
     * @param moment which presents it
     */
    record ItemUsed(ItemPath item, BudgetYear year, Moment moment) implements Refusal {}

    record ItemCorrectionProposedBefore(PersonId person, ItemPath item) implements Refusal {}

    record NoItemCorrectionProposed(ItemPath item) implements Refusal {}

    record ItemCorrectionBySomebodyElse(PersonId person, PersonId proposer, ItemPath item) implements Refusal {}

    record OpenItemNeverRegistered(ItemPath item) implements Refusal {}

    record UnknownMoment(Moment moment) implements Refusal {}

    record MomentExists(Moment moment, LocalDate submittedOn) implements Refusal {}

    /** It would hide what is visible already in moments behind it. */
    record AssumedBeforeVisible(Moment moment, LocalDate submittedOn, Moment behind) implements Refusal {}

    /** A correction that says what the book has already. */
    record NothingToCorrect(Moment moment) implements Refusal {}

    /** A correction would put a moment on the other side of another one. */
    record MomentWouldPass(Moment moment, LocalDate submittedOn, Moment other) implements Refusal {}

    record CorrectionProposedBefore(PersonId person, Moment moment) implements Refusal {}

    record NoCorrectionProposed(Moment moment) implements Refusal {}

    /** No such date is plausible for a moment. */
    record ImplausibleDate(Moment moment, LocalDate date, LocalDate earliest, LocalDate latest) implements Refusal {}

    record PublicOnAnotherDay(Moment moment, LocalDate submittedOn, LocalDate publicOn) implements Refusal {}

    /** The embargo ends at no stated time, or that time has not come, or the embargo ended before. */
    record EmbargoNotOver(Moment moment) implements Refusal {}

    record UnknownMutation(MutationId mutation) implements Refusal {}

    record MutationExists(String number) implements Refusal {}

    // When.

    record MomentIsClosed(Moment moment, ChapterCode chapter) implements Refusal {}

    record YearOutsideMoment(Moment moment, BudgetYear year, BudgetYear first, BudgetYear last) implements Refusal {}

    /** The day from which a mutation holds lies too far from the budget year of its moment. */
    record DayImplausible(LocalDate effectiveOn, Moment moment, BudgetYear first, BudgetYear last) implements Refusal {}

    /** The last year of a series lies before one of its own lines or too far from the budget year of its moment. */
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

    /** What takes a mutation back is presented no earlier than it. */
    record ReversedInEarlierMoment(Moment moment, Moment original) implements Refusal {}

    /** Nor does it hold from an earlier day. */
    record ReversedOnEarlierDay(LocalDate effectiveOn, LocalDate original) implements Refusal {}

    // What the kind asks.

    record FieldMissing(MutationKind kind, String field) implements Refusal {}

    /** Neither stated, nor said not to be stated by the source. */
    record NotStatedEither(MutationKind kind, String field) implements Refusal {}

    record FieldNotOfKind(MutationKind kind, String field) implements Refusal {}

    record WrongNumberOfChapters(MutationKind kind, int asked, int found) implements Refusal {}

    record Unbalanced(MutationKind kind, Flow flow, BudgetYear year, Thousands sum) implements Refusal {}

    record UnbalancedOverYears(MutationKind kind, ItemPath item, Flow flow, Thousands sum) implements Refusal {}

    /**
     * A figure is not as round as its source is said to be.
     *
     * @param precision to what the source rounds, in whole thousands of euros
     */
    record FigureNotRounded(ItemPath item, Flow flow, BudgetYear year, Thousands thousands, Thousands precision)
            implements Refusal {}

    /** This kind is what a document publishes; it comes by import and is not proposed. */
    record OnlyFromDocument(MutationKind kind) implements Refusal {}

    /** A reservation that sets nothing apart on an item. */
    record NothingReserved(ItemPath item) implements Refusal {}

    record OneYearOnly(MutationKind kind) implements Refusal {}

    record GrossUpUneven(BudgetYear year, Thousands expenditure, Thousands receipts) implements Refusal {}

    record CounterEntryElsewhere(MutationKind kind, String chapters) implements Refusal {}

    record NotTheNextYear(BudgetYear year, BudgetYear carriedFrom) implements Refusal {}

    record NotTheAddedYear(Moment moment, BudgetYear year, BudgetYear added) implements Refusal {}

    record ExtrapolatedBefore(ItemPath item, Flow flow, BudgetYear year) implements Refusal {}

    /**
     * Of an extrapolation.
     *
     * @param suggested what the year before, less what ends, makes of it, in whole thousands of euros
     * @param thousands what is proposed in its place
     */
    record AdjustedWithoutReason(ItemPath item, Flow flow, BudgetYear year, Thousands suggested, Thousands thousands)
            implements Refusal {}

    /**
     * Of an extrapolation whose proposer was shown another suggestion than the ledger makes now.
     *
     * @param shown what the proposal says was suggested, in whole thousands of euros
     * @param suggested what the year before, less what ends, makes of it now
     */
    record SuggestedOtherwise(ItemPath item, Flow flow, BudgetYear year, Thousands shown, Thousands suggested)
            implements Refusal {}

    record MomentNotOfKind(MutationKind kind, Moment moment) implements Refusal {}

    record StatedTwice(MutationKind kind, ItemPath item, Flow flow, BudgetYear year) implements Refusal {}

    record UnknownSuccession(ItemPath item) implements Refusal {}

    record SuccessionElsewhere(ItemPath item, String chapters) implements Refusal {}

    record SuccessionUntouched(ItemPath item) implements Refusal {}

    /** A document's mutation was taken over before and says the same. */
    record TakenBefore(String number) implements Refusal {}

    /** A document's mutation was taken over before and says the same, and was reversed since, which it stays. */
    record TakenAndReversed(String number, String by) implements Refusal {}

    /**
     * A mutation was taken over before, with the same figures and something else that differs.
     *
     * @param field what differs, by its name in the API
     * @param before what was taken over
     * @param said what this source says
     */
    record TakenWithOther(String number, String field, String before, String said) implements Refusal {}

    /** People entered every line of it from the same document, under the same title. */
    record EnteredBefore(String number) implements Refusal {}

    /**
     * A line of it is in the book already, from the same document and under the same title.
     *
     * @param before the kind of the mutation that has it
     * @param kind the kind that this source calls it
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
     * People entered a line of it from another document, or under another title.
     *
     * @param numbers the mutations that have one of its lines
     */
    record LooksLike(String numbers, ItemPath item, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /**
     * An item would come beside another of the same name under its article.
     *
     * @param other the item that the book has
     * @param name what that is called
     */
    record ItemLooksLike(ItemPath item, ItemPath other, String name) implements Refusal {}

    /**
     * What would be booked to bring the book to a balance, or to keep it there, is more than a line may carry.
     *
     * @param thousands the change, in whole thousands of euros
     */
    record ChangeTooLarge(ItemPath item, Flow flow, BudgetYear year, Moment moment, Thousands thousands)
            implements Refusal {}

    /**
     * The increases of one mutation, or its decreases, are more than one line may carry.
     *
     * @param thousands their total, in whole thousands of euros; of decreases negative
     */
    record MutationTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /**
     * More than one line may carry is booked in the direction of a posting already.
     *
     * @param thousands the amount of the posting, in whole thousands of euros
     */
    record ChapterTotalTooLarge(ChapterCode chapter, Flow flow, BudgetYear year, Thousands thousands)
            implements Refusal {}

    /** Each of these balances was taken over before and is the same. */
    record StatedBefore(ChapterCode chapter, Moment moment) implements Refusal {}

    /** The same check, of the same document, was recorded before. */
    record CheckedBefore(ItemPath item, Flow flow, BudgetYear year, Moment moment) implements Refusal {}

    /**
     * A mutation was taken over before, and another figure then.
     *
     * @param before what was taken over, in whole thousands of euros; null if that line was not there
     * @param thousands what is there now; null if that line is not there now
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
     * A balance was taken over before, and was another.
     *
     * @param before the balance that was taken over, in whole thousands of euros
     * @param thousands the balance that is stated now
     * @param contradicted how many of the same chapter and moment contradict what was taken over, this one among them
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
     * Law 3.
     *
     * @param effectiveOn the first day at which it would be overdrawn
     * @param moment the first moment, on that day, at which it would be
     * @param booked what is booked there, in whole thousands of euros
     * @param pending what pending mutations claim of it, zero or negative
     * @param available booked and pending together
     * @param asked how much the mutation draws, as a positive amount
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
     * Law 3: an item with less than zero cannot become a reserve.
     *
     * @param effectiveOn the first day at which it has less than zero
     * @param moment the first moment, on that day, at which it has
     * @param thousands the balance there, in whole thousands of euros
     */
    record ReserveBelowZero(
            ItemPath item, Flow flow, BudgetYear year, LocalDate effectiveOn, Moment moment, Thousands thousands)
            implements Refusal {}

    // Who, and in which phase.

    record NotOfChapter(PersonId person, String chapters) implements Refusal {}

    record NoMandate(PersonId person, Mandate mandate) implements Refusal {}

    record NoMandateForChapter(PersonId person, Mandate mandate, String chapters) implements Refusal {}

    record ChapterNotNamed(PersonId person, String chapters) implements Refusal {}

    record ProposerMayNotConsent(PersonId person, String number) implements Refusal {}

    record AlreadyConsented(PersonId person, String number) implements Refusal {}

    record ConsentNotAsked(String consent, String number) implements Refusal {}

    record NotTheProposer(PersonId person, String number) implements Refusal {}

    record NotPending(String number, String state) implements Refusal {}

    record NotBooked(String number, String state) implements Refusal {}

    record ReversalUnderWay(String number, MutationId by) implements Refusal {}

    /** Of several proposals that all are taken or none: each that the book refuses, decided on those before it that it would take. */
    record TogetherRefused(List<OneRefused> refused) implements Refusal {
        public TogetherRefused {
            refused = List.copyOf(refused);
        }
    }

    /**
     * One of them.
     *
     * @param position where it stands among them, from 0
     */
    record OneRefused(int position, Refusal refusal) {}

    record NotNewPolicy(String number) implements Refusal {}

    record ExceptedBefore(String number, String letter) implements Refusal {}

    record AuthorisedAlready(String number, String act) implements Refusal {}

    record NotReversed(MutationId mutation, @Nullable String number) implements Refusal {}
}
