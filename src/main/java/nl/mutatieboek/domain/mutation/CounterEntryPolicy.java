package nl.mutatieboek.domain.mutation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.KindRefusal.CounterEntryElsewhere;
import nl.mutatieboek.domain.KindRefusal.CounterEntryNotOpposite;
import nl.mutatieboek.domain.KindRefusal.NotTheNextYear;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Checks what comes from the Aanvullende Post: wage and price adjustments, and year-end margins. */
final class CounterEntryPolicy {
    private CounterEntryPolicy() {}

    /** The counter entry must be on the Aanvullende Post, the chapter without a budget statement. */
    static Optional<Refusal> checkCounterEntry(Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        return chaptersWithoutStatement(proposal, chapters).size() == 1
                ? Optional.empty()
                : Optional.of(new CounterEntryElsewhere(proposal.kind(), ChapterCode.listed(proposal.chapters())));
    }

    /**
     * In each flow and year the chapters change in the opposite direction of the Aanvullende Post, and not at all where
     * that does not change. Otherwise chapters would transfer to each other under the name of an adjustment.
     */
    static Optional<Refusal> checkOpposite(Proposal proposal, @Nullable Function<Posting, Chapter.Open> chapters) {
        if (chapters == null) {
            return Optional.empty();
        }
        return chaptersWithoutStatement(proposal, chapters).stream().findFirst().<Refusal>flatMap(counter -> {
            List<RoundingRemainder> counterEntries = RoundingRemainder.perFlowAndYear(proposal.postingsOf(counter));
            return proposal.chapters().stream()
                    .filter(chapter -> !chapter.equals(counter))
                    .flatMap(chapter -> notOpposite(proposal, chapter, counter, counterEntries))
                    .min(Comparator.comparing(CounterEntryNotOpposite::flow)
                            .thenComparing(CounterEntryNotOpposite::year));
        });
    }

    private static Stream<CounterEntryNotOpposite> notOpposite(
            Proposal proposal, ChapterCode chapter, ChapterCode counter, List<RoundingRemainder> counterEntries) {
        return RoundingRemainder.perFlowAndYear(proposal.postingsOf(chapter)).stream()
                .filter(part -> !part.sum().isZero())
                .map(part -> new CounterEntryNotOpposite(
                        proposal.kind(),
                        chapter,
                        part.flow(),
                        Objects.requireNonNull(part.year()),
                        part.sum(),
                        counter,
                        counterEntries.stream()
                                .filter(entry ->
                                        entry.flow() == part.flow() && Objects.equals(entry.year(), part.year()))
                                .map(RoundingRemainder::sum)
                                .findFirst()
                                .orElse(Thousands.ZERO)))
                .filter(part -> Long.signum(part.part().value())
                        != -Long.signum(part.counterEntry().value()));
    }

    private static List<ChapterCode> chaptersWithoutStatement(
            Proposal proposal, Function<Posting, Chapter.Open> chapters) {
        return proposal.chapters().stream()
                .filter(chapter -> !chapters.apply(proposal.postingsOf(chapter).getFirst())
                        .opened()
                        .budgetStatement())
                .toList();
    }

    /** A year-end margin of year t must go to t+1 only. */
    static Optional<Refusal> checkNextYear(Proposal proposal) {
        BudgetYear carriedFrom = Objects.requireNonNull(proposal.particulars().carriedFrom());
        return proposal.postings().stream()
                .filter(posting -> !posting.year().previous().equals(Optional.of(carriedFrom)))
                .findFirst()
                .map(posting -> new NotTheNextYear(posting.year(), carriedFrom));
    }
}
