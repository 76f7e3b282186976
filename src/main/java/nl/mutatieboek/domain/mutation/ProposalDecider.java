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
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Decides on new mutations: proposals, imports and reversals. */
public final class ProposalDecider {
    private final BookState book;
    private final Actor actor;
    private final ConsentPolicy policy;

    public ProposalDecider(BookState book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    public Decision decideProposal(Command.ProposeMutation command) {
        Proposal proposal = command.proposal();
        if (proposal.reversal() != null) {
            throw new IllegalArgumentException("A reversal is asked of the mutation that it takes back");
        }
        return checkReplacement(proposal)
                .map(Decision::refused)
                .orElseGet(() -> decideForOwnChapter(command.mutation(), command.chapter(), proposal, List.of()));
    }

    /**
     * Decides a batch, all or none. Each proposal is decided on the state after the accepted ones before it; all
     * refusals are reported.
     */
    public Decision decideBatch(Command.ProposeMutationBatch command) {
        HypotheticalBookState ahead = new HypotheticalBookState(book);
        List<Event> events = new ArrayList<>();
        List<Refusal.OneRefused> refused = new ArrayList<>();
        for (int i = 0; i < command.proposals().size(); i++) {
            switch (new ProposalDecider(ahead, actor, policy)
                    .decideProposal(command.proposals().get(i))) {
                case Decision.Accepted accepted -> {
                    accepted.events().forEach(ahead::apply);
                    events.addAll(accepted.events());
                }
                case Decision.Refused one -> refused.add(new Refusal.OneRefused(i, one.refusal()));
            }
        }
        return refused.isEmpty() ? new Decision.Accepted(events) : refused(new Refusal.TogetherRefused(refused));
    }

    /** Decides an imported proposal, which needs no consent and no open moment. */
    Decision decideImported(MutationId id, Proposal proposal) {
        return checkReplacement(proposal)
                .map(Decision::refused)
                .orElseGet(() -> decideNewMutation(id, proposal.chapters().getFirst(), proposal, true, List.of()));
    }

    public Decision decideReversal(Command.ReverseMutation command) {
        return switch (book.mutation(command.original())) {
            case Mutation.NotProposed n -> refused(new UnknownMutation(command.original()));
            case Mutation.Booked b
            when b.reversal() != null ->
                refused(actor.outsiderRefusal(b.proposedEvent())
                        .orElse(new ReversalUnderWay(b.number(), b.reversal())));
            case Mutation.Booked b -> {
                Proposal original = b.proposedEvent().proposal();
                Moment moment = command.moment() == null ? original.moment() : command.moment();
                LocalDate day = command.effectiveOn() == null ? original.day() : command.effectiveOn();
                Proposal reversed = original.toReversal(command.original(), b.number(), command.reason(), moment, day);
                // An actor with several of its chapters proposes for the chapter of the original.
                ChapterCode proposer = b.proposedEvent().chapter();
                yield decideForOwnChapter(
                        command.mutation(),
                        actor.hasMandate(Mandate.PROPOSE, proposer) ? proposer : null,
                        reversed,
                        List.of(new Event.ReversalClaimed(command.original(), command.mutation())));
            }
            case Mutation.Proposed other ->
                refused(actor.outsiderRefusal(other.proposedEvent())
                        .orElse(new NotBooked(other.number(), other.state())));
        };
    }

    private Optional<Refusal> checkReplacement(Proposal proposal) {
        return proposal.corrects() == null ? Optional.empty() : checkReplaceable(proposal.corrects());
    }

    /** Allows replacement of a mutation that was reversed or returned, or whose reversal is pending. */
    private Optional<Refusal> checkReplaceable(MutationId corrected) {
        return switch (book.mutation(corrected)) {
            case Mutation.NotProposed n -> Optional.of(new UnknownMutation(corrected));
            case Mutation.Reversed r when r.isReversalInForce(book) -> Optional.empty();
            case Mutation.Booked b when b.reversal() != null -> Optional.empty();
            case Mutation.Ended e when e.state().equals("RETURNED") -> Optional.empty();
            case Mutation.Proposed other -> Optional.of(new NotReversed(corrected, other.number()));
        };
    }

    /** Selects the proposing chapter among those of the actor; refuses if there is none or more than one. */
    private Decision decideForOwnChapter(
            MutationId id, @Nullable ChapterCode named, Proposal asked, List<Event> besides) {
        List<ChapterCode> own = asked.chapters().stream()
                .filter(chapter ->
                        actor.hasMandate(Mandate.PROPOSE, chapter) && (named == null || named.equals(chapter)))
                .toList();
        if (own.isEmpty()) {
            if (named != null && actor.hasMandate(Mandate.PROPOSE, named)) {
                return refused(new NotOfChapter(actor.person(), ChapterCode.listed(asked.chapters())));
            }
            return refused(actor.missingMandate(Mandate.PROPOSE, named == null ? asked.chapters() : List.of(named)));
        }
        if (own.size() > 1) {
            return refused(new ChapterNotNamed(actor.person(), ChapterCode.listed(asked.chapters())));
        }
        return decideNewMutation(id, own.getFirst(), asked, false, besides);
    }

    private Decision decideNewMutation(
            MutationId id, ChapterCode own, Proposal asked, boolean fromDocument, List<Event> besides) {
        if (book.mutation(id) instanceof Mutation.Proposed known) {
            return refused(new MutationExists(known.number()));
        }
        LocalDate submittedOn = book.calendar().submittedOn(asked.moment()).orElse(null);
        if (submittedOn == null) {
            return refused(new Refusal.UnknownMoment(asked.moment()));
        }
        Proposal proposal = withSuggestions(asked.effectiveOn() == null ? asked.effectiveOn(submittedOn) : asked);
        AdmissionPolicy admission = new AdmissionPolicy(book, id, proposal, fromDocument);
        return admission
                .firstRefusal()
                .or(() -> checkSuggestions(asked, proposal))
                .map(Decision::refused)
                .orElseGet(() ->
                        new Decision.Accepted(acceptedEvents(id, own, proposal, admission, fromDocument, besides)));
    }

    /** Fills in the suggestions of an extrapolation from the ledger, whatever the proposer saw. */
    private Proposal withSuggestions(Proposal proposal) {
        return proposal.kind() == MutationKind.EXTRAPOLATION
                ? proposal.withPostings(proposal.postings().stream()
                        .map(posting -> posting.suggested(suggestedAmount(posting, proposal.moment())))
                        .toList())
                : proposal;
    }

    private Thousands suggestedAmount(Posting posting, Moment moment) {
        return book.chapter(posting.item().chapter()) instanceof Chapter.Open open
                        && posting.year().value() > BudgetYear.FIRST
                ? open.figures()
                        .suggestExtrapolation(
                                BudgetAccount.ofPosting(posting),
                                moment,
                                book.calendar().momentOrder())
                : Thousands.ZERO;
    }

    /** Refuses an outdated suggestion, so that the proposer reviews the new one. */
    private static Optional<Refusal> checkSuggestions(Proposal asked, Proposal computed) {
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

    private List<Event> acceptedEvents(
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
            events.addAll(BookingEventFactory.create(facts));
            return events;
        }
        for (ChapterCode chapter : proposal.chapters()) {
            if (!chapter.equals(own)) {
                events.add(
                        new Event.CounterpartInformed(chapter, proposal.moment().year(), id));
            }
            List<Event.ReserveDraw> draws = admission.reserveDraws(chapter);
            if (!draws.isEmpty()) {
                events.add(new Event.ReserveDrawClaimed(chapter, id, proposal.moment(), proposal.day(), draws));
            }
        }
        events.add(new Event.MutationProposed(
                id, number, own, actor.person(), policy.requiredConsents(proposal), proposal));
        return events;
    }
}
