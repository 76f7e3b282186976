package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal.AdoptedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.BillAdoptedBefore;
import nl.mutatieboek.domain.MomentRefusal.BillNotPresented;
import nl.mutatieboek.domain.MomentRefusal.BillPresentedBefore;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentIsOpen;
import nl.mutatieboek.domain.MomentRefusal.NotABill;
import nl.mutatieboek.domain.MomentRefusal.NothingProposed;
import nl.mutatieboek.domain.MomentRefusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.MomentRefusal.SecondPersonAsked;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.chapter.PendingTwoPersonChange;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;

/**
 * Decides on a chapter's moments and bills. If the policy requires two people, the first request proposes a change and
 * the same request by a second person confirms it. A different request on the same subject replaces the proposal.
 */
public record MomentDecider(BookState book, Actor actor, ConsentPolicy policy) {
    public Decision decideClosing(Command.CloseMoment command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        return decideAsAdministrator(
                chapter,
                moment,
                open -> open.moments().isClosed(moment)
                        ? refused(new MomentIsClosed(moment, chapter))
                        : proposeOrConfirm(open, moment, new Event.MomentClosed(chapter, moment), List.of()));
    }

    public Decision decideReopening(Command.ReopenMoment command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        return decideAsAdministrator(
                chapter,
                moment,
                open -> open.moments().isClosed(moment)
                        ? proposeOrConfirm(
                                open, moment, new Event.MomentReopened(chapter, moment, command.reason()), List.of())
                        : refused(new MomentIsOpen(moment, chapter)));
    }

    /** Withdraws the actor's own changes; others confirm a change or propose another one. */
    public Decision decideWithdrawal(Command.WithdrawMomentChange command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        PersonId person = actor.person();
        return decideAsAdministrator(chapter, moment, open -> {
            List<PendingTwoPersonChange> pending = open.moments().pendingChanges(moment);
            if (pending.isEmpty()) {
                return refused(new NothingProposed(moment, chapter));
            }
            List<Event> withdrawn = pending.stream()
                    .filter(change -> change.by().equals(person))
                    .<Event>map(change -> new Event.ChapterChangeWithdrawn(chapter, person, change.change()))
                    .toList();
            return withdrawn.isEmpty()
                    ? refused(new ProposedBySomebodyElse(
                            person, pending.getFirst().by(), moment, chapter))
                    : new Decision.Accepted(withdrawn);
        });
    }

    /**
     * @param consequences events that the change causes, recorded before it
     */
    private <C extends Event.ChapterEvent & Event.TwoPersonChange> Decision proposeOrConfirm(
            Chapter.Open open, Moment moment, C change, List<Event> consequences) {
        return proposeOrConfirm(
                open,
                actor,
                policy,
                change,
                consequences,
                new SecondPersonAsked(actor.person(), moment, change.chapter()));
    }

    /**
     * Proposes a change of a chapter, or records it if no further person is needed.
     *
     * @param consequences events that the change causes, recorded before it
     * @param proposedBefore refusal for the person who proposed the same change
     */
    public static <C extends Event.ChapterEvent & Event.TwoPersonChange> Decision proposeOrConfirm(
            Chapter.Open open,
            Actor actor,
            ConsentPolicy policy,
            C change,
            List<Event> consequences,
            Refusal proposedBefore) {
        if (policy.momentPeople() == 2) {
            PendingTwoPersonChange pending = open.moments().pendingChanges().get(change.subject());
            if (pending == null || !pending.change().equals(change)) {
                return accepted(new Event.ChapterChangeProposed(change.chapter(), actor.person(), change));
            }
            if (pending.by().equals(actor.person())) {
                return refused(proposedBefore);
            }
        }
        List<Event> events = new ArrayList<>(consequences);
        events.add(change);
        return new Decision.Accepted(events);
    }

    public Decision decidePresentation(Command.PresentBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        return decideAsAdministrator(chapter, moment, open -> {
            if (!moment.code().isBill()) {
                return refused(new NotABill(moment));
            }
            ChapterBill known = open.moments().bill(moment);
            if (known != null) {
                return refused(new BillPresentedBefore(
                        moment, chapter, known.presented().document()));
            }
            return DatePlausibilityPolicy.checkPresentation(moment, command.presentedOn(), book.today())
                    .map(Decision::refused)
                    .orElseGet(() -> proposeOrConfirm(
                            open,
                            moment,
                            new Event.BillPresented(chapter, moment, command.document(), command.presentedOn()),
                            new EmbargoDecider(book).liftAtPresentation(moment, chapter)));
        });
    }

    public Decision decideAdoption(Command.AdoptBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        return decideAsAdministrator(chapter, moment, open -> {
            ChapterBill bill = open.moments().bill(moment);
            if (bill == null) {
                return refused(new BillNotPresented(moment, chapter));
            }
            Event.BillAdopted act = bill.adopted();
            if (act != null) {
                return refused(new BillAdoptedBefore(moment, chapter, act.act()));
            }
            LocalDate presentedOn = bill.presented().presentedOn();
            if (command.adoptedOn().isBefore(presentedOn)) {
                return refused(new AdoptedBeforePresented(moment, presentedOn, command.adoptedOn()));
            }
            return DatePlausibilityPolicy.checkAdoption(
                            moment, presentedOn, command.adoptedOn(), command.effectiveFrom(), book.today())
                    .map(Decision::refused)
                    .orElseGet(() -> proposeOrConfirm(
                            open,
                            moment,
                            new Event.BillAdopted(
                                    chapter, moment, command.act(), command.adoptedOn(), command.effectiveFrom()),
                            new EmbargoDecider(book).liftAtAdoption(moment, chapter)));
        });
    }

    public Decision decideRevocation(Command.RevokeBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        EmbargoDecider embargoes = new EmbargoDecider(book);
        return decideAsAdministrator(chapter, moment, open -> {
            ChapterBill bill = open.moments().bill(moment);
            if (bill == null) {
                return refused(new BillNotPresented(moment, chapter));
            }
            return bill.adopted() == null
                    ? proposeOrConfirm(
                            open,
                            moment,
                            new Event.BillPresentationRevoked(chapter, moment, command.reason()),
                            embargoes.restoreAtRevocation(
                                    moment, chapter, EmbargoEndReason.PRESENTED, command.reason()))
                    : proposeOrConfirm(
                            open,
                            moment,
                            new Event.BillAdoptionRevoked(chapter, moment, command.reason()),
                            embargoes.restoreAtRevocation(moment, chapter, EmbargoEndReason.ADOPTED, command.reason()));
        });
    }

    private Decision decideAsAdministrator(
            ChapterCode chapter, Moment moment, Function<Chapter.Open, Decision> decide) {
        if (!actor.hasMandate(Mandate.ADMINISTER, chapter)) {
            return refused(actor.missingMandate(Mandate.ADMINISTER, List.of(chapter)));
        }
        return book.decideInChapter(
                chapter,
                open -> Optional.of(moment)
                        .filter(known -> book.calendar().submittedOn(known).isPresent())
                        .map(known -> decide.apply(open))
                        .orElseGet(() -> refused(new UnknownMoment(moment))));
    }
}
