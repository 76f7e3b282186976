package nl.mutatieboek.oversight.sample;

import java.util.List;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.jspecify.annotations.Nullable;

/**
 * A sample, as the API shows it.
 *
 * @param of what was drawn: {@code postings} or {@code mutations}
 * @param method by what chance: {@code random} or {@code monetary}
 * @param size how many were asked
 * @param units how many could be drawn
 * @param ofNothing how many of them are of the size 0, of which monetary draws none
 * @param populationThousands the size of all together: whole thousands of euros, decreases counted as increases
 * @param netThousands the same with decreases counted as they are
 * @param hash that of the last entry that the book knew: the entry {@code axes.ledgerNumber}
 * @param address where the same is drawn for ever
 * @param drawn the units in the order in which they were drawn, each once
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
        String hash,
        String address,
        List<DrawnUnitResponse> drawn) {
    AuditSampleResponse {
        drawn = List.copyOf(drawn);
    }

    /**
     * A unit that was drawn.
     *
     * @param rank in the sample, from 1
     * @param key the place of a posting, as {@code 41.0}: its entry, and its line in that; or the identity of a mutation
     * @param tickets by what it was drawn: the SHA-256 of its key, or the thousands of it that were hit, counted from 0
     * @param mutation the identity of its dossier
     * @param size whole thousands of euros, decreases counted as increases
     * @param thousands of a posting: with its sign
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
        DrawnUnitResponse {
            tickets = List.copyOf(tickets);
        }

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
                population.ofNothing(),
                population.size().value(),
                population.net().value(),
                sample.hash(),
                address,
                sample.drawn().stream().map(DrawnUnitResponse::of).toList());
    }
}
