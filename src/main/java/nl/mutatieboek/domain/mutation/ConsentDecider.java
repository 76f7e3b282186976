package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.AuthorisedAlready;
import nl.mutatieboek.domain.MutationRefusal.ConsentNotAsked;
import nl.mutatieboek.domain.MutationRefusal.EarlyExecutionAllowedBefore;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotNewPolicy;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.NotTheProposer;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;

/** Decides on pending mutations: consents (the last one books), rejection, return and withdrawal (law 9). */
public record ConsentDecider(BookState book, Actor actor) {
    public Decision decideApproval(Command.ApproveMutation command) {
        return decideIfPending(command.mutation(), pending -> {
            ChapterCode chapter = pending.proposedEvent().chapter();
            if (!actor.hasMandate(Mandate.APPROVE, chapter)) {
                return refused(actor.missingMandate(Mandate.APPROVE, List.of(chapter)));
            }
            if (pending.approvedBy() != null) {
                return refused(new AlreadyConsented(pending.approvedBy(), pending.number()));
            }
            return decideConsent(
                    pending, new Event.MutationApproved(command.mutation(), actor.person(), command.remark()));
        });
    }

    public Decision decideConfirmation(Command.ConfirmMutation command) {
        return decideIfPending(command.mutation(), pending -> {
            List<ChapterCode> others = otherChapters(pending.proposedEvent());
            if (others.isEmpty()) {
                return refused(new ConsentNotAsked("confirmation", pending.number()));
            }
            List<ChapterCode> own = others.stream()
                    .filter(chapter -> actor.hasMandate(Mandate.CONFIRM, chapter))
                    .toList();
            if (own.isEmpty()) {
                return refused(actor.missingMandate(Mandate.CONFIRM, others));
            }
            return own.stream()
                    .filter(chapter -> pending.confirmedBy(chapter).size()
                            < pending.proposedEvent().asks().confirmations())
                    .findFirst()
                    .map(chapter -> decideConsent(
                            pending,
                            new Event.MutationConfirmed(command.mutation(), chapter, actor.person(), command.remark())))
                    .orElseGet(() -> refused(new AlreadyConsented(
                            pending.confirmedBy(own.getFirst()).iterator().next(), pending.number())));
        });
    }

    public Decision decideAgreement(Command.AgreeMutation command) {
        return decideIfPending(command.mutation(), pending -> {
            if (!pending.proposedEvent().asks().agreement()) {
                return refused(new ConsentNotAsked("agreement", pending.number()));
            }
            if (!actor.bookMandates().contains(Mandate.INSPECTORATE)) {
                return refused(new NoMandate(actor.person(), Mandate.INSPECTORATE));
            }
            if (pending.agreedBy() != null) {
                return refused(new AlreadyConsented(pending.agreedBy(), pending.number()));
            }
            return decideConsent(
                    pending, new Event.MutationAgreed(command.mutation(), actor.person(), command.remark()));
        });
    }

