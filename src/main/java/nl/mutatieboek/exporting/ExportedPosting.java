package nl.mutatieboek.exporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.StatedMarks;
import org.jspecify.annotations.Nullable;

/**
 * A posting that counts at a point in time.
 *
 * @param ledgerNumber entry that booked it
 * @param line index in that entry, from 0
 * @param mutation id of its mutation
 * @param number number of its mutation
 * @param reversalOf mutation that it reverses, if any
 * @param item item as posted
 * @param thousands change, in whole thousands of euros
 * @param basis basis of the posting, or else of its mutation
 * @param precisionThousands precision of the source, a power of ten in thousands
 * @param document source document
 * @param ceiling ceiling under which it counts at that point; null if not known
 * @param window IBOS window
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
        @Nullable String place,
        @Nullable Ceiling ceiling,
        @Nullable Boolean hgis,
        @Nullable Boolean guarantee,
        @JsonProperty("class") @Nullable MutationClass mutationClass,
        @Nullable String ibosNumber,
        @Nullable String window) {
    static ExportedPosting of(LedgerPosting booked, ResolvedAsOf asOf) {
        var event = booked.event();
        var posting = booked.posting();
        var details = booked.details();
        StatedMarks stated = details.statedMarks(posting);
        BudgetMarks marks = details.marksOf(posting, asOf);
        return new ExportedPosting(
                booked.place().ledgerNumber(),
                booked.place().line(),
                booked.recordedAt().toString(),
                event.mutation().toString(),
                event.number(),
                event.kind(),
                event.reversal() == null ? null : event.reversal().of().toString(),
                details.title(),
                event.moment().toString(),
                event.effectiveOn().toString(),
                posting.item().chapter().value(),
                posting.item().toString(),
                posting.flow(),
                posting.year().value(),
                posting.thousands().value(),
                posting.basis() == null ? details.basis() : posting.basis(),
                event.precision().thousands(),
                posting.note(),
                details.source().document(),
                details.source().place(),
                marks.ceiling(),
                marks.hgis(),
                marks.guarantee(),
                marks.mutationClass(),
                stated.ibosNumber(),
                stated.window());
    }
}
