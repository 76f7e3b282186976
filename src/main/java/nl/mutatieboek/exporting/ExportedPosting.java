package nl.mutatieboek.exporting;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.jspecify.annotations.Nullable;

/**
 * A posting that counts.
 *
 * @param ledgerNumber the entry that booked it
 * @param line its line in that entry, from 0
 * @param mutation the identity of its dossier
 * @param number the number of its dossier
 * @param reversalOf which mutation it takes back, where it does
 * @param item as it was posted
 * @param thousands the change, in whole thousands of euros
 * @param basis how it is known: as it says itself, else as its mutation says
 * @param precisionThousands the power of ten of thousands to which the source rounded
 * @param document where it was read
 */
record ExportedPosting(
        long ledgerNumber,
        int line,
        String recordedAt,
        String mutation,
        String number,
        MutationKind kind,
        @Nullable String reversalOf,
        String title,
        String moment,
        String effectiveOn,
        String chapter,
        String item,
        Flow flow,
        int year,
        long thousands,
        Basis basis,
        long precisionThousands,
        @Nullable String note,
        String document,
        @Nullable String place) {
    static ExportedPosting of(LedgerPosting booked) {
        var of = booked.event();
        var posting = booked.posting();
        var dossier = booked.dossier();
        return new ExportedPosting(
                booked.place().ledgerNumber(),
                booked.place().line(),
                booked.recordedAt().toString(),
                of.mutation().toString(),
                of.number(),
                of.kind(),
                of.reversal() == null ? null : of.reversal().of().toString(),
                dossier.title(),
                of.moment().toString(),
                of.effectiveOn().toString(),
                posting.item().chapter().value(),
                posting.item().toString(),
                posting.flow(),
                posting.year().value(),
                posting.thousands().value(),
                posting.basis() == null ? dossier.basis() : posting.basis(),
                of.precision().thousands(),
                posting.note(),
                dossier.source().document(),
                dossier.source().place());
    }
}
