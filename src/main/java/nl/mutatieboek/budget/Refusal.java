package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Locale;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.budget.term.Validity;
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

    record OpenItemNeverRegistered(ItemPath item) implements Refusal {}

    record UnknownMoment(Moment moment) implements Refusal {}

    record MomentExists(Moment moment, LocalDate submittedOn) implements Refusal {}

    record UnknownMutation(MutationId mutation) implements Refusal {}

    record MutationExists(String number) implements Refusal {}

    // When.

    record MomentIsClosed(Moment moment, ChapterCode chapter) implements Refusal {}

    record YearOutsideMoment(Moment moment, BudgetYear year, BudgetYear first, BudgetYear last) implements Refusal {}

    record MomentSpanTurned(Moment momentFrom, Moment moment) implements Refusal {}

    // What the kind asks.

    record KindNotTakenYet(Kind kind) implements Refusal {}

    record FieldMissing(Kind kind, String field) implements Refusal {}

    record FieldNotOfKind(Kind kind, String field) implements Refusal {}

    record WrongNumberOfChapters(Kind kind, int asked, int found) implements Refusal {}

    record Unbalanced(Kind kind, Flow flow, BudgetYear year, Thousands sum) implements Refusal {}

    record WrongSign(Kind kind, ItemPath item, Flow flow, BudgetYear year, Thousands thousands) implements Refusal {}

    record NothingMoves(Kind kind) implements Refusal {}

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

    // Who, and in which phase.

    record NotOfChapter(PersonId person, String chapters) implements Refusal {}

    record ChapterNotNamed(PersonId person, String chapters) implements Refusal {}

    record ProposerMayNotConsent(PersonId person, String number) implements Refusal {}

    record AlreadyConsented(PersonId person, String number) implements Refusal {}

    record ConsentNotAsked(String consent, String number) implements Refusal {}

    record NotTheProposer(PersonId person, String number) implements Refusal {}

    record NotPending(String number, String state) implements Refusal {}

    record NotBooked(String number, String state) implements Refusal {}

    record ReversalUnderWay(String number, MutationId by) implements Refusal {}

    record NotReversed(MutationId mutation, @Nullable String number) implements Refusal {}
}
