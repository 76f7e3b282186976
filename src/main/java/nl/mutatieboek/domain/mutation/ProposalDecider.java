package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.Decision.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.HypotheticalBookState;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.ChapterNotNamed;
import nl.mutatieboek.domain.Refusal.MutationExists;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.NotReversed;
import nl.mutatieboek.domain.Refusal.ReversalUnderWay;
import nl.mutatieboek.domain.Refusal.UnknownMutation;
import nl.mutatieboek.domain.RequiredConsents;
import nl.mutatieboek.domain.chapter.BudgetAccount;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Decisions on new dossiers: a proposal, or the reversal of a booked mutation. */
public final class ProposalDecider {
    private final BookState book;
    private final Actor actor;
    private final ConsentPolicy policy;

    public ProposalDecider(BookState book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    public Decision proposal(Command.ProposeMutation command) {
        Proposal proposal = command.proposal();
        if (proposal.reversal() != null) {
            throw new IllegalArgumentException("A reversal is asked of the mutation that it takes back");
        }
        return replacing(proposal)
                .map(Decision::refused)
                .orElseGet(() -> onBehalf(command.mutation(), command.chapter(), proposal, List.of()));
    }

    /** All or none; each is decided on what those before it leave, and every one that is refused is named. */
    public Decision together(Command.ProposeMutationBatch command) {
        HypotheticalBookState ahead = new HypotheticalBookState(book);
        List<Event> events = new ArrayList<>();
        List<Refusal.OneRefused> refused = new ArrayList<>();
        for (int i = 0; i < command.proposals().size(); i++) {
            switch (new ProposalDecider(ahead, actor, policy)
                    .proposal(command.proposals().get(i))) {
                case Decision.Accepted accepted -> {
                    accepted.events().forEach(ahead::add);
                    events.addAll(accepted.events());
                }
                case Decision.Refused one -> refused.add(new Refusal.OneRefused(i, one.refusal()));
            }
        }
        return refused.isEmpty() ? new Decision.Accepted(events) : refused(new Refusal.TogetherRefused(refused));
    }

    /** What a document published needs no consent, and no open moment. */
    Decision taken(MutationId id, Proposal proposal) {
        return replacing(proposal)
                .map(Decision::refused)
                .orElseGet(() -> dossier(id, proposal.chapters().getFirst(), proposal, true, List.of()));
    }

    public Decision reversal(Command.ReverseMutation command) {
        return switch (book.mutation(command.original())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.original()));
            case Mutation.Booked b
            when b.reversal() != null ->
                refused(actor.stranger(b.facts()).orElse(new ReversalUnderWay(b.number(), b.reversal())));
            case Mutation.Booked b -> {
                Proposal original = b.facts().proposal();
                Moment moment = command.moment() == null ? original.moment() : command.moment();
                LocalDate day = command.effectiveOn() == null ? original.day() : command.effectiveOn();
                Proposal reversed = original.reversed(command.original(), b.number(), command.reason(), moment, day);
                // Whoever acts for several of its chapters speaks for the one that proposed it.
                ChapterCode proposer = b.facts().chapter();
                yield onBehalf(
                        command.mutation(),
                        actor.may(Mandate.PROPOSE, proposer) ? proposer : null,
                        reversed,
                        List.of(new Event.ReversalClaimed(command.original(), command.mutation())));
            }
            case Mutation.Proposed other ->
                refused(actor.stranger(other.facts()).orElse(new NotBooked(other.number(), other.state())));
        };
    }

    private Optional<Refusal> replacing(Proposal proposal) {
        return proposal.corrects() == null ? Optional.empty() : notReplaceable(proposal.corrects());
    }

    /** A mutation is replaced once it was reversed or returned, or while its reversal is under way. */
    private Optional<Refusal> notReplaceable(MutationId corrected) {
        return switch (book.mutation(corrected)) {
            case Mutation.NotProposed n -> Optional.of(new UnknownMutation(corrected));
            case Mutation.Reversed r when r.isTakenBack(book) -> Optional.empty();
            case Mutation.Booked b when b.reversal() != null -> Optional.empty();
            case Mutation.Ended e when e.state().equals("RETURNED") -> Optional.empty();
            case Mutation.Proposed other -> Optional.of(new NotReversed(corrected, other.number()));
        };
    }

    /** The chapter for which the actor speaks, when it touches several of his. */
    private Decision onBehalf(MutationId id, @Nullable ChapterCode named, Proposal asked, List<Event> besides) {
        List<ChapterCode> own = asked.chapters().stream()
                .filter(chapter -> actor.may(Mandate.PROPOSE, chapter) && (named == null || named.equals(chapter)))
                .toList();
        if (own.isEmpty()) {
            if (named != null && actor.may(Mandate.PROPOSE, named)) {
                return refused(new NotOfChapter(actor.person(), ChapterCode.listed(asked.chapters())));
            }
            return refused(actor.without(Mandate.PROPOSE, named == null ? asked.chapters() : List.of(named)));
        }
        if (own.size() > 1) {
            return refused(new ChapterNotNamed(actor.person(), ChapterCode.listed(asked.chapters())));
        }
        return dossier(id, own.getFirst(), asked, false, besides);
    }

    private Decision dossier(
            MutationId id, ChapterCode own, Proposal asked, boolean fromDocument, List<Event> besides) {
        if (book.mutation(id) instanceof Mutation.Proposed known) {
            return refused(new MutationExists(known.number()));
        }
        LocalDate submittedOn = book.calendar().submittedOn(asked.moment()).orElse(null);
        if (submittedOn == null) {
            return refused(new Refusal.UnknownMoment(asked.moment()));
        }
        Proposal proposal = suggested(asked.effectiveOn() == null ? asked.effectiveOn(submittedOn) : asked);
        AdmissionPolicy admission = new AdmissionPolicy(book, id, proposal, fromDocument);
        return admission
                .refusal()
                .or(() -> suggestedOtherwise(asked, proposal))
                .map(Decision::refused)
                .orElseGet(() -> new Decision.Accepted(events(id, own, proposal, admission, fromDocument, besides)));
    }

    /** What an extrapolation is held against is computed from the ledger, whatever the proposer was shown. */
    private Proposal suggested(Proposal proposal) {
        return proposal.kind() == MutationKind.EXTRAPOLATION
                ? proposal.posting(proposal.postings().stream()
                        .map(posting -> posting.suggested(suggestion(posting, proposal.moment())))
                        .toList())
                : proposal;
    }

    private Thousands suggestion(Posting posting, Moment moment) {
        return book.chapter(posting.item().chapter()) instanceof Chapter.Open open
                        && posting.year().value() > BudgetYear.FIRST
                ? open.figures()
                        .suggested(
                                BudgetAccount.of(posting),
                                moment,
                                book.calendar().line())
                : Thousands.ZERO;
    }

    /** Whoever was shown something else looks again. */
    private static Optional<Refusal> suggestedOtherwise(Proposal asked, Proposal computed) {
        for (int i = 0; i < asked.postings().size(); i++) {
            Posting line = asked.postings().get(i);
            Thousands now = computed.postings().get(i).suggested();
            if (line.suggested() != null && now != null && !line.suggested().equals(now)) {
                return Optional.of(
                        new Refusal.SuggestedOtherwise(line.item(), line.flow(), line.year(), line.suggested(), now));
            }
        }
        return Optional.empty();
    }

    private List<Event> events(
            MutationId id,
            ChapterCode own,
            Proposal proposal,
            AdmissionPolicy admission,
            boolean fromDocument,
            List<Event> besides) {
        int sequence = book.chapter(own) instanceof Chapter.Open open
                ? open.nextNumber(proposal.moment().year())
                : 1;
        String number =
                String.format(Locale.ROOT, "%s-%s-%04d", own, proposal.moment().year(), sequence);
        List<Event> events = new ArrayList<>(besides);
        events.add(new Event.MutationNumberIssued(own, proposal.moment().year(), sequence, id));
        if (fromDocument) {
            Event.MutationProposed facts = new Event.MutationProposed(
                    id, number, own, actor.person(), new RequiredConsents(0, false), proposal);
            events.add(facts);
            events.add(new Event.MutationImported(
                    id, actor.person(), proposal.source().document()));
            events.addAll(BookingEventFactory.of(facts));
            return events;
        }
        for (ChapterCode chapter : proposal.chapters()) {
            if (!chapter.equals(own)) {
                events.add(
                        new Event.CounterpartInformed(chapter, proposal.moment().year(), id));
            }
            List<Event.ReserveDraw> draws = admission.draws(chapter);
            if (!draws.isEmpty()) {
                events.add(new Event.ReserveDrawClaimed(chapter, id, proposal.moment(), proposal.day(), draws));
            }
        }
        events.add(new Event.MutationProposed(id, number, own, actor.person(), policy.asks(proposal), proposal));
        return events;
    }
}
