package nl.mutatieboek.domain.mutation;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.FigureRefusal.FigureNotRounded;
import nl.mutatieboek.domain.FigureRefusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.ChapterTurnover;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Checks figures whatever their kind: as round as the source, and exact in total. */
final class FigurePolicy {
    private FigurePolicy() {}

    /** Amounts must be multiples of the unit to which the source rounds. */
    static Optional<Refusal> checkRounding(Proposal proposal) {
        long unit = proposal.precision().thousands();
        return proposal.postings().stream()
                .filter(posting -> posting.thousands().value() % unit != 0)
                .findFirst()
                .map(posting -> new FigureNotRounded(
                        posting.item(), posting.flow(), posting.year(), posting.thousands(), new Thousands(unit)));
    }

    /** The increases, and the decreases, per chapter, flow and year must not exceed the maximum of one posting. */
    static Optional<Refusal> checkTotal(Proposal proposal) {
        for (ChapterCode chapter : proposal.chapters()) {
            List<Posting> postings = proposal.postingsOf(chapter);
            ChapterTurnover turnover = ChapterTurnover.of(postings);
            for (Posting posting : postings) {
                if (turnover.exceedsLimit(posting)) {
                    return Optional.of(new MutationTotalTooLarge(
                            chapter, posting.flow(), posting.year(), turnover.total(posting)));
                }
            }
        }
        return Optional.empty();
    }
}
