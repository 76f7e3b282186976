package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePBag;
import org.pcollections.PBag;

/**
 * Balances that documents state and to which the book was adjusted. A balance is stated until every mutation that
 * states it is reversed.
 *
 * @param amounts the stated balance by account and moment
 * @param repeats the account and moment once for each further mutation that states the same balance
 */
public record ImportedBalances(ChapterAmounts amounts, PBag<AccountMoment> repeats) {
    static final ImportedBalances NONE = new ImportedBalances(ChapterAmounts.NONE, HashTreePBag.empty());

    /** An account in a moment. */
    record AccountMoment(BudgetAccount account, Moment moment) {}

    /** Returns the stated balances after a booking, which adds them or, for a reversal, revokes them. */
    ImportedBalances plus(PostingsBooked booked) {
        Reversal reversal = booked.reversal();
        boolean revokes = reversal != null && !reversal.restores();
        ImportedBalances changed = this;
        for (Posting posting : booked.postings()) {
            Thousands resulting = posting.resultingThousands();
            if (resulting != null) {
                AccountMoment stated = new AccountMoment(BudgetAccount.ofPosting(posting), booked.moment());
                changed = revokes ? changed.revoke(stated) : changed.state(stated, resulting);
            }
        }
        return changed;
    }

    private ImportedBalances state(AccountMoment stated, Thousands resulting) {
        boolean repeated = amounts.amountAt(stated.account(), stated.moment()) != null;
        return new ImportedBalances(
                amounts.with(stated.account(), stated.moment(), resulting), repeated ? repeats.plus(stated) : repeats);
    }

    private ImportedBalances revoke(AccountMoment stated) {
        return repeats.contains(stated)
                ? new ImportedBalances(amounts, repeats.minus(stated))
                : new ImportedBalances(amounts.with(stated.account(), stated.moment(), null), repeats);
    }
}
