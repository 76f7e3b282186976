package nl.mutatieboek.domain.chapter;

import java.util.List;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Reversal;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * Accounts on which a one-time booking was made: an opening, or the extrapolation of a year. A reversal allows it
 * again.
 *
 * @param opened accounts with an opening
 * @param extrapolated accounts with an extrapolation
 */
public record OneTimeBookedAccounts(PSet<BudgetAccount> opened, PSet<BudgetAccount> extrapolated) {
    static final OneTimeBookedAccounts NONE = new OneTimeBookedAccounts(HashTreePSet.empty(), HashTreePSet.empty());

    OneTimeBookedAccounts plus(PostingsBooked booked) {
        return new OneTimeBookedAccounts(
                changed(opened, MutationKind.OPENING, booked),
                changed(extrapolated, MutationKind.EXTRAPOLATION, booked));
    }

    private static PSet<BudgetAccount> changed(PSet<BudgetAccount> accounts, MutationKind kind, PostingsBooked booked) {
        Reversal reversal = booked.reversal();
        if (booked.kind() == kind || (reversal != null && reversal.restores(kind))) {
            return accounts.plusAll(accountsOf(booked.postings()));
        }
        return reversal != null && reversal.undoes(kind) ? accounts.minusAll(accountsOf(booked.postings())) : accounts;
    }

    private static List<BudgetAccount> accountsOf(List<Posting> postings) {
        return postings.stream()
                .map(posting -> BudgetAccount.ofPosting(posting))
                .toList();
    }
}
