package nl.mutatieboek.platform.http;

import nl.mutatieboek.domain.Refusal;
import org.jspecify.annotations.Nullable;

/** Maps each refusal to an HTTP status. */
final class RefusalHttpStatus {
    private RefusalHttpStatus() {}

    /**
     * Returns the status of a refusal.
     *
     * @param target the mutation, chapter or moment that the path of the request names
     */
    static int statusOf(Refusal refusal, @Nullable Object target) {
        return switch (refusal) {
            case Refusal.NotOfChapter r -> 403;
            case Refusal.UnknownMutation r -> r.mutation().equals(target) ? 404 : 409;
            case Refusal.UnknownChapter r -> r.chapter().equals(target) ? 404 : 409;
            case Refusal.UnknownMoment r -> r.moment().equals(target) ? 404 : 409;
            case Refusal.NoMandate r -> 403;
            case Refusal.NoMandateForChapter r -> 403;
            case Refusal.FieldMissing r -> 400;
            case Refusal.NotStatedEither r -> 400;
            case Refusal.FieldNotOfKind r -> 400;
            case Refusal.OpenItemNeverRegistered r -> 409;
            case Refusal.ChapterExists r -> 409;
            case Refusal.ChapterNotValid r -> 409;
            case Refusal.UnknownItem r -> 409;
            case Refusal.ItemExists r -> 409;
            case Refusal.NamedBefore r -> 409;
            case Refusal.ItemNotRegisteredFrom r -> 409;
            case Refusal.NotNamedSo r -> 409;
            case Refusal.ItemUnchanged r -> 409;
            case Refusal.ItemBelowLeftOut r -> 409;
            case Refusal.ItemUsed r -> 409;
            case Refusal.ItemCorrectionProposedBefore r -> 409;
            case Refusal.NoItemCorrectionProposed r -> 409;
            case Refusal.ItemCorrectionBySomebodyElse r -> 409;
            case Refusal.MomentExists r -> 409;
            case Refusal.AssumedBeforeVisible r -> 409;
            case Refusal.NothingToCorrect r -> 409;
            case Refusal.MomentWouldPass r -> 409;
            case Refusal.CorrectionProposedBefore r -> 409;
            case Refusal.NoCorrectionProposed r -> 409;
            case Refusal.ImplausibleDate r -> 409;
            case Refusal.PublicOnAnotherDay r -> 409;
            case Refusal.EmbargoNotOver r -> 409;
            case Refusal.MutationExists r -> 409;
            case Refusal.MomentIsClosed r -> 409;
            case Refusal.YearOutsideMoment r -> 409;
            case Refusal.DayImplausible r -> 409;
            case Refusal.UntilImplausible r -> 409;
            case Refusal.FigureNotRounded r -> 409;
            case Refusal.OnlyFromDocument r -> 409;
            case Refusal.NothingReserved r -> 409;
            case Refusal.ReserveBelowZero r -> 409;
            case Refusal.MomentSpanTurned r -> 409;
            case Refusal.WrongNumberOfChapters r -> 409;
            case Refusal.Unbalanced r -> 409;
            case Refusal.WrongSign r -> 409;
            case Refusal.NothingMoves r -> 409;
            case Refusal.NotAnEarmark r -> 409;
            case Refusal.NotAReserve r -> 409;
            case Refusal.AlreadyOpened r -> 409;
            case Refusal.ReserveOverdrawn r -> 409;
            case Refusal.ChapterNotNamed r -> 409;
            case Refusal.ProposerMayNotConsent r -> 409;
            case Refusal.AlreadyConsented r -> 409;
            case Refusal.ConsentNotAsked r -> 409;
            case Refusal.NotTheProposer r -> 409;
            case Refusal.NotPending r -> 409;
            case Refusal.NotBooked r -> 409;
            case Refusal.ReversalUnderWay r -> 409;
            case Refusal.MomentIsOpen r -> 409;
            case Refusal.SecondPersonAsked r -> 409;
            case Refusal.NothingProposed r -> 409;
            case Refusal.ProposedBySomebodyElse r -> 409;
            case Refusal.NotABill r -> 409;
            case Refusal.BillNotPresented r -> 409;
            case Refusal.BillPresentedBefore r -> 409;
            case Refusal.BillAdoptedBefore r -> 409;
            case Refusal.AdoptedBeforePresented r -> 409;
            case Refusal.AmendedBeforePresented r -> 409;
            case Refusal.AmendedAfterAdopted r -> 409;
            case Refusal.MomentNotOfBill r -> 409;
            case Refusal.UnbalancedOverYears r -> 409;
            case Refusal.OneYearOnly r -> 409;
            case Refusal.GrossUpUneven r -> 409;
            case Refusal.CounterEntryElsewhere r -> 409;
            case Refusal.NotTheNextYear r -> 409;
            case Refusal.NotTheAddedYear r -> 409;
            case Refusal.ExtrapolatedBefore r -> 409;
            case Refusal.AdjustedWithoutReason r -> 409;
            case Refusal.SuggestedOtherwise r -> 409;
            case Refusal.MomentNotOfKind r -> 409;
            case Refusal.StatedTwice r -> 409;
            case Refusal.UnknownSuccession r -> 409;
            case Refusal.SuccessionElsewhere r -> 409;
            case Refusal.SuccessionUntouched r -> 409;
            case Refusal.ReversedInEarlierMoment r -> 409;
            case Refusal.ReversedOnEarlierDay r -> 409;
            case Refusal.TakenBefore r -> 409;
            case Refusal.StatedBefore r -> 409;
            case Refusal.CheckedBefore r -> 409;
            case Refusal.TakenOtherwise r -> 409;
            case Refusal.TakenWithOther r -> 409;
            case Refusal.TakenAndReversed r -> 409;
            case Refusal.EnteredBefore r -> 409;
            case Refusal.LineTakenBefore r -> 409;
            case Refusal.LooksLike r -> 409;
            case Refusal.ItemLooksLike r -> 409;
            case Refusal.ChangeTooLarge r -> 409;
            case Refusal.MutationTotalTooLarge r -> 409;
            case Refusal.ChapterTotalTooLarge r -> 409;
            case Refusal.StatedOtherwise r -> 409;
            case Refusal.TogetherRefused r -> 409;
            case Refusal.NotNewPolicy r -> 409;
            case Refusal.ExceptedBefore r -> 409;
            case Refusal.AuthorisedAlready r -> 409;
            case Refusal.NotReversed r -> 409;
        };
    }
}
