package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.HypotheticalBookState;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.EmbargoDecider;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Decides on imports. A document is the authority for the mutations and balances that it publishes. An imported balance
 * keeps its stated value: details imported later are deducted from the unassigned part of the item. The order of
 * documents therefore does not matter.
 */
public record DocumentImportDecider(BookState book, Actor actor, ConsentPolicy policy) {
    public Decision decideMutation(Command.ImportMutation command) {
        Proposal proposal = command.proposal();
        if (proposal.reversal() != null) {
            throw new IllegalArgumentException("Use ReverseMutation to reverse a mutation");
        }
        return checkMandate().orElseGet(() -> switch (book.mutation(command.mutation())) {
            case Mutation.Proposed known -> refused(new RepeatedImportDecider(book, known).compare(proposal));
            case Mutation.NotProposed n ->
                new DuplicateDecider(book, proposal)
                        .refusal(command.evenIfAlike())
                        .map(Decision::refused)
                        .orElseGet(() -> bookWithAdjustments(command.mutation(), proposal));
        });
    }

    private Decision bookWithAdjustments(MutationId id, Proposal proposal) {
        BalanceAdjustmentCalculator calculator = new BalanceAdjustmentCalculator(book);
        proposal.postings().forEach(posting -> calculator.addChange(posting, proposal.moment()));
        Map<Moment, List<Posting>> adjustments = calculator.adjustments();
        return calculator.firstTooLarge().map(Decision::refused).orElseGet(() -> {
            List<IdentifiedProposal> mutations = adjustments(id, proposal, adjustments);
            mutations.add(new IdentifiedProposal(id, proposal));
            return decideAll(mutations);
        });
    }

    public Decision decideBalances(Command.ImportBalances command) {
        return checkMandate()
                .orElseGet(() -> book.decideInChapter(
                        command.balances().getFirst().item().chapter(), open -> decideBalances(command, open)));
    }

    private Decision decideBalances(Command.ImportBalances command, Chapter.Open open) {
        if (book.calendar().submittedOn(command.moment()).isEmpty()) {
            return refused(new MomentRefusal.UnknownMoment(command.moment()));
        }
        List<ImportRefusal.StatedOtherwise> contradictions = new ArrayList<>();
        BalanceAdjustmentCalculator calculator = new BalanceAdjustmentCalculator(book);
        for (StatedBalance balance : command.balances()) {
            BudgetAccount account = balance.account();
            @Nullable
            Thousands before = open.figures().statedBalances().amounts().amountAt(account, command.moment());
            boolean inForce = balance.thousands()
                    .equals(open.figures()
                            .booked()
                            .sumIncludingBelow(
                                    account, command.moment(), book.calendar().momentOrder()));
            if (before == null || (before.equals(balance.thousands()) && !inForce)) {
                // Not stated before, or changed since by a reversal or by other bookings in this moment.
                calculator.addStatedBalance(balance, command.moment());
            } else if (!before.equals(balance.thousands())) {
                contradictions.add(new ImportRefusal.StatedOtherwise(
                        balance.item(),
                        balance.flow(),
                        balance.year(),
                        command.moment(),
                        before,
                        balance.thousands(),
                        1));
            }
        }
        if (!contradictions.isEmpty()) {
            return refused(contradictions.getFirst().withContradictions(contradictions.size()));
        }
        Map<Moment, List<Posting>> adjustments = calculator.adjustments();
        Optional<Refusal> tooLarge = calculator.firstTooLarge();
        if (tooLarge.isPresent()) {
            return refused(tooLarge.get());
        }
        List<Posting> own = adjustments.remove(command.moment());
        if (own == null) {
            return refused(book.mutation(command.mutation())
                    .asProposed()
                    .<Refusal>map(known -> new ImportRefusal.TakenBefore(known.number()))
                    .orElseGet(
                            () -> new ImportRefusal.StatedBefore(open.opened().chapter(), command.moment())));
        }
        List<Proposal> stated = chunks(own).stream()
                .map(chunk -> publishedProposal(
                        command.title(),
                        command.explanation(),
                        command.moment(),
                        command.source(),
                        Precision.EXACT,
                        chunk))
                .toList();
        List<IdentifiedProposal> mutations = adjustments(command.mutation(), stated.getFirst(), adjustments);
        DerivedIdGenerator ids = new DerivedIdGenerator(
                command.mutation(), command.moment(), open.opened().chapter());
        for (Proposal one : stated) {
            mutations.add(new IdentifiedProposal(ids.next(), one));
        }
        return decideAll(mutations);
    }

