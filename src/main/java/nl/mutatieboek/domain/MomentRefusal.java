package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;

/** Refusals about moments, their embargo, bills and dates. */
public sealed interface MomentRefusal extends Refusal {
    record UnknownMoment(Moment moment) implements MomentRefusal {}

    record MomentExists(Moment moment, LocalDate submittedOn) implements MomentRefusal {}

    /** The moment would hide later moments that are already visible. */
    record AssumedBeforeVisible(Moment moment, LocalDate submittedOn, Moment behind) implements MomentRefusal {}

    /** The correction changes nothing. */
    record NothingToCorrect(Moment moment) implements MomentRefusal {}

    /** The correction would change the order of two moments. */
    record MomentWouldPass(Moment moment, LocalDate submittedOn, Moment other) implements MomentRefusal {}

    record CorrectionProposedBefore(PersonId person, Moment moment) implements MomentRefusal {}

    record NoCorrectionProposed(Moment moment) implements MomentRefusal {}

    /** The date is not plausible for the moment. */
    record ImplausibleDate(Moment moment, LocalDate date, LocalDate earliest, LocalDate latest)
            implements MomentRefusal {}

    record PublicOnAnotherDay(Moment moment, LocalDate submittedOn, LocalDate publicOn) implements MomentRefusal {}

    /** The embargo has no stated end, its end has not come yet, or it has already ended. */
    record EmbargoNotOver(Moment moment) implements MomentRefusal {}

    record MomentIsClosed(Moment moment, ChapterCode chapter) implements MomentRefusal {}

    record YearOutsideMoment(Moment moment, BudgetYear year, BudgetYear first, BudgetYear last)
            implements MomentRefusal {}

    /** The effective day is too far from the budget year of the moment. */
    record DayImplausible(LocalDate effectiveOn, Moment moment, BudgetYear first, BudgetYear last)
            implements MomentRefusal {}

    /** The last year of a series precedes one of its postings or is too far from the budget year of its moment. */
    record UntilImplausible(BudgetYear until, BudgetYear first, BudgetYear last) implements MomentRefusal {}

    record MomentIsOpen(Moment moment, ChapterCode chapter) implements MomentRefusal {}

    record SecondPersonAsked(PersonId person, Moment moment, ChapterCode chapter) implements MomentRefusal {}

    record NothingProposed(Moment moment, ChapterCode chapter) implements MomentRefusal {}

    record ProposedBySomebodyElse(PersonId person, PersonId proposer, Moment moment, ChapterCode chapter)
            implements MomentRefusal {}

    record NotABill(Moment moment) implements MomentRefusal {}

    record BillNotPresented(Moment bill, ChapterCode chapter) implements MomentRefusal {}

    record BillPresentedBefore(Moment bill, ChapterCode chapter, String document) implements MomentRefusal {}

    record BillAdoptedBefore(Moment bill, ChapterCode chapter, String act) implements MomentRefusal {}

    record AdoptedBeforePresented(Moment bill, LocalDate presentedOn, LocalDate adoptedOn) implements MomentRefusal {}

    record AmendedBeforePresented(Moment bill, LocalDate presentedOn, LocalDate effectiveOn) implements MomentRefusal {}

    record AmendedAfterAdopted(Moment bill, LocalDate adoptedOn, LocalDate effectiveOn) implements MomentRefusal {}

    record MomentNotOfBill(Moment moment, Moment bill) implements MomentRefusal {}

    record MomentSpanTurned(Moment momentFrom, Moment moment) implements MomentRefusal {}
}
