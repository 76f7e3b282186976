package nl.mutatieboek.budget;

import nl.mutatieboek.budget.Event.PostingsBooked;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The figures of a chapter that documents published, and what was booked, for decisions on what a document says next.
 *
 * @param booked what is booked
 * @param stated the balances to which documents brought the book
 * @param checks the balances that documents state and that count in none
 */
record Figures(Amounts booked, Amounts stated, PSet<PublishedBalance> checks) {
    static final Figures NONE = new Figures(Amounts.NONE, Amounts.NONE, HashTreePSet.empty());

    Figures plus(PostingsBooked more) {
        return new Figures(booked.plus(more), stated.stated(more), checks);
    }

    Figures plus(PublishedBalance check) {
        return new Figures(booked, stated, checks.plus(check));
    }
}