    private Optional<Decision> checkMandate() {
        return actor.bookMandates().contains(Mandate.IMPORT)
                ? Optional.empty()
                : Optional.of(refused(new MutationRefusal.NoMandate(actor.person(), Mandate.IMPORT)));
    }

    private record IdentifiedProposal(MutationId id, Proposal proposal) {}

    /** Returns adjustments that keep the stated balances of other moments, or of items above. */
    private List<IdentifiedProposal> adjustments(
            MutationId of, Proposal cause, Map<Moment, List<Posting>> adjustments) {
        List<IdentifiedProposal> result = new ArrayList<>();
        adjustments.forEach((moment, postings) -> postings.stream()
                .collect(Collectors.groupingBy(posting -> posting.item().chapter(), TreeMap::new, Collectors.toList()))
                .forEach((chapter, own) -> {
                    DerivedIdGenerator ids = new DerivedIdGenerator(of, moment, chapter);
                    chunks(own).forEach(chunk -> result.add(adjustment(ids.nextDerived(), cause, moment, chunk)));
                }));
        return result;
    }

    /** Splits postings into parts of the size that one mutation may have. */
    private static List<List<Posting>> chunks(List<Posting> postings) {
        List<List<Posting>> chunks = new ArrayList<>();
        for (int from = 0; from < postings.size(); from += Proposal.MAX_POSTINGS) {
            chunks.add(postings.subList(from, Math.min(postings.size(), from + Proposal.MAX_POSTINGS)));
        }
        return chunks;
    }

    /** Generates ids for the adjustments of an import in one moment of a chapter. */
    private final class DerivedIdGenerator {
        private final MutationId cause;
        private final Moment moment;
        private final ChapterCode chapter;
        private int number;
        private boolean started;

        DerivedIdGenerator(MutationId of, Moment moment, ChapterCode chapter) {
            this.cause = of;
            this.moment = moment;
            this.chapter = chapter;
        }

        /** Returns the identity of the cause first, unless it is taken. */
        MutationId next() {
            boolean first = !started && book.mutation(cause) instanceof Mutation.NotProposed;
            started = true;
            return first ? cause : nextDerived();
        }

        MutationId nextDerived() {
            MutationId id = cause.derive(moment, chapter, number++);
            return book.mutation(id) instanceof Mutation.NotProposed ? id : nextDerived();
        }
    }

    private static IdentifiedProposal adjustment(MutationId id, Proposal cause, Moment moment, List<Posting> postings) {
        return new IdentifiedProposal(
                id,
                publishedProposal(
                        RecordedTextFormatter.format("adjustment.title"),
                        RecordedTextFormatter.format("adjustment.explanation", cause.title()),
                        moment,
                        cause.source(),
                        cause.precision(),
                        postings));
    }

    private static Proposal publishedProposal(
            String title,
            String explanation,
            Moment moment,
            Source source,
            Precision precision,
            List<Posting> postings) {
        return new ProposalBuilder(
                        moment.code() == Moment.Code.SW ? MutationKind.FINAL_BUDGET : MutationKind.PUBLISHED,
                        title,
                        explanation,
                        moment,
                        source,
                        postings)
                .precision(precision)
                .build();
    }

    /** Decides all or none, each on the state after the ones before it. */
    private Decision decideAll(List<IdentifiedProposal> mutations) {
        HypotheticalBookState updated = new HypotheticalBookState(book);
        List<Event> events = new ArrayList<>();
        // The adjustments are in moments that were imported before.
        Proposal own = mutations.getLast().proposal();
        events.addAll(new EmbargoDecider(book).liftAtImport(own.moment(), own.chapters()));
        for (IdentifiedProposal mutation : mutations) {
            switch (new ProposalDecider(updated, actor, policy).decideImported(mutation.id(), mutation.proposal())) {
                case Decision.Refused refused -> {
                    return refused;
                }
                case Decision.Accepted accepted -> {
                    accepted.events().forEach(updated::apply);
                    events.addAll(accepted.events());
                }
            }
        }
        return new Decision.Accepted(events);
    }
}
