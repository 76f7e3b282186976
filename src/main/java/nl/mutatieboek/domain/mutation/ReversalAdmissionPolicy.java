package nl.mutatieboek.domain.mutation;

import java.util.Optional;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Checks a reversal against its original. A proposal that reverses nothing passes. */
final class ReversalAdmissionPolicy {
    private final BookState book;
    private final Proposal proposal;
    private final Optional<Reversal> reversal;
    private final Optional<Proposal> original;

    ReversalAdmissionPolicy(BookState book, Proposal proposal) {
        this.book = book;
        this.proposal = proposal;
        this.reversal = Optional.ofNullable(proposal.reversal());
        this.original = reversal.flatMap(link -> book.mutation(link.of()).asProposed())
                .map(mutation -> mutation.proposedEvent().proposal());
    }

    /** A reversal must not precede its original, in moment or in day. */
    Optional<Refusal> checkMomentAndDay() {
        return original.flatMap(reversed -> {
            if (book.calendar().momentOrder().compare(proposal.moment(), reversed.moment()) < 0) {
                return Optional.of(new MutationRefusal.ReversedInEarlierMoment(proposal.moment(), reversed.moment()));
            }
            return proposal.day().isBefore(reversed.day())
                    ? Optional.of(new MutationRefusal.ReversedOnEarlierDay(proposal.day(), reversed.day()))
                    : Optional.empty();
        });
    }

    /** Whether it may touch a year that its moment does not cover, because its original is of the same budget year. */
    boolean allowsYear(BudgetYear year) {
        BudgetYear ofMoment = proposal.moment().year();
        return original.filter(reversed -> reversed.moment().year().equals(ofMoment))
                        .isPresent()
                && year.compareTo(ofMoment) >= 0;
    }

    /** Whether it reverses an original. Reversing a reversal books the original again. */
    boolean addsNoAmounts() {
        return original.filter(reversed -> reversed.reversal() == null).isPresent();
    }

    /** Reversing a reversal also restores its stated balances, unless another document has stated them since. */
    Optional<Refusal> checkStatedBalances() {
        if (reversal.filter(Reversal::restores).isEmpty()) {
            return Optional.empty();
        }
        for (Posting posting : proposal.postings()) {
            Thousands resulting = posting.resultingThousands();
            Thousands now = statedBalance(BudgetAccount.ofPosting(posting));
            if (resulting != null && now != null) {
                return Optional.of(new ImportRefusal.StatedOtherwise(
                        posting.item().account(),
                        posting.flow(),
                        posting.year(),
                        proposal.moment(),
                        now,
                        resulting,
                        1));
            }
        }
        return Optional.empty();
    }

    private @Nullable Thousands statedBalance(BudgetAccount account) {
        return book.chapter(account.item().chapter()) instanceof Chapter.Open open
                ? open.figures().statedBalances().amounts().amountAt(account, proposal.moment())
                : null;
    }
}
