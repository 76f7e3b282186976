package nl.mutatieboek.domain.mutation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.KindRefusal.NothingReserved;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
import nl.mutatieboek.domain.StructureRefusal.NotAnEarmark;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/** Checks reservations, and allocations from reserves. */
final class ReserveMutationPolicy {
    private ReserveMutationPolicy() {}

    static Optional<Refusal> checkNotNegative(Proposal proposal) {
        return proposal.postings().stream()
                .filter(posting -> posting.thousands().isNegative())
                .findFirst()
                .map(posting -> wrongSign(proposal, posting));
    }

    /** A reservation must be on a registered item below its holder, because the holder itself may be negative. */
    static Optional<Refusal> checkEarmark(Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        return proposal.postings().stream()
                .filter(posting -> posting.item().isOpen()
                        || (chapters != null
                                && posting.item().depth()
                                        <= chapters.apply(posting).reserveHolderDepth()))
                .findFirst()
                .map(posting -> new NotAnEarmark(posting.item()));
    }

    /** Every item of a reservation needs an amount, because it becomes a reserve for good. */
    static Optional<Refusal> checkReservedAmounts(Proposal proposal) {
        return proposal.postings().stream()
                .map(posting -> posting.item().account())
                .filter(item -> proposal.postings().stream()
                        .filter(posting -> posting.item().account().equals(item))
                        .allMatch(posting -> posting.thousands().isZero()))
                .findFirst()
                .map(NothingReserved::new);
    }

    /** Only reserve postings may be negative, and none may be positive: a refund is a reversal. */
    static Optional<Refusal> checkReserveSigns(Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        return proposal.postings().stream()
                .map(posting -> {
                    boolean reserve = chapters.apply(posting).reserves().isOnReserve(posting.item());
                    boolean negative = posting.thousands().isNegative();
                    if (negative && !reserve) {
                        return new NotAReserve(posting.item());
                    }
                    boolean adds = !negative && !posting.thousands().isZero();
                    return adds && reserve ? wrongSign(proposal, posting) : null;
                })
                .filter(Objects::nonNull)
                .<Refusal>map(refusal -> refusal)
                .findFirst();
    }

    private static Refusal wrongSign(Proposal proposal, Posting posting) {
        return new WrongSign(proposal.kind(), posting.item(), posting.flow(), posting.year(), posting.thousands());
    }
}
