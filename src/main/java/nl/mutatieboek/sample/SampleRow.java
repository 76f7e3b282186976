package nl.mutatieboek.sample;

import io.swagger.v3.oas.annotations.media.Schema;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;

/**
 * A unit that was drawn, as a file tells it: each row says also of what it was drawn and how.
 *
 * @param tickets by what it was drawn, with a space between them
 * @param knownAt the ledger number up to which the book was known
 * @param hash that of this entry
 */
@Schema(name = "ExportedDraw")
record SampleRow(
        int rank,
        String key,
        String tickets,
        String mutation,
        String number,
        String title,
        Kind kind,
        String moment,
        @Schema(format = "date") String effectiveOn,
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
        String hash) {
    static SampleRow of(Sample.Drawn drawn, Sample sample, String seed, Point point) {
        Posting posting = drawn.posting();
        return new SampleRow(
                drawn.rank(),
                drawn.key(),
                String.join(" ", drawn.tickets()),
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
                drawn.size().value(),
                sample.question().of().toString(),
                sample.question().method().toString(),
                seed,
                sample.population().units(),
                sample.population().size().value(),
                point.ledgerNumber(),
                sample.hash());
    }
}
