package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.util.Optional;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrected;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrectionProposed;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrectionWithdrawn;
import nl.mutatieboek.domain.CalendarEvent.MomentRegistered;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MomentRefusal.MomentWouldPass;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.chapter.RegistrationDecider;
import nl.mutatieboek.domain.value.Moment;

/** Decides on corrections of moments and their withdrawal. Two people decide if the policy requires it. */
public record MomentCorrectionDecider(BookState book, Actor actor, ConsentPolicy policy) {
    public Decision decideCorrection(CalendarCommand.CorrectMoment command) {
        Moment moment = command.moment();
        if (!actor.bookMandates().contains(Mandate.ADMINISTER)) {
            return refused(new MutationRefusal.NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        MomentRegistered known = book.calendar().registered().get(moment);
        if (known == null) {
            return refused(new MomentRefusal.UnknownMoment(moment));
        }
        CalendarCommand.RegisterMoment registration = new CalendarCommand.RegisterMoment(
                moment, command.submittedOn(), command.assumed(), command.publicAt(), false);
        boolean embargoOver = new EmbargoDecider(book).isEmbargoOver(registration);
        if (new MomentRegistered(moment, command.submittedOn(), command.assumed(), command.publicAt(), embargoOver)
                .equals(known)) {
            return refused(new MomentRefusal.NothingToCorrect(moment));
        }
        return DatePlausibilityPolicy.checkSubmission(moment, command.submittedOn())
                .or(() -> RegistrationDecider.checkPublicDay(registration))
                .or(() -> book.calendar()
                        .firstReordered(moment, command.submittedOn())
                        .map(other -> new MomentWouldPass(moment, command.submittedOn(), other)))
                // A moment that was under embargo and keeps its place hides nothing more than before.
                .or(() -> embargoOver || !book.calendar().isEmbargoLifted(moment)
                        ? Optional.empty()
                        : RegistrationDecider.checkHidesNoVisibleMoment(book, moment, command.submittedOn()))
                .map(Decision::refused)
                .orElseGet(() -> proposeOrConfirm(new MomentCorrected(
                        moment,
                        command.submittedOn(),
                        command.assumed(),
                        command.publicAt(),
                        embargoOver,
                        command.reason())));
    }

    /**
     * Withdraws a pending correction. Any administrator of the book may do so: a moment belongs to no chapter, and a
     * proposal that its proposer left behind could otherwise only be confirmed or replaced.
     */
    public Decision decideWithdrawal(CalendarCommand.WithdrawMomentCorrection command) {
        Moment moment = command.moment();
        if (!actor.bookMandates().contains(Mandate.ADMINISTER)) {
            return refused(new MutationRefusal.NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        if (book.calendar().submittedOn(moment).isEmpty()) {
            return refused(new MomentRefusal.UnknownMoment(moment));
        }
        MomentCorrectionProposed pending = book.calendar().pendingCorrections().get(moment);
        return pending == null
                ? refused(new MomentRefusal.NoCorrectionProposed(moment))
                : accepted(new MomentCorrectionWithdrawn(actor.person(), pending.change()));
    }

    /**
     * Compares two corrections, except whether the embargo has ended: that depends on the day of the request and is
     * decided again at confirmation.
     */
    private static boolean isSameRequest(MomentCorrected proposed, MomentCorrected requested) {
        return new MomentCorrected(
                        proposed.moment(),
                        proposed.submittedOn(),
                        proposed.assumed(),
                        proposed.publicAt(),
                        requested.embargoEnded(),
                        proposed.reason())
                .equals(requested);
    }

    private Decision proposeOrConfirm(MomentCorrected change) {
        if (policy.momentPeople() == 2) {
            MomentCorrectionProposed pending =
                    book.calendar().pendingCorrections().get(change.moment());
            if (pending == null || !isSameRequest(pending.change(), change)) {
                return accepted(new MomentCorrectionProposed(actor.person(), change));
            }
            if (pending.by().equals(actor.person())) {
                return refused(new MomentRefusal.CorrectionProposedBefore(actor.person(), change.moment()));
            }
        }
        return accepted(change);
    }
}
