package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.TextNormalizer;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Decides whether the postings of an imported mutation are already recorded under another identity.
 *
 * <p>A posting is identified by what its source fixes: document, title, moment, item, flow, year and amount; not by the
 * name of its kind. A posting that people entered from another document or under another title is only similar. The
 * importer must say whether it is the same.
 *
 * <p>Zero postings only count in a mutation that has no others, because they change no balance.
 */
final class DuplicateDecider {
    private final BookState book;
    private final Proposal proposal;
    private final List<Posting> comparedPostings;

    DuplicateDecider(BookState book, Proposal proposal) {
        this.book = book;
        this.proposal = proposal;
        List<Posting> moving = proposal.postings().stream()
                .filter(posting -> !posting.thousands().isZero())
                .toList();
        this.comparedPostings = moving.isEmpty() ? proposal.postings() : moving;
    }

    /** Imported posting with the recorded mutation that also has it. */
    private record DuplicateMatch(Posting posting, Mutation.Proposed recorded) {}

    /**
     * Returns the refusal, if the mutation must not be imported.
     *
     * @param evenIfAlike whether the importer declared similar mutations to be different
     */
    Optional<Refusal> refusal(boolean evenIfAlike) {
        List<DuplicateMatch> same = new ArrayList<>();
        List<DuplicateMatch> similar = new ArrayList<>();
        Set<Posting> entered = new LinkedHashSet<>();
        for (Posting posting : comparedPostings) {
            for (Mutation.Proposed recorded : mutationsWithPosting(posting)) {
                boolean identical = hasSameSource(recorded);
                boolean imported = isImported(recorded);
                if (identical && !awaitsConsent(recorded)) {
                    same.add(new DuplicateMatch(posting, recorded));
                    if (!imported) {
                        entered.add(posting);
                    }
                } else if (identical || !imported) {
                    similar.add(new DuplicateMatch(posting, recorded));
                }
            }
        }
        if (!same.isEmpty()) {
            DuplicateMatch first = same.getFirst();
            return Optional.of(
                    entered.size() == comparedPostings.size()
                            ? new ImportRefusal.EnteredBefore(first.recorded().number())
                            : duplicateRefusal(first));
        }
        return similar.isEmpty() || evenIfAlike ? Optional.empty() : Optional.of(lookAlikeRefusal(similar));
    }

    private Refusal duplicateRefusal(DuplicateMatch match) {
        return new ImportRefusal.LineTakenBefore(
                match.recorded().number(),
                match.recorded().proposedEvent().proposal().kind(),
                proposal.kind(),
                match.posting().item(),
                match.posting().flow(),
                match.posting().year(),
                match.posting().thousands());
    }

    private static Refusal lookAlikeRefusal(List<DuplicateMatch> similar) {
        Posting posting = similar.getFirst().posting();
        Set<String> numbers = new LinkedHashSet<>();
        similar.forEach(match -> numbers.add(match.recorded().number()));
        return new ImportRefusal.LooksLike(
                String.join(", ", numbers), posting.item(), posting.flow(), posting.year(), posting.thousands());
    }

    /** Returns the mutations that have this posting at this moment and that count or may be booked. */
    private List<Mutation.Proposed> mutationsWithPosting(Posting posting) {
        if (!(book.chapter(posting.item().chapter()) instanceof Chapter.Open open)) {
            return List.of();
        }
        List<Mutation.Proposed> found = new ArrayList<>();
        for (MutationId id : open.figures().postingIndex().candidates(posting, proposal.moment())) {
            if (book.mutation(id) instanceof Mutation.Proposed recorded
                    && isEffective(recorded)
                    && hasPosting(recorded, posting)) {
                found.add(recorded);
            }
        }
        return found;
    }

    private boolean isEffective(Mutation.Proposed recorded) {
        return switch (recorded) {
            case Mutation.Pending p -> true;
            case Mutation.Booked b -> true;
            case Mutation.Reversed r -> !r.isReversalInForce(book) || r.hasPendingReversal(book);
            case Mutation.Ended e -> false;
        };
    }

    /** Whether its postings do not count yet, but will once consent is given. */
    private boolean awaitsConsent(Mutation.Proposed recorded) {
        return switch (recorded) {
            case Mutation.Pending p -> true;
            case Mutation.Booked b -> false;
            case Mutation.Reversed r -> r.isReversalInForce(book);
            case Mutation.Ended e -> false;
        };
    }

    private boolean hasPosting(Mutation.Proposed recorded, Posting posting) {
        Proposal known = recorded.proposedEvent().proposal();
        Moment moment = proposal.moment();
        if (known.reversal() != null || !known.moment().equals(moment)) {
            return false;
        }
        List<Thousands> amounts = known.postings().stream()
                .filter(other -> other.resultingThousands() == null
                        && BudgetAccount.ofPosting(other).equals(BudgetAccount.ofPosting(posting)))
                .map(Posting::thousands)
                .toList();
        // A document may publish several postings as one.
        return amounts.contains(posting.thousands())
                || (amounts.size() > 1
                        && amounts.stream()
                                .reduce(Thousands.ZERO, Thousands::plus)
                                .equals(posting.thousands()));
    }

    private boolean hasSameSource(Mutation.Proposed recorded) {
        Proposal known = recorded.proposedEvent().proposal();
        return known.source().isSameDocument(proposal.source())
                && TextNormalizer.normalise(known.title()).equals(TextNormalizer.normalise(proposal.title()));
    }

    private static boolean isImported(Mutation.Proposed recorded) {
        return switch (recorded) {
            case Mutation.Pending p -> p.fromDocument();
            case Mutation.Booked b -> b.fromDocument();
            case Mutation.Reversed r -> r.fromDocument();
            case Mutation.Ended e -> false;
        };
    }
}
