package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.accepted;
import static nl.mutatieboek.budget.Decision.refused;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * Decisions on a chapter's moments: closing and reopening them, and what parliament gets and does. Where the policy asks two
 * people, the first request proposes a change and the same request of a second person confirms it; another request for the
 * same subject replaces the proposal.
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
        return inMoment(
                chapter,
                moment,
                open -> open.sittings().isClosed(moment)
                        ? refused(new MomentIsClosed(moment, chapter))
                        : inTwoSteps(open, moment, new Event.MomentClosed(chapter, moment), List.of()));
    }

    Decision reopening(Command.ReopenMoment command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        return inMoment(
                chapter,
                moment,
                open -> open.sittings().isClosed(moment)
                        ? inTwoSteps(
                                open, moment, new Event.MomentReopened(chapter, moment, command.reason()), List.of())
                        : refused(new MomentIsOpen(moment, chapter)));
    }

    /** Only the proposer withdraws a change; others confirm it or propose another in its place. */
    Decision withdrawal(Command.WithdrawSitting command) {
        Moment moment = command.moment();
        ChapterCode chapter = command.chapter();
        PersonId person = actor.person();
        return inMoment(chapter, moment, open -> {
            List<PendingChange> pending = open.sittings().pending(moment);
            if (pending.isEmpty()) {
                return refused(new NothingProposed(moment, chapter));
            }
            List<Event> withdrawn = pending.stream()
                    .filter(change -> change.by().equals(person))
                    .<Event>map(change -> new Event.ChangeWithdrawn(chapter, person, change.change()))
                    .toList();
            return withdrawn.isEmpty()
                    ? refused(new ProposedBySomebodyElse(
                            person, pending.getFirst().by(), moment, chapter))
                    : new Decision.Accepted(withdrawn);
        });
    }

    /** @param consequences what changes with it, recorded before it */
    private <C extends Event.OfChapter & Event.TwoPersonChange> Decision inTwoSteps(
            Chapter.Open open, Moment moment, C change, List<Event> consequences) {
        return inTwoSteps(
                open,
                actor,
                policy,
                change,
                consequences,
                new SecondPersonAsked(actor.person(), moment, change.chapter()));
    }

    /**
     * Proposes a change of a chapter, or records it if nobody else is asked.
     *
     * @param consequences what changes with it, recorded before it
     * @param proposedBefore the refusal for the person who proposed the same change
     */
    static <C extends Event.OfChapter & Event.TwoPersonChange> Decision inTwoSteps(
            Chapter.Open open,
            Actor actor,
            ConsentPolicy policy,
            C change,
            List<Event> consequences,
            Refusal proposedBefore) {
        if (policy.momentPeople() == 2) {
            PendingChange pending = open.sittings().pending().get(change.subject());
            if (pending == null || !pending.change().equals(change)) {
                return accepted(new Event.ChangeProposed(change.chapter(), actor.person(), change));
            }
            if (pending.by().equals(actor.person())) {
                return refused(proposedBefore);
            }
        }
        List<Event> events = new ArrayList<>(consequences);
        events.add(change);
        return new Decision.Accepted(events);
    }

    Decision presenting(Command.PresentBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        return inMoment(chapter, moment, open -> {
            if (!moment.code().isBill()) {
                return refused(new NotABill(moment));
            }
            Bill known = open.sittings().bill(moment);
            if (known != null) {
                return refused(new BillPresentedBefore(
                        moment, chapter, known.presented().document()));
            }
            return PlausibleDates.presentation(moment, command.presentedOn(), book.today())
                    .map(Decision::refused)
                    .orElseGet(() -> inTwoSteps(
                            open,
                            moment,
                            new Event.BillPresented(chapter, moment, command.document(), command.presentedOn()),
                            new Embargoes(book).atPresentation(moment, chapter)));
        });
    }

    Decision adopting(Command.AdoptBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        return inMoment(chapter, moment, open -> {
            Bill bill = open.sittings().bill(moment);
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
            return PlausibleDates.adoption(
                            moment, presentedOn, command.adoptedOn(), command.effectiveFrom(), book.today())
                    .map(Decision::refused)
                    .orElseGet(() -> inTwoSteps(
                            open,
                            moment,
                            new Event.BillAdopted(
                                    chapter, moment, command.act(), command.adoptedOn(), command.effectiveFrom()),
                            new Embargoes(book).atAdoption(moment, chapter)));
        });
    }

    Decision revoking(Command.RevokeBill command) {
        Moment moment = command.bill();
        ChapterCode chapter = command.chapter();
        Embargoes embargoes = new Embargoes(book);
        return inMoment(chapter, moment, open -> {
            Bill bill = open.sittings().bill(moment);
            if (bill == null) {
                return refused(new BillNotPresented(moment, chapter));
            }
            return bill.adopted() == null
                    ? inTwoSteps(
                            open,
                            moment,
                            new Event.BillPresentationRevoked(chapter, moment, command.reason()),
                            embargoes.atRevocation(moment, chapter, EmbargoEnd.PRESENTED, command.reason()))
                    : inTwoSteps(
                            open,
                            moment,
                            new Event.BillAdoptionRevoked(chapter, moment, command.reason()),
                            embargoes.atRevocation(moment, chapter, EmbargoEnd.ADOPTED, command.reason()));
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
