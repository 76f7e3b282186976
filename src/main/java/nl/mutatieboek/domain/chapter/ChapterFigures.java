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
 * The figures of a chapter that documents published, and what was booked, for decisions on what a document says next and on
 * the year that an extrapolation adds.
 *
 * @param booked what is booked
 * @param turnover the increases and decreases in it
 * @param endingAmounts what of that does not go on to the year after its own
 * @param statedBalances the balances to which documents brought the book
 * @param publishedBalances the balances that documents state and that count in none
 * @param postingIndex to find the mutations that have a given line
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

    /** The figures when this mutation, of a moment in this year, has lines here that are not booked. */
    ChapterFigures withUnbookedMutation(BudgetYear year, MutationId mutation) {
        return new ChapterFigures(
                booked,
                turnover,
                endingAmounts,
                statedBalances,
                publishedBalances,
                postingIndex.unbookedMutations(year, mutation));
    }

    /** What the year before an account's own makes of it: what is booked there itself up to a moment, less what ends. */
    public Thousands suggestExtrapolation(BudgetAccount account, Moment upTo, Comparator<Moment> line) {
        BudgetAccount before =
                new BudgetAccount(account.item(), account.flow(), account.year().plus(-1));
        return booked.sumOfItemItself(before, upTo, line).minus(endingAmounts.sumOfItemItself(before, upTo, line));
    }
}
