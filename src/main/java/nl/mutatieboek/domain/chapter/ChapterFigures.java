package nl.mutatieboek.domain.chapter;

import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.Event.ProposedAmount;
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
        ImportedBalances statedBalances,
        PSet<PublishedBalance> publishedBalances,
        RecordedPostingIndex postingIndex) {
    static final ChapterFigures NONE = new ChapterFigures(
            ChapterAmounts.NONE,
            ChapterTurnover.NONE,
            ChapterAmounts.NONE,
            ImportedBalances.NONE,
            HashTreePSet.empty(),
            RecordedPostingIndex.NONE);

    ChapterFigures plus(PostingsBooked added) {
        List<Posting> ending = added.postings().stream()
                .filter(posting -> added.continuation().endsIn(posting.year()))
                .toList();
        return new ChapterFigures(
                booked.plus(added.moment(), added.postings()),
                turnover.plus(added.moment(), added.postings(), booked),
                endingAmounts.plus(added.moment(), ending),
                statedBalances.plus(added),
                publishedBalances,
                postingIndex.plus(added));
    }

    ChapterFigures plus(PublishedBalance check) {
        return new ChapterFigures(
                booked, turnover, endingAmounts, statedBalances, publishedBalances.plus(check), postingIndex);
    }

    /** Returns the figures with the postings of a mutation that waits for consents, in a moment of this year. */
    ChapterFigures withProposed(BudgetYear year, MutationId mutation, List<ProposedAmount> amounts) {
        return new ChapterFigures(
                booked,
                turnover,
                endingAmounts,
                statedBalances,
                publishedBalances,
                postingIndex.plusUnbooked(year, mutation, amounts));
    }

    /** Suggests an extrapolated amount: the previous year's own amount up to a moment, minus ending series. */
    public Thousands suggestExtrapolation(BudgetAccount account, Moment upTo, Comparator<Moment> momentOrder) {
        return account.year()
                .previous()
                .map(year -> new BudgetAccount(account.item(), account.flow(), year))
                .map(base -> booked.sumOfItemItself(base, upTo, momentOrder)
                        .minus(endingAmounts.sumOfItemItself(base, upTo, momentOrder)))
                .orElse(Thousands.ZERO);
    }
}
