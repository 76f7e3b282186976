package nl.mutatieboek.oversight.sample;

import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.jspecify.annotations.Nullable;

/**
 * A drawn unit in a file. Each row repeats the criteria of the sample.
 *
 * @param tickets separated by spaces
 * @param knownAt ledger number of the as-of point
 * @param headRoot root of the signed head of that number; null if it is not signed
 */
record ExportedDrawnUnit(
        int rank,
        String key,
        String tickets,
        String mutation,
        String number,
        String title,
        MutationKind kind,
        String moment,
        String effectiveOn,
        String document,
        @Nullable String place,
        long ledgerNumber,
        @Nullable String item,
        @Nullable Flow flow,
        @Nullable Integer year,
        @Nullable Long thousands,
        long size,
        String of,
        String method,
        String seed,
        int units,
        long populationThousands,
        long knownAt,
        @Nullable String headRoot) {
    static ExportedDrawnUnit of(AuditSample.DrawnUnit drawn, AuditSample sample, String seed, ResolvedAsOf point) {
        AuditSampleResponse.DrawnUnitResponse shown = AuditSampleResponse.DrawnUnitResponse.of(drawn);
        return new ExportedDrawnUnit(
                shown.rank(),
                shown.key(),
                String.join(" ", shown.tickets()),
                shown.mutation(),
                shown.number(),
                shown.title(),
                shown.kind(),
                shown.moment(),
                shown.effectiveOn(),
                shown.document(),
                shown.place(),
                shown.ledgerNumber(),
                shown.item(),
                shown.flow(),
                shown.year(),
                shown.thousands(),
                shown.size(),
                sample.question().of().toString(),
                sample.question().method().toString(),
                seed,
                sample.population().units(),
                sample.population().size().value(),
                point.ledgerNumber(),
                sample.headRoot());
    }
}
