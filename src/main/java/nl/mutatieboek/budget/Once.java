package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.budget.Event.PostingsBooked;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Reversal;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What happens to an account once: it is opened, and a year is added to it by extrapolation. A reversal lets it happen anew.
 *
 * @param opened the accounts that were opened
 * @param extrapolated the accounts of which the year was added
 */
record Once(PSet<Account> opened, PSet<Account> extrapolated) {
    static final Once NONE = new Once(HashTreePSet.empty(), HashTreePSet.empty());

    Once plus(PostingsBooked booked) {
        return new Once(changed(opened, Kind.OPENING, booked), changed(extrapolated, Kind.EXTRAPOLATION, booked));
    }

    private static PSet<Account> changed(PSet<Account> accounts, Kind kind, PostingsBooked booked) {
        Reversal reversal = booked.reversal();
        if (booked.kind() == kind || (reversal != null && reversal.restores(kind))) {
            return accounts.plusAll(touched(booked.postings()));
        }
        return reversal != null && reversal.undoes(kind) ? accounts.minusAll(touched(booked.postings())) : accounts;
    }

    private static List<Account> touched(List<Posting> postings) {
        return postings.stream().map(posting -> Account.of(posting)).toList();
    }
}
