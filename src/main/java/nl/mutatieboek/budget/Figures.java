package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Thousands;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The figures of a chapter that documents published, and what was booked, for decisions on what a document says next and on
 * the year that an extrapolation adds.
 *
 * @param booked what is booked
 * @param turnover the increases and decreases in it
 * @param ending what of that does not go on to the year after its own
 * @param stated the balances to which documents brought the book
 * @param checks the balances that documents state and that count in none
 * @param lines to find the mutations that have a given line
 */
record Figures(
        Amounts booked,
        Turnover turnover,
        Amounts ending,
        Amounts stated,
        PSet<PublishedBalance> checks,
        RecordedLines lines) {
    static final Figures NONE = new Figures(
            Amounts.NONE, Turnover.NONE, Amounts.NONE, Amounts.NONE, HashTreePSet.empty(), RecordedLines.NONE);

    Figures plus(PostingsBooked more) {
        List<Posting> ends = more.postings().stream()
                .filter(posting -> more.continuation().endsIn(posting.year()))
                .toList();
        return new Figures(
                booked.plus(more.moment(), more.postings()),
                turnover.plus(more.moment(), more.postings(), booked),
                ending.plus(more.moment(), ends),
                stated.stated(more),
                checks,
                lines.plus(more));
    }

    Figures plus(PublishedBalance check) {
        return new Figures(booked, turnover, ending, stated, checks.plus(check), lines);
    }

    /** The figures when this mutation, of a moment in this year, has lines here that are not booked. */
    Figures unbooked(BudgetYear year, MutationId mutation) {
        return new Figures(booked, turnover, ending, stated, checks, lines.unbooked(year, mutation));
    }

    /** What the year before an account's own makes of it: what is booked there itself up to a moment, less what ends. */
    Thousands suggested(Account account, Moment upTo, Comparator<Moment> line) {
        Account before =
                new Account(account.item(), account.flow(), account.year().plus(-1));
        return booked.own(before, upTo, line).minus(ending.own(before, upTo, line));
    }
}
