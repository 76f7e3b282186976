package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.budget.Refusal.AlreadyConsented;
import nl.mutatieboek.budget.Refusal.AuthorisedAlready;
import nl.mutatieboek.budget.Refusal.ConsentNotAsked;
import nl.mutatieboek.budget.Refusal.ExceptedBefore;
import nl.mutatieboek.budget.Refusal.NoMandate;
import nl.mutatieboek.budget.Refusal.NotBooked;
import nl.mutatieboek.budget.Refusal.NotNewPolicy;
import nl.mutatieboek.budget.Refusal.NotPending;
import nl.mutatieboek.budget.Refusal.NotTheProposer;
import nl.mutatieboek.budget.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.budget.Refusal.UnknownMutation;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;

/** Decisions on a pending dossier: the consents, of which the last one books, and the ways in which it ends (law 9). */
final class Consenting {
    private final Book book;
    private final Actor actor;

    Consenting(Book book, Actor actor) {
        this.book = book;
        this.actor = actor;
    }

    Decision approval(Command.ApproveMutation command) {
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

    Decision confirmation(Command.ConfirmMutation command) {
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

    Decision agreement(Command.AgreeMutation command) {
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
    Decision exception(Command.ExceptMutation command) {
        return switch (book.mutation(command.mutation())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.mutation()));
            case Mutation.Booked booked -> excepted(command, booked);
            case Mutation.Proposed other ->
                refused(actor.stranger(other.facts()).orElse(new NotBooked(other.number(), other.state())));
        };
    }

    private Decision excepted(Command.ExceptMutation command, Mutation.Booked booked) {
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
                ? Decision.accepted(new Event.MutationExcepted(
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
                Bill bill = open.sittings().bill(proposal.moment().bill());
                if (bill == null || bill.adopted() == null) {
                    return List.of();
                }
                acts.add(bill.adopted().act());
            }
        }
        return acts.stream().distinct().toList();
    }

    Decision rejection(Command.RejectMutation command) {
        return bySomebodyElse(
                command.mutation(), new Event.MutationRejected(command.mutation(), actor.person(), command.reason()));
    }

    Decision sendingBack(Command.ReturnMutation command) {
        return bySomebodyElse(
                command.mutation(), new Event.MutationReturned(command.mutation(), actor.person(), command.reason()));
    }

    Decision withdrawal(Command.WithdrawMutation command) {
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
    private Decision consented(Mutation.Pending pending, Event.OfMutation consent) {
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

    private Decision booked(Mutation.Pending pending, Event.OfMutation consent) {
        Optional<Refusal> inTheWay =
                new Admission(book, pending.facts().mutation(), pending.facts().proposal(), false).refusal();
        return inTheWay.map(Decision::refused).orElseGet(() -> {
            List<Event> events = new ArrayList<>();
            events.add(consent);
            events.addAll(Booking.of(pending.facts()));
            return new Decision.Accepted(events);
        });
    }

    /** Anybody who might consent may refuse; the proposer withdraws. */
    private Decision bySomebodyElse(MutationId id, Event.OfMutation ending) {
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

    private Decision ended(Mutation.Pending pending, Event.OfMutation ending) {
        MutationId id = pending.facts().mutation();
        Proposal proposal = pending.facts().proposal();
        List<Event> events = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            if (book.chapter(chapter) instanceof Chapter.Open open
                    && open.reserves().claims().containsKey(id)) {
                events.add(new Event.DrawReleased(chapter, id));
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
