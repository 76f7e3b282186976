package nl.mutatieboek.mutation;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * A mutation in an exported file.
 *
 * @param id identity of the mutation
 * @param number number of the mutation
 * @param document its source
 * @param proposedBy subject identifier
 * @param proposedByName name at that time; null if none was stored or it was erased
 * @param proposalLedgerNumber ledger number of the proposal
 * @param ledgerNumber number of the last entry of the mutation
 * @param recordedAt when that entry was recorded
 * @param flow of the headline amount
 * @param year of the headline amount
 * @param thousands the headline amount, in whole thousands of euros
 * @param shifted whether the amount moves within the chapter without increasing it
 */
record ExportedMutation(
        String id,
        String number,
        MutationKind kind,
        MutationState state,
        String title,
        String chapter,
        String moment,
        String effectiveOn,
        Basis basis,
        String document,
        @Nullable String place,
        String proposedBy,
        @Nullable String proposedByName,
        long proposalLedgerNumber,
        long ledgerNumber,
        String recordedAt,
        Flow flow,
        int year,
        long thousands,
        boolean shifted) {
    static ExportedMutation of(MutationRegisterRow row, ActorNameResolver names) {
        return new ExportedMutation(
                row.mutation().toString(),
                row.number(),
                row.kind(),
                row.state(),
                row.title(),
                row.chapter().value(),
                row.moment().toString(),
                row.effectiveOn().toString(),
                row.basis(),
                row.source().document(),
                row.source().place(),
                row.proposedBy().subject(),
                names.findName(row.proposedBy()).orElse(null),
                row.proposalLedgerNumber(),
                row.ledgerNumber(),
                row.recordedAt().toString(),
                row.amount().flow(),
                row.amount().year().value(),
                row.amount().thousands().value(),
                row.amount().shifted());
    }
}
