package nl.mutatieboek.exporting.archive;

import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * A mutation in its state for the moment that presents it. It has no names of people: the application can erase them,
 * but not from a package.
 *
 * @param mutation id
 * @param state state; a mutation reversed by another moment is booked here
 * @param reversalOf mutation that it reverses, if any
 * @param corrects reversed mutation that it replaces, if any
 * @param proposedBy subject of the proposer
 * @param proposalLedgerNumber ledger number of the proposal
 * @param ledgerNumber last entry of the mutation that concerns the moment
 * @param recordedAt time at which that entry was recorded
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
        long proposalLedgerNumber,
        long ledgerNumber,
        String recordedAt) {
    static ArchivedMutation of(Mutation.Proposed mutation, long proposalLedgerNumber, LedgerEntry last) {
        MutationProposed event = mutation.proposedEvent();
        Proposal proposal = event.proposal();
        return new ArchivedMutation(
                event.mutation().toString(),
                event.number(),
                proposal.kind(),
                mutation.state(),
                proposal.title(),
                proposal.explanation(),
                event.chapter().value(),
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
                event.by().value(),
                proposalLedgerNumber,
                last.ledgerNumber(),
                last.recordedAt().toString());
    }
}
