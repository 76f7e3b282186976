package nl.mutatieboek.domain.matter;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.MatterRefusal.AmountOfOtherChapter;
import nl.mutatieboek.domain.MatterRefusal.LinkAmountsDiffer;
import nl.mutatieboek.domain.MatterRefusal.LinkToEnded;
import nl.mutatieboek.domain.MatterRefusal.LinkToOtherBill;
import nl.mutatieboek.domain.MatterRefusal.LinkToOtherPaper;
import nl.mutatieboek.domain.MatterRefusal.LinkedBefore;
import nl.mutatieboek.domain.MatterRefusal.NotAnAmendmentMutation;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Checks whether a mutation can be the booking of an amendment. */
record MatterLinkPolicy(BookState book, Chapter.Open open, ParliamentaryMatter matter, MutationId mutation) {
    /** Returns the first refusal, if any. */
    Optional<Refusal> firstRefusal() {
        return switch (book.mutation(mutation)) {
            case Mutation.NotProposed n -> Optional.of(new UnknownMutation(mutation));
            case Mutation.Ended ended -> Optional.of(new LinkToEnded(ended.number(), ended.state()));
            case Mutation.Proposed proposed ->
                Stream.<Supplier<Optional<Refusal>>>of(
                                () -> checkKind(proposed),
                                () -> checkBill(proposed),
                                () -> checkPaper(proposed),
                                () -> checkChapter(proposed),
                                () -> checkReversal(proposed),
                                () -> checkOtherLinks(proposed),
                                () -> checkAmounts(proposed))
                        .map(Supplier::get)
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    private static Proposal proposal(Mutation.Proposed proposed) {
        return proposed.proposedEvent().proposal();
    }

    private static Optional<Refusal> checkKind(Mutation.Proposed proposed) {
        MutationKind kind = proposal(proposed).kind();
        return kind == MutationKind.AMENDMENT
                ? Optional.empty()
                : Optional.of(new NotAnAmendmentMutation(proposed.number(), kind));
    }

    private Optional<Refusal> checkBill(Mutation.Proposed proposed) {
        Moment bill = proposal(proposed).particulars().bill();
        Moment own = matter.details().bill();
        return bill == null || own == null || bill.equals(own)
                ? Optional.empty()
                : Optional.of(new LinkToOtherBill(proposed.number(), own, bill));
    }

    private Optional<Refusal> checkPaper(Mutation.Proposed proposed) {
        String paper = proposal(proposed).particulars().parliamentaryPaper();
        return paper == null || matter.hasPaper(paper)
                ? Optional.empty()
                : Optional.of(new LinkToOtherPaper(
                        proposed.number(), String.valueOf(matter.details().parliamentaryPaper()), paper));
    }

    private List<Posting> postings(Mutation.Proposed proposed) {
        return proposal(proposed).postingsOf(chapter());
    }

    private ChapterCode chapter() {
        return matter.id().chapter();
    }

    private Optional<Refusal> checkChapter(Mutation.Proposed proposed) {
        return postings(proposed).isEmpty()
                ? Optional.of(new AmountOfOtherChapter(
                        proposal(proposed).postings().getFirst().item(), chapter()))
                : Optional.empty();
    }

    /**
     * A public mutation that was reversed in a moment under embargo counts as booked until then, because a refusal
     * would disclose it. The mutation of an amendment has one chapter, here the chapter of the matter.
     */
    private Optional<Refusal> checkReversal(Mutation.Proposed proposed) {
        return proposed instanceof Mutation.Reversed reversed && !isHiddenReversal(reversed)
                ? Optional.of(new LinkToEnded(reversed.number(), reversed.state()))
                : Optional.empty();
    }

    private boolean isHiddenReversal(Mutation.Reversed reversed) {
        return isPublic(reversed)
                && book.mutation(reversed.reversalId())
                        .asProposed()
                        .filter(reversal -> !isPublic(reversal))
                        .isPresent();
    }

    private boolean isPublic(Mutation.Proposed proposed) {
        return book.calendar().isEmbargoLifted(proposal(proposed).moment(), chapter());
    }

    /** A mutation books one amendment. */
    private Optional<Refusal> checkOtherLinks(Mutation.Proposed proposed) {
        return open.matters().countingFor(matter.details().bill(), chapter(), book.calendar()).byId().values().stream()
                .filter(other -> other.mutations().contains(mutation))
                .findFirst()
                .map(other -> new LinkedBefore(other.id(), proposed.number()));
    }

    /** Where the paper states amounts, the mutation books no other ones, but for the rounding of the paper. */
    private Optional<Refusal> checkAmounts(Mutation.Proposed proposed) {
        List<MatterAmount> amounts = matter.details().amounts();
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        List<Posting> postings = postings(proposed);
        Precision precision = matter.details().precision();
        Optional<Refusal> unstated = postings.stream()
                .filter(posting -> amounts.stream().noneMatch(amount -> amount.covers(posting)))
                .findFirst()
                .map(posting -> new LinkAmountsDiffer(
                        proposed.number(), posting.item(), posting.flow(), posting.year(), null, posting.thousands()));
        return unstated.or(() -> amounts.stream()
                .flatMap(amount -> booked(amount, postings)
                        .filter(booked -> !precision.agree(booked, amount.thousands()))
                        .<Refusal>map(booked -> new LinkAmountsDiffer(
                                proposed.number(),
                                amount.item(),
                                amount.flow(),
                                amount.year(),
                                amount.thousands(),
                                booked))
                        .stream())
                .findFirst());
    }

    /** Returns the sum of the postings that an amount covers; empty if there are none. */
    private static Optional<Thousands> booked(MatterAmount amount, List<Posting> postings) {
        return postings.stream().filter(amount::covers).map(Posting::thousands).reduce(Thousands::plus);
    }
}