    /** Allows execution of new policy that is not authorised yet. */
    public Decision decideEarlyExecution(Command.AllowEarlyExecution command) {
        return switch (book.mutation(command.mutation())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.mutation()));
            case Mutation.Booked booked -> decideBookedEarlyExecution(command, booked);
            case Mutation.Proposed other ->
                refused(actor.outsiderRefusal(other.proposedEvent())
                        .orElse(new NotBooked(other.number(), other.state())));
        };
    }

    private Decision decideBookedEarlyExecution(Command.AllowEarlyExecution command, Mutation.Booked booked) {
        ChapterCode chapter = booked.proposedEvent().chapter();
        Proposal proposal = booked.proposedEvent().proposal();
        if (!actor.hasMandate(Mandate.APPROVE, chapter)) {
            return refused(actor.missingMandate(Mandate.APPROVE, List.of(chapter)));
        }
        if (booked.proposedEvent().by().equals(actor.person())) {
            return refused(new ProposerMayNotConsent(actor.person(), booked.number()));
        }
        if (!proposal.newPolicy()) {
            return refused(new NotNewPolicy(booked.number()));
        }
        if (booked.earlyExecutionLetter() != null) {
            return refused(new EarlyExecutionAllowedBefore(booked.number(), booked.earlyExecutionLetter()));
        }
        List<String> acts = authorisingActs(proposal);
        return acts.isEmpty()
                ? Decision.accepted(new Event.EarlyExecutionAllowed(
                        command.mutation(), actor.person(), command.letter(), command.reason()))
                : refused(new AuthorisedAlready(booked.number(), String.join("; ", acts)));
    }

    /** Returns the acts that authorise a proposal; none while one of its chapters has no adopted bill. */
    private List<String> authorisingActs(Proposal proposal) {
        List<String> acts = new ArrayList<>();
        for (ChapterCode touched : proposal.chapters()) {
            // A chapter without a budget statement has no act of its own.
            if (book.chapter(touched) instanceof Chapter.Open open
                    && open.opened().budgetStatement()) {
                ChapterBill bill = open.moments().bill(proposal.moment().bill());
                if (bill == null || bill.adopted() == null) {
                    return List.of();
                }
                acts.add(bill.adopted().act());
            }
        }
        return acts.stream().distinct().toList();
    }

    public Decision decideRejection(Command.RejectMutation command) {
        return decideEnding(
                command.mutation(), new Event.MutationRejected(command.mutation(), actor.person(), command.reason()));
    }

    public Decision decideReturn(Command.ReturnMutation command) {
        return decideEnding(
                command.mutation(), new Event.MutationReturned(command.mutation(), actor.person(), command.reason()));
    }

    public Decision decideWithdrawal(Command.WithdrawMutation command) {
        return decideIfPending(
                command.mutation(),
                pending -> pending.proposedEvent().by().equals(actor.person())
                        ? endPending(
                                pending,
                                new Event.MutationWithdrawn(command.mutation(), actor.person(), command.reason()))
                        : refused(new NotTheProposer(actor.person(), pending.number())));
    }

    private Decision decideIfPending(MutationId id, Function<Mutation.Pending, Decision> decide) {
        return switch (book.mutation(id)) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(id));
            case Mutation.Pending pending -> decide.apply(pending);
            case Mutation.Proposed other ->
                refused(actor.outsiderRefusal(other.proposedEvent())
                        .orElse(new NotPending(other.number(), other.state())));
        };
    }

    /** Records a consent. The proposer may not consent, and nobody may consent twice. */
    private Decision decideConsent(Mutation.Pending pending, Event.MutationEvent consent) {
        PersonId person = actor.person();
        if (pending.proposedEvent().by().equals(person)) {
            return refused(new ProposerMayNotConsent(person, pending.number()));
        }
        if (pending.hasConsentOf(person)) {
            return refused(new AlreadyConsented(person, pending.number()));
        }
        return pending.evolve(consent) instanceof Mutation.Pending updated && updated.hasAllConsents()
                ? bookIfAdmitted(updated, consent)
                : Decision.accepted(consent);
    }

    private Decision bookIfAdmitted(Mutation.Pending pending, Event.MutationEvent consent) {
        Optional<Refusal> refusal = new AdmissionPolicy(
                        book,
                        pending.proposedEvent().mutation(),
                        pending.proposedEvent().proposal(),
                        false)
                .firstRefusal();
        return refusal.map(Decision::refused).orElseGet(() -> {
            List<Event> events = new ArrayList<>();
            events.add(consent);
            events.addAll(BookingEventFactory.create(pending.proposedEvent()));
            return new Decision.Accepted(events);
        });
    }

    /** Ends a pending mutation. Anyone entitled to consent may do so; the proposer must withdraw instead. */
    private Decision decideEnding(MutationId id, Event.MutationEvent ending) {
        return decideIfPending(id, pending -> {
            if (pending.proposedEvent().by().equals(actor.person())) {
                return refused(new ProposerMayNotConsent(actor.person(), pending.number()));
            }
            if (mayConsent(actor, pending.proposedEvent())) {
                return endPending(pending, ending);
            }
            ChapterCode own = pending.proposedEvent().chapter();
            return actor.mandatedChapters().contains(own)
                            || otherChapters(pending.proposedEvent()).isEmpty()
                    ? refused(actor.missingMandate(Mandate.APPROVE, List.of(own)))
                    : refused(actor.missingMandate(
                            Mandate.CONFIRM,
                            List.copyOf(pending.proposedEvent().proposal().chapters())));
        });
    }

    /** Whether any mandate of the actor entitles to a consent that this mutation needs. */
    static boolean mayConsent(Actor actor, MutationProposed proposed) {
        return (proposed.asks().agreement() && actor.bookMandates().contains(Mandate.INSPECTORATE))
                || actor.hasMandate(Mandate.APPROVE, proposed.chapter())
                || otherChapters(proposed).stream().anyMatch(other -> actor.hasMandate(Mandate.CONFIRM, other));
    }

    private Decision endPending(Mutation.Pending pending, Event.MutationEvent ending) {
        MutationId id = pending.proposedEvent().mutation();
        Proposal proposal = pending.proposedEvent().proposal();
        List<Event> events = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            if (book.chapter(chapter) instanceof Chapter.Open open
                    && open.reserves().claims().containsKey(id)) {
                events.add(new ReserveClaimEvent.ReserveDrawReleased(chapter, id));
            }
        }
        Reversal reversal = proposal.reversal();
        if (reversal != null) {
            events.add(new Event.ReversalReleased(reversal.of(), id));
        }
        events.add(ending);
        return new Decision.Accepted(events);
    }

    private static List<ChapterCode> otherChapters(MutationProposed proposed) {
        return proposed.proposal().chapters().stream()
                .filter(chapter -> !chapter.equals(proposed.chapter()))
                .toList();
    }
}
