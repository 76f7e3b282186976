package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.accepted;
import static nl.mutatieboek.budget.Decision.refused;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.budget.Refusal.AdoptedBeforePresented;
import nl.mutatieboek.budget.Refusal.BillAdoptedBefore;
import nl.mutatieboek.budget.Refusal.BillNotPresented;
import nl.mutatieboek.budget.Refusal.BillPresentedBefore;
import nl.mutatieboek.budget.Refusal.MomentIsClosed;
import nl.mutatieboek.budget.Refusal.MomentIsOpen;
import nl.mutatieboek.budget.Refusal.NotABill;
import nl.mutatieboek.budget.Refusal.NothingProposed;
import nl.mutatieboek.budget.Refusal.ProposedBySomebodyElse;
import nl.mutatieboek.budget.Refusal.SecondPersonAsked;
import nl.mutatieboek.budget.Refusal.UnknownMoment;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.PersonId;

/**
 * Decisions on a chapter's moments: closing and reopening them, in which two people have a hand where the policy asks so, and
 * what parliament gets and does.
 */
final class Sitting {
    private final Book book;
    private final Actor actor;
    private final ConsentPolicy policy;

    Sitting(Book book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    Decision closing(Command.CloseMoment command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        return inMoment(chapter, moment, open -> {
            if (open.sittings().isClosed(moment)) {
                return refused(new MomentIsClosed(moment, chapter));
            }
            return inTwoSteps(
                    open,
                    chapter,
                    moment,
                    new Event.ClosingProposed(chapter, moment, actor.person()),
                    new Event.MomentClosed(chapter, moment));
        });
    }

    Decision reopening(Command.ReopenMoment command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        return inMoment(chapter, moment, open -> {
            if (!open.sittings().isClosed(moment)) {
                return refused(new MomentIsOpen(moment, chapter));
            }
            return inTwoSteps(
                    open,
                    chapter,
                    moment,
                    new Event.ReopeningProposed(chapter, moment, actor.person(), command.reason()),
                    new Event.MomentReopened(chapter, moment, command.reason()));
        });
    }

    /** Whoever proposed it takes it back; anybody else does it, or leaves it. */
    Decision withdrawal(Command.WithdrawSitting command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        PersonId person = actor.person();
        return inMoment(chapter, moment, open -> {
            PersonId proposer = open.sittings().proposer(moment);
            if (proposer == null) {
                return refused(new NothingProposed(moment, chapter));
            }
            if (!proposer.equals(person)) {
                return refused(new ProposedBySomebodyElse(person, proposer, moment, chapter));
            }
            return accepted(
                    open.sittings().isClosed(moment)
                            ? new Event.ReopeningWithdrawn(chapter, moment, person)
                            : new Event.ClosingWithdrawn(chapter, moment, person));
        });
    }

    private Decision inTwoSteps(Chapter.Open open, ChapterCode chapter, Moment moment, Event first, Event done) {
        PersonId proposer = open.sittings().proposer(moment);
        if (policy.closingPeople() == 1) {
            return accepted(done);
        }
        if (proposer == null) {
            return accepted(first);
        }
        return actor.person().equals(proposer)
                ? refused(new SecondPersonAsked(proposer, moment, chapter))
                : accepted(done);
    }

    Decision presenting(Command.PresentBill command) {
        Moment moment = command.bill();
        return inMoment(command.chapter(), moment, open -> {
            if (!moment.code().isBill()) {
                return refused(new NotABill(moment));
            }
            Bill known = open.sittings().bill(moment);
            return known == null
                    ? accepted(new Event.BillPresented(
                            command.chapter(), moment, command.document(), command.presentedOn()))
                    : refused(new BillPresentedBefore(
                            moment, command.chapter(), known.presented().document()));
        });
    }

    Decision adopting(Command.AdoptBill command) {
        Moment moment = command.bill();
        return inMoment(command.chapter(), moment, open -> {
            Bill bill = open.sittings().bill(moment);
            if (bill == null) {
                return refused(new BillNotPresented(moment, command.chapter()));
            }
            Event.BillAdopted act = bill.adopted();
            if (act != null) {
                return refused(new BillAdoptedBefore(moment, command.chapter(), act.act()));
            }
            if (command.adoptedOn().isBefore(bill.presented().presentedOn())) {
                return refused(
                        new AdoptedBeforePresented(moment, bill.presented().presentedOn(), command.adoptedOn()));
            }
            return accepted(new Event.BillAdopted(
                    command.chapter(), moment, command.act(), command.adoptedOn(), command.effectiveFrom()));
        });
    }

    Decision revoking(Command.RevokeBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        return inMoment(chapter, moment, open -> {
            Bill bill = open.sittings().bill(moment);
            if (bill == null) {
                return refused(new BillNotPresented(moment, chapter));
            }
            return accepted(
                    bill.adopted() == null
                            ? new Event.BillPresentationRevoked(chapter, moment, command.reason())
                            : new Event.BillAdoptionRevoked(chapter, moment, command.reason()));
        });
    }

    private Decision inMoment(ChapterCode chapter, Moment moment, Function<Chapter.Open, Decision> decide) {
        if (!actor.may(Mandate.ADMINISTER, chapter)) {
            return refused(actor.without(Mandate.ADMINISTER, List.of(chapter)));
        }
        return book.inChapter(
                chapter,
                open -> Optional.of(moment)
                        .filter(asked -> book.calendar().submittedOn(asked).isPresent())
                        .map(known -> decide.apply(open))
                        .orElseGet(() -> refused(new UnknownMoment(moment))));
    }
}
