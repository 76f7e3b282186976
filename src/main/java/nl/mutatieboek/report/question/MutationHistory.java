package nl.mutatieboek.report.question;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.ExplanationAmountVerifier;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.LedgerEntry;

/**
 * The events of a mutation up to an as-of point.
 *
 * @param entries its ledger entries, the proposal first
 * @param limited whether the reader may only see its postings in chapters that are public
 */
record MutationHistory(MutationProposed proposed, List<LedgerEntry> entries, boolean limited) {
    MutationHistory {
        entries = List.copyOf(entries);
    }

    /** The same mutation for a reader who may only see its postings in chapters that are public. */
    MutationHistory limitedToPostings() {
        return new MutationHistory(
                new MutationProposed(
                        proposed.mutation(),
                        proposed.number(),
                        proposed.chapter(),
                        proposed.by(),
                        proposed.asks(),
                        new ProposalBuilder(proposal())
                                .coverage(null)
                                .note(null)
                                .build()),
                entries.subList(0, 1),
                true);
    }

    MutationId mutation() {
        return proposed.mutation();
    }

    Proposal proposal() {
        return proposed.proposal();
    }

    /** The kind; for a reversal the kind of the reversed mutation. */
    MutationKind kind() {
        Reversal reversal = proposal().reversal();
        return reversal == null ? proposal().kind() : reversal.originalKind();
    }

    /**
     * Returns the amounts in its explanation that match none of its figures; none if the reader may not see all of its
     * postings.
     */
    List<String> findForeignAmounts() {
        return limited
                ? List.of()
                : new ExplanationAmountVerifier(proposal())
                        .findForeignAmounts(proposal().explanation());
    }

    /** Ledger number of the proposal. */
    long proposalLedgerNumber() {
        return entries.getFirst().ledgerNumber();
    }

    <E extends Event> Stream<E> eventsOfType(Class<E> sort) {
        return entries.stream().map(LedgerEntry::event).filter(sort::isInstance).map(sort::cast);
    }
}
