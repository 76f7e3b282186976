package nl.mutatieboek.mutation;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * A mutation that was found, as a file tells it.
 *
 * @param id the identity of its dossier
 * @param number the number of its dossier
 * @param document where it was read
 * @param proposedBy the subject
 * @param proposedByName the name of that day; null where none was kept, or where it is forgotten
 * @param proposedAt the ledger number of the proposal
 * @param ledgerNumber that of the last entry of its dossier
 * @param recordedAt when that entry was recorded
 * @param flow of the one amount by which a list tells it
 * @param year likewise
 * @param thousands that amount, in whole thousands of euros
 * @param shifted whether it is shifted within the chapter, and adds nothing to it
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
        long proposedAt,
        long ledgerNumber,
        String recordedAt,
        Flow flow,
        int year,
        long thousands,
        boolean shifted) {
    static ExportedMutation of(MutationRegisterQueries.MutationRegisterRow row, ActorNameResolver names) {
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
                row.proposedAt(),
                row.ledgerNumber(),
                row.recordedAt().toString(),
                row.amount().flow(),
                row.amount().year().value(),
                row.amount().thousands().value(),
                row.amount().shifted());
    }
}
