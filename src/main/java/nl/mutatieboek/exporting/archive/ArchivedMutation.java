package nl.mutatieboek.exporting.archive;

import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * A mutation as the moment that presents it leaves it. Names of people are not in it: the book can forget them, and a package
 * stays as it is.
 *
 * @param mutation the identity of its dossier
 * @param state where it stands; one that another moment takes back is booked here
 * @param reversalOf which mutation it takes back, where it does
 * @param corrects which reversed mutation it replaces, where it does
 * @param proposedBy the subject
 * @param proposedAt the ledger number of the proposal
 * @param ledgerNumber that of the last entry of its dossier that touches the moment
 * @param recordedAt when that entry was recorded
 */
record ArchivedMutation(
        String mutation,
        String number,
        MutationKind kind,
        String state,
        String title,
        String explanation,
        String chapter,
        String moment,
        String effectiveOn,
        Basis basis,
        boolean newPolicy,
        String document,
        @Nullable String place,
        @Nullable String url,
        @Nullable String sha256,
        @Nullable String reversalOf,
        @Nullable String corrects,
        String proposedBy,
        long proposedAt,
        long ledgerNumber,
        String recordedAt) {
    static ArchivedMutation of(Mutation.Proposed mutation, long proposedAt, LedgerEntry last) {
        MutationProposed facts = mutation.proposedEvent();
        Proposal proposal = facts.proposal();
        return new ArchivedMutation(
                facts.mutation().toString(),
                facts.number(),
                proposal.kind(),
                mutation.state(),
                proposal.title(),
                proposal.explanation(),
                facts.chapter().value(),
                proposal.moment().toString(),
                proposal.day().toString(),
                proposal.basis(),
                proposal.newPolicy(),
                proposal.source().document(),
                proposal.source().place(),
                proposal.source().url(),
                proposal.source().sha256(),
                proposal.reversal() == null ? null : proposal.reversal().of().toString(),
                proposal.corrects() == null ? null : proposal.corrects().toString(),
                facts.by().value(),
                proposedAt,
                last.ledgerNumber(),
                last.recordedAt().toString());
    }
}
