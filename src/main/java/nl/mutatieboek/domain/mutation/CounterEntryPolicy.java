package nl.mutatieboek.domain.mutation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.KindRefusal.CounterEntryElsewhere;
import nl.mutatieboek.domain.KindRefusal.NotTheNextYear;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/** Checks what comes from the Aanvullende Post: wage and price adjustments, and year-end margins. */
final class CounterEntryPolicy {
    private CounterEntryPolicy() {}

    /** The counter entry must be on the Aanvullende Post, the chapter without a budget statement. */
    static Optional<Refusal> checkCounterEntry(Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        long without = proposal.chapters().stream()
                .map(chapter -> proposal.postingsOf(chapter).getFirst())
                .filter(posting -> !chapters.apply(posting).opened().budgetStatement())
                .count();
        return without == 1
                ? Optional.empty()
                : Optional.of(new CounterEntryElsewhere(proposal.kind(), ChapterCode.listed(proposal.chapters())));
    }

    /** A year-end margin of year t must go to t+1 only. */
    static Optional<Refusal> checkNextYear(Proposal proposal) {
        BudgetYear carriedFrom = Objects.requireNonNull(proposal.particulars().carriedFrom());
        return proposal.postings().stream()
                .filter(posting -> !posting.year().equals(carriedFrom.plus(1)))
                .findFirst()
                .map(posting -> new NotTheNextYear(posting.year(), carriedFrom));
    }
}
