package nl.mutatieboek.oversight.sample;

import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.jspecify.annotations.Nullable;

/**
 * An audit sample in the API.
 *
 * @param of unit type: {@code postings} or {@code mutations}
 * @param method {@code random} or {@code monetary}
 * @param size requested number of units
 * @param units number of units in the population
 * @param ofNothing number of units with size 0, which monetary sampling never draws
 * @param populationThousands total size in whole thousands of euros; decreases count as increases
 * @param netThousands the same with signs
 * @param headRoot root of the signed head of {@code axes.ledgerNumber} entries, in Base64; null if it is not signed
 * @param address permanent address of the same sample
 * @param drawn the units in order of drawing, each once
 */
record AuditSampleResponse(
        AsOfResponse axes,
        String of,
        String method,
        String seed,
        int size,
        int units,
        int ofNothing,
        long populationThousands,
        long netThousands,
        @Nullable String headRoot,
        String address,
        List<DrawnUnitResponse> drawn) {
    /**
     * A drawn unit.
     *
     * @param rank position in the sample, from 1
     * @param key position of a posting, such as {@code 41.0}: entry and index within it; or the identity of a mutation
     * @param tickets what selected it: the SHA-256 of its key, or the positions of its selected thousands, from 0
     * @param mutation identity of the mutation
     * @param size whole thousands of euros; decreases count as increases
     * @param thousands amount of a posting, with sign
     */
    record DrawnUnitResponse(
            int rank,
            String key,
            List<String> tickets,
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
            long size) {
        static DrawnUnitResponse of(AuditSample.DrawnUnit drawn) {
            Posting posting = drawn.posting();
            return new DrawnUnitResponse(
                    drawn.rank(),
                    drawn.key(),
                    drawn.tickets(),
                    drawn.mutation().toString(),
                    drawn.number(),
                    drawn.title(),
                    drawn.kind(),
                    drawn.moment().toString(),
                    drawn.effectiveOn().toString(),
                    drawn.source().document(),
                    drawn.source().place(),
                    drawn.first().ledgerNumber(),
                    posting == null ? null : posting.item().toString(),
                    posting == null ? null : posting.flow(),
                    posting == null ? null : posting.year().value(),
                    posting == null ? null : posting.thousands().value(),
                    drawn.size().value());
        }
    }

    static AuditSampleResponse of(AuditSample sample, String seed, ResolvedAsOf point, String address) {
        AuditSampleCriteria question = sample.question();
        AuditSample.SamplePopulation population = sample.population();
        return new AuditSampleResponse(
                AsOfResponse.of(point),
                question.of().toString(),
                question.method().toString(),
                seed,
                question.size(),
                population.units(),
                population.zeroUnits(),
                population.size().value(),
                population.net().value(),
                sample.headRoot(),
                address,
                sample.drawn().stream().map(DrawnUnitResponse::of).toList());
    }
}
