package nl.mutatieboek.mutation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Whether new policy may be executed. Parliament must have authorised it in every chapter that it touches, unless early
 * execution was allowed (CW 2016, art. 2.27(2)). Only an adopted act authorises, not a presented bill.
 *
 * @param ground the acts, or the letter of the early execution, even after a reversal; null if there is none
 */
public record NewPolicyStatus(
        ExecutionState state, @Nullable String ground) {
    public enum ExecutionState {
        NOT_AUTHORISED,
        AUTHORISED,
        EARLY_EXECUTION_ALLOWED,
        /** Reversed, so there is nothing to execute. */
        REVERSED
    }

    /** Returns the status; empty if the mutation is not new policy or not booked. */
    public static Optional<NewPolicyStatus> of(MutationSnapshot snapshot, Supplier<StructureSnapshot> outline) {
        Proposal proposal = snapshot.facts().proposal();
        if (!proposal.newPolicy()) {
            return Optional.empty();
        }
        return switch (snapshot.mutation()) {
            case Mutation.Booked booked ->
                Optional.of(ofBooked(proposal, booked.earlyExecutionLetter(), outline.get()));
            case Mutation.Reversed reversed ->
                Optional.of(new NewPolicyStatus(ExecutionState.REVERSED, reversed.earlyExecutionLetter()));
            case Mutation.Pending pending -> Optional.empty();
            case Mutation.Ended ended -> Optional.empty();
        };
    }

    private static NewPolicyStatus ofBooked(Proposal proposal, @Nullable String letter, StructureSnapshot outline) {
        // Chapters without a budget statement have no authorisation of their own.
        Set<ChapterCode> authorised = outline.chapters().stream()
                .filter(KnownChapter::budgetStatement)
                .map(KnownChapter::code)
                .filter(chapter -> proposal.chapters().contains(chapter))
                .collect(Collectors.toUnmodifiableSet());
        List<String> acts = authorised.stream()
                .sorted()
                .flatMap(chapter -> outline.bill(chapter, proposal.moment()).map(KnownBill::act).stream())
                .toList();
        if (!acts.isEmpty() && acts.size() == authorised.size()) {
            return new NewPolicyStatus(
                    ExecutionState.AUTHORISED, acts.stream().distinct().collect(Collectors.joining("; ")));
        }
        return new NewPolicyStatus(
                letter == null ? ExecutionState.NOT_AUTHORISED : ExecutionState.EARLY_EXECUTION_ALLOWED, letter);
    }
}
