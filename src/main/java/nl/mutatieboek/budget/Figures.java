package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Event.NumberIssued;
import nl.mutatieboek.budget.Event.PostingsBooked;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The figures of a chapter that documents published, and what was booked, for decisions on what a document says next.
 *
 * @param booked what is booked
 * @param stated the balances to which documents brought the book
 * @param checks the balances that documents state and that count in none
 * @param lines to find the mutations that have a given line
 */
record Figures(Amounts booked, Amounts stated, PSet<PublishedBalance> checks, RecordedLines lines) {
    static final Figures NONE = new Figures(Amounts.NONE, Amounts.NONE, HashTreePSet.empty(), RecordedLines.NONE);

    Figures plus(PostingsBooked more) {
        return new Figures(booked.plus(more), stated.stated(more), checks, lines.plus(more));
    }

    Figures plus(PublishedBalance check) {
        return new Figures(booked, stated, checks.plus(check), lines);
    }

    Figures plus(NumberIssued issued) {
        return new Figures(booked, stated, checks, lines.plus(issued));
    }
}
