package nl.mutatieboek.report.question;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.LedgerEntry;

/**
 * A mutation as its dossier tells it up to a point.
 *
 * @param entries the entries of its dossier, the proposal in front
 */
record MutationHistory(MutationProposed proposed, List<LedgerEntry> entries) {
    MutationHistory {
        entries = List.copyOf(entries);
    }

    MutationId mutation() {
        return proposed.mutation();
    }

    Proposal proposal() {
        return proposed.proposal();
    }

    /** Its kind; of a reversal that of what it takes back. */
    MutationKind kind() {
        Reversal reversal = proposal().reversal();
        return reversal == null ? proposal().kind() : reversal.originalKind();
    }

    /** Where its proposal stands in the ledger: those proposed first come first. */
    long proposedAt() {
        return entries.getFirst().ledgerNumber();
    }

    <E extends Event> Stream<E> eventsOfType(Class<E> sort) {
        return entries.stream().map(LedgerEntry::event).filter(sort::isInstance).map(sort::cast);
    }
}
