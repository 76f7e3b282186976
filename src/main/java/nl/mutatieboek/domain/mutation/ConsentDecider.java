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
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.AlreadyConsented;
import nl.mutatieboek.domain.Refusal.AuthorisedAlready;
import nl.mutatieboek.domain.Refusal.ConsentNotAsked;
import nl.mutatieboek.domain.Refusal.ExceptedBefore;
import nl.mutatieboek.domain.Refusal.NoMandate;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.NotNewPolicy;
import nl.mutatieboek.domain.Refusal.NotPending;
import nl.mutatieboek.domain.Refusal.NotTheProposer;
import nl.mutatieboek.domain.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.Refusal.UnknownMutation;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;

/** Decisions on a pending dossier: the consents, of which the last one books, and the ways in which it ends (law 9). */
public final class ConsentDecider {
    private final BookState book;
    private final Actor actor;

    public ConsentDecider(BookState book, Actor actor) {
        this.book = book;
        this.actor = actor;
    }

    public Decision approval(Command.ApproveMutation command) {
        return whilePending(command.mutation(), pending -> {
            ChapterCode chapter = pending.facts().chapter();
            if (!actor.may(Mandate.APPROVE, chapter)) {
                return refused(actor.without(Mandate.APPROVE, List.of(chapter)));
            }
            if (pending.approvedBy() != null) {
                return refused(new AlreadyConsented(pending.approvedBy(), pending.number()));
            }
            return consented(pending, new Event.MutationApproved(command.mutation(), actor.person()));
        });
    }

    public Decision confirmation(Command.ConfirmMutation command) {
        return whilePending(command.mutation(), pending -> {
            List<ChapterCode> others = others(pending);
            if (others.isEmpty()) {
                return refused(new ConsentNotAsked("confirmation", pending.number()));
            }
            List<ChapterCode> own = others.stream()
                    .filter(chapter -> actor.may(Mandate.CONFIRM, chapter))
                    .toList();
            if (own.isEmpty()) {
                return refused(actor.without(Mandate.CONFIRM, others));
            }
            return own.stream()
                    .filter(chapter -> pending.confirmedBy(chapter).size()
                            < pending.facts().asks().confirmations())
                    .findFirst()
                    .map(chapter -> consented(
                            pending, new Event.MutationConfirmed(command.mutation(), chapter, actor.person())))
                    .orElseGet(() -> refused(new AlreadyConsented(
                            pending.confirmedBy(own.getFirst()).iterator().next(), pending.number())));
        });
    }

    public Decision agreement(Command.AgreeMutation command) {
        return whilePending(command.mutation(), pending -> {
            if (!pending.facts().asks().agreement()) {
                return refused(new ConsentNotAsked("agreement", pending.number()));
            }
            if (!actor.mandates().contains(Mandate.INSPECTORATE)) {
                return refused(new NoMandate(actor.person(), Mandate.INSPECTORATE));
            }
            if (pending.agreedBy() != null) {
                return refused(new AlreadyConsented(pending.agreedBy(), pending.number()));
            }
            return consented(pending, new Event.MutationAgreed(command.mutation(), actor.person()));
        });
    }

