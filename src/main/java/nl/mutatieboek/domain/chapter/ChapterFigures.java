package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * Booked and published figures of a chapter, for decisions on imports and extrapolations.
 *
 * @param booked booked amounts
 * @param turnover booked increases and decreases
 * @param endingAmounts booked amounts that do not continue in the next year
 * @param statedBalances balances that documents state and to which the book was adjusted
 * @param publishedBalances published balances recorded as checks, which count in no balance
 * @param postingIndex index of the mutations by posting
 */
public record ChapterFigures(
        ChapterAmounts booked,
        ChapterTurnover turnover,
        ChapterAmounts endingAmounts,
        ChapterAmounts statedBalances,
        PSet<PublishedBalance> publishedBalances,
        RecordedPostingIndex postingIndex) {
    static final ChapterFigures NONE = new ChapterFigures(
            ChapterAmounts.NONE,
            ChapterTurnover.NONE,
            ChapterAmounts.NONE,
            ChapterAmounts.NONE,
            HashTreePSet.empty(),
            RecordedPostingIndex.NONE);

    ChapterFigures plus(PostingsBooked more) {
        List<Posting> ends = more.postings().stream()
                .filter(posting -> more.continuation().endsIn(posting.year()))
                .toList();
        return new ChapterFigures(
                booked.plus(more.moment(), more.postings()),
                turnover.plus(more.moment(), more.postings(), booked),
                endingAmounts.plus(more.moment(), ends),
                statedBalances.withStatedBalances(more),
                publishedBalances,
                postingIndex.plus(more));
    }

    ChapterFigures plus(PublishedBalance check) {
        return new ChapterFigures(
                booked, turnover, endingAmounts, statedBalances, publishedBalances.plus(check), postingIndex);
    }

    /** Returns the figures with an unbooked mutation, presented by a moment of this year, that has postings here. */
    ChapterFigures withUnbookedMutation(BudgetYear year, MutationId mutation) {
        return new ChapterFigures(
                booked,
                turnover,
                endingAmounts,
                statedBalances,
                publishedBalances,
                postingIndex.unbookedMutations(year, mutation));
    }

    /** Suggests an extrapolated amount: the previous year's own amount up to a moment, minus ending series. */
    public Thousands suggestExtrapolation(BudgetAccount account, Moment upTo, Comparator<Moment> line) {
        BudgetAccount before =
                new BudgetAccount(account.item(), account.flow(), account.year().plus(-1));
        return booked.sumOfItemItself(before, upTo, line).minus(endingAmounts.sumOfItemItself(before, upTo, line));
    }
}
