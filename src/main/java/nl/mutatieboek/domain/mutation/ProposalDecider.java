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
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.HypotheticalBookState;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MarkRefusal;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MutationRefusal.ChapterNotNamed;
import nl.mutatieboek.domain.MutationRefusal.MutationExists;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.NotReversed;
import nl.mutatieboek.domain.MutationRefusal.ReplacedForOtherChapter;
import nl.mutatieboek.domain.MutationRefusal.ReversalUnderWay;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.RequiredConsents;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Decides on new mutations: proposals, imports and reversals. */
public record ProposalDecider(BookState book, Actor actor, ConsentPolicy policy) {
    public Decision decideProposal(Command.ProposeMutation command) {
        Proposal proposal = command.proposal();
        if (proposal.reversal() != null) {
            throw new IllegalArgumentException("Use ReverseMutation to reverse a mutation");
        }
        return checkReplacement(proposal)
                .map(Decision::refused)
                .orElseGet(() -> decideForOwnChapter(command.mutation(), command.chapter(), proposal, List.of()));
    }

    /** Decides a batch, each proposal on the state after the accepted ones before it; reports all refusals. */
    public Decision decideBatch(Command.ProposeMutationBatch command) {
        HypotheticalBookState updated = new HypotheticalBookState(book);
        List<Event> events = new ArrayList<>();
        List<Refusal.OneRefused> refused = new ArrayList<>();
        for (int i = 0; i < command.proposals().size(); i++) {
            switch (new ProposalDecider(updated, actor, policy)
                    .decideProposal(command.proposals().get(i))) {
                case Decision.Accepted accepted -> {
                    accepted.events().forEach(updated::apply);
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

    /**
     * Only somebody who proposes for the chapter that proposed a mutation replaces it, also by an import. Checked before
     * its state, because another chapter must not learn of a reversal under embargo.
     */
    private Optional<Refusal> checkMayReplace(MutationId corrected) {
        if (!(book.mutation(corrected) instanceof Mutation.Proposed replaced)
                || actor.hasMandate(Mandate.PROPOSE, replaced.proposedEvent().chapter())) {
            return Optional.empty();
        }
        return Optional.of(actor.missingMandate(
                Mandate.PROPOSE, List.of(replaced.proposedEvent().chapter())));
    }

    private Optional<Refusal> checkReplacement(Proposal proposal) {
        MutationId corrected = proposal.corrects();
        return corrected == null ? Optional.empty() : checkMayReplace(corrected).or(() -> checkReplaceable(corrected));
    }

    /** Allows replacement of a mutation that was reversed, returned or rejected, or whose reversal is pending. */
    private Optional<Refusal> checkReplaceable(MutationId corrected) {
        return switch (book.mutation(corrected)) {
            case Mutation.NotProposed n -> Optional.of(new UnknownMutation(corrected));
            case Mutation.Reversed r when r.isReversalInForce(book) -> Optional.empty();
            case Mutation.Booked b when b.reversal() != null -> Optional.empty();
            case Mutation.Ended e when !e.state().equals("WITHDRAWN") -> Optional.empty();
            case Mutation.Proposed other -> Optional.of(new NotReversed(corrected, other.number()));
        };
    }

    /** Selects the proposing chapter among those of the actor; refuses if there is none or more than one. */
    private Decision decideForOwnChapter(
            MutationId id, @Nullable ChapterCode named, Proposal requested, List<Event> precedingEvents) {
        List<ChapterCode> proposing = requested.chapters().stream()
                .filter(chapter ->
                        actor.hasMandate(Mandate.PROPOSE, chapter) && (named == null || named.equals(chapter)))
                .toList();
        if (proposing.isEmpty()) {
            if (named != null && actor.hasMandate(Mandate.PROPOSE, named)) {
                return refused(new NotOfChapter(actor.person(), ChapterCode.listed(requested.chapters())));
            }
            return refused(
                    actor.missingMandate(Mandate.PROPOSE, named == null ? requested.chapters() : List.of(named)));
        }
        if (proposing.size() > 1) {
            return refused(new ChapterNotNamed(actor.person(), ChapterCode.listed(requested.chapters())));
        }
        return decideNewMutation(id, proposing.getFirst(), requested, false, precedingEvents);
    }

    private Decision decideNewMutation(
            MutationId id,
            ChapterCode proposing,
            Proposal requested,
            boolean fromDocument,
            List<Event> precedingEvents) {
        if (requested.corrects() != null
                && book.mutation(requested.corrects()) instanceof Mutation.Proposed replaced
                && !replaced.proposedEvent().chapter().equals(proposing)) {
            return refused(new ReplacedForOtherChapter(
                    replaced.number(), replaced.proposedEvent().chapter().value()));
        }
        if (book.mutation(id) instanceof Mutation.Proposed known) {
            return refused(new MutationExists(known.number()));
        }
        LocalDate submittedOn = book.calendar().submittedOn(requested.moment()).orElse(null);
        if (submittedOn == null) {
            return refused(new MomentRefusal.UnknownMoment(requested.moment()));
        }
        Proposal proposal =
                withSuggestions(requested.effectiveOn() == null ? requested.effectiveOn(submittedOn) : requested);
        AdmissionPolicy admission = new AdmissionPolicy(book, id, proposal, fromDocument);
        return admission
                .firstRefusal()
                .or(() -> checkSuggestions(requested, proposal))
                .or(() -> fromDocument ? Optional.empty() : checkMarks(proposal))
                .map(Decision::refused)
                .orElseGet(() -> new Decision.Accepted(
                        acceptedEvents(id, proposing, proposal, admission, fromDocument, precedingEvents)));
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
                ? open.figures()
                        .suggestExtrapolation(
                                BudgetAccount.ofPosting(posting),
                                moment,
                                book.calendar().momentOrder())
                : Thousands.ZERO;
    }

    /** Refuses an outdated suggestion, so that the proposer reviews the new one. */
    private static Optional<Refusal> checkSuggestions(Proposal requested, Proposal computed) {
        for (int i = 0; i < requested.postings().size(); i++) {
            Posting posting = requested.postings().get(i);
            Thousands now = computed.postings().get(i).suggested();
            if (posting.suggested() != null
                    && now != null
                    && !posting.suggested().equals(now)) {
                return Optional.of(new FigureRefusal.SuggestedOtherwise(
                        posting.item(), posting.flow(), posting.year(), posting.suggested(), now));
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses a line whose marks depart from the default of its item, or whose class departs from that of the mutation,
     * without a reason. Checked once: a default that changes while the mutation waits for consents needs no reason.
     */
    private Optional<Refusal> checkMarks(Proposal proposal) {
        if (proposal.reversal() != null) {
            return Optional.empty();
        }
        return proposal.postings().stream()
                .filter(posting -> proposal.marksOf(posting).reason() == null
                        && book.chapter(posting.item().chapter()) instanceof Chapter.Open open
                        && proposal.marksOf(posting)
                                .budget()
                                .of(posting.flow())
                                .departsFrom(open.items()
                                        .defaultMarks()
                                        .marksOf(posting.item(), posting.year())
                                        .withClass(proposal.mutationClass())))
                .findFirst()
                .map(posting -> new MarkRefusal.MarkReasonMissing(posting.item(), posting.flow(), posting.year()));
    }

    private List<Event> acceptedEvents(
            MutationId id,
            ChapterCode proposing,
            Proposal proposal,
            AdmissionPolicy admission,
            boolean fromDocument,
            List<Event> precedingEvents) {
        int sequence = book.chapter(proposing) instanceof Chapter.Open open
                ? open.nextNumber(proposal.moment().year())
                : 1;
        String number = String.format(
                Locale.ROOT, "%s-%s-%04d", proposing, proposal.moment().year(), sequence);
        List<Event> events = new ArrayList<>(precedingEvents);
        events.add(new Event.MutationNumberIssued(
                proposing,
                proposal.moment().year(),
                sequence,
                id,
                fromDocument ? List.of() : proposedAmounts(proposal, proposing)));
        if (fromDocument) {
            Event.MutationProposed proposed = new Event.MutationProposed(
                    id, number, proposing, actor.person(), new RequiredConsents(0, false), proposal);
            events.add(proposed);
            events.add(new Event.MutationImported(
                    id, actor.person(), proposal.source().document()));
            events.addAll(BookingEventFactory.create(proposed));
            return events;
        }
        for (ChapterCode chapter : proposal.chapters()) {
            if (!chapter.equals(proposing)) {
                events.add(new Event.CounterpartInformed(
                        chapter, proposal.moment().year(), id, proposedAmounts(proposal, chapter)));
            }
            List<ReserveClaimEvent.ReserveDraw> draws = admission.reserveDraws(chapter);
            if (!draws.isEmpty()) {
                events.add(new ReserveClaimEvent.ReserveDrawClaimed(
                        chapter, id, proposal.moment(), proposal.day(), draws));
            }
        }
        events.add(new Event.MutationProposed(
                id, number, proposing, actor.person(), policy.requiredConsents(proposal), proposal));
        return events;
    }

    private static List<Event.ProposedAmount> proposedAmounts(Proposal proposal, ChapterCode chapter) {
        return proposal.reversal() == null
                ? proposal.postingsOf(chapter).stream()
                        .map(posting -> new Event.ProposedAmount(
                                posting.item(), posting.flow(), posting.year(), posting.thousands()))
                        .toList()
                : List.of();
    }
}