    /** New policy that is not authorised yet and that is carried out all the same. */
    public Decision exception(Command.AllowEarlyExecution command) {
        return switch (book.mutation(command.mutation())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.mutation()));
            case Mutation.Booked booked -> excepted(command, booked);
            case Mutation.Proposed other ->
                refused(actor.stranger(other.facts()).orElse(new NotBooked(other.number(), other.state())));
        };
    }

    private Decision excepted(Command.AllowEarlyExecution command, Mutation.Booked booked) {
        ChapterCode chapter = booked.facts().chapter();
        Proposal proposal = booked.facts().proposal();
        if (!actor.may(Mandate.APPROVE, chapter)) {
            return refused(actor.without(Mandate.APPROVE, List.of(chapter)));
        }
        if (booked.facts().by().equals(actor.person())) {
            return refused(new ProposerMayNotConsent(actor.person(), booked.number()));
        }
        if (!proposal.newPolicy()) {
            return refused(new NotNewPolicy(booked.number()));
        }
        if (booked.exception() != null) {
            return refused(new ExceptedBefore(booked.number(), booked.exception()));
        }
        List<String> acts = acts(proposal);
        return acts.isEmpty()
                ? Decision.accepted(new Event.EarlyExecutionAllowed(
                        command.mutation(), actor.person(), command.letter(), command.reason()))
                : refused(new AuthorisedAlready(booked.number(), String.join("; ", acts)));
    }

    /** The acts that authorise it; none while one of the chapters that it touches waits for its own. */
    private List<String> acts(Proposal proposal) {
        List<String> acts = new ArrayList<>();
        for (ChapterCode touched : proposal.chapters()) {
            // What has no budget statement is never authorised by itself.
            if (book.chapter(touched) instanceof Chapter.Open open
                    && open.opened().budgetStatement()) {
                ChapterBill bill = open.sittings().bill(proposal.moment().bill());
                if (bill == null || bill.adopted() == null) {
                    return List.of();
                }
                acts.add(bill.adopted().act());
            }
        }
        return acts.stream().distinct().toList();
    }

    public Decision rejection(Command.RejectMutation command) {
        return bySomebodyElse(
                command.mutation(), new Event.MutationRejected(command.mutation(), actor.person(), command.reason()));
    }

    public Decision sendingBack(Command.ReturnMutation command) {
        return bySomebodyElse(
                command.mutation(), new Event.MutationReturned(command.mutation(), actor.person(), command.reason()));
    }

    public Decision withdrawal(Command.WithdrawMutation command) {
        return whilePending(
                command.mutation(),
                pending -> pending.facts().by().equals(actor.person())
                        ? ended(
                                pending,
                                new Event.MutationWithdrawn(command.mutation(), actor.person(), command.reason()))
                        : refused(new NotTheProposer(actor.person(), pending.number())));
    }

    private Decision whilePending(MutationId id, Function<Mutation.Pending, Decision> decide) {
        return switch (book.mutation(id)) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(id));
            case Mutation.Pending pending -> decide.apply(pending);
            case Mutation.Proposed other ->
                refused(actor.stranger(other.facts()).orElse(new NotPending(other.number(), other.state())));
        };
    }

    /** Who proposes does not consent, and nobody consents twice. */
    private Decision consented(Mutation.Pending pending, Event.MutationEvent consent) {
        PersonId person = actor.person();
        if (pending.facts().by().equals(person)) {
            return refused(new ProposerMayNotConsent(person, pending.number()));
        }
        if (pending.hasConsentOf(person)) {
            return refused(new AlreadyConsented(person, pending.number()));
        }
        return pending.evolve(consent) instanceof Mutation.Pending after && after.complete()
                ? booked(after, consent)
                : Decision.accepted(consent);
    }

    private Decision booked(Mutation.Pending pending, Event.MutationEvent consent) {
        Optional<Refusal> inTheWay = new AdmissionPolicy(
                        book, pending.facts().mutation(), pending.facts().proposal(), false)
                .refusal();
        return inTheWay.map(Decision::refused).orElseGet(() -> {
            List<Event> events = new ArrayList<>();
            events.add(consent);
            events.addAll(BookingEventFactory.of(pending.facts()));
            return new Decision.Accepted(events);
        });
    }

    /** Anybody who might consent may refuse; the proposer withdraws. */
    private Decision bySomebodyElse(MutationId id, Event.MutationEvent ending) {
        return whilePending(id, pending -> {
            if (pending.facts().by().equals(actor.person())) {
                return refused(new ProposerMayNotConsent(actor.person(), pending.number()));
            }
            ChapterCode own = pending.facts().chapter();
            List<ChapterCode> others = others(pending);
            boolean inspectorate =
                    pending.facts().asks().agreement() && actor.mandates().contains(Mandate.INSPECTORATE);
            if (inspectorate
                    || actor.may(Mandate.APPROVE, own)
                    || others.stream().anyMatch(other -> actor.may(Mandate.CONFIRM, other))) {
                return ended(pending, ending);
            }
            return actor.actsFor().contains(own) || others.isEmpty()
                    ? refused(actor.without(Mandate.APPROVE, List.of(own)))
                    : refused(actor.without(
                            Mandate.CONFIRM,
                            List.copyOf(pending.facts().proposal().chapters())));
        });
    }

    private Decision ended(Mutation.Pending pending, Event.MutationEvent ending) {
        MutationId id = pending.facts().mutation();
        Proposal proposal = pending.facts().proposal();
        List<Event> events = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            if (book.chapter(chapter) instanceof Chapter.Open open
                    && open.reserves().claims().containsKey(id)) {
                events.add(new Event.ReserveDrawReleased(chapter, id));
            }
        }
        Reversal reversal = proposal.reversal();
        if (reversal != null) {
            events.add(new Event.ReversalReleased(reversal.of(), id));
        }
        events.add(ending);
        return new Decision.Accepted(events);
    }

    private static List<ChapterCode> others(Mutation.Pending pending) {
        return pending.facts().proposal().chapters().stream()
                .filter(chapter -> !chapter.equals(pending.facts().chapter()))
                .toList();
    }
}
