package nl.mutatieboek.importing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, as doors tell it.
 *
 * @param taken whether it was taken over, or could be
 * @param recorded whether anything was recorded
 * @param rows how many rows it has below its header
 * @param mutations how many mutations were recorded, or would be
 * @param checks how many balances were recorded, or would be, as checks beside the book's own
 * @param entries how many entries that made in the ledger, or would make
 * @param alreadyThere how many of its mutations and checks the book had already, with the same figures
 * @param ledgerNumber the number up to which the ledger is on disk; 0 where the file was not understood
 * @param problems what keeps it from being taken over, the first thousand
 * @param problemCount how many problems there are
 * @param notBooked what counts in nothing: rows of which the source leaves the article, the year or the amount open, the first
 *     thousand, and the first thousand of others: mutations that were taken over before and reversed since, and checks of a year
 *     in which their chapter was not there
 * @param notBookedCount how many there are
 * @param remarks broken characters in names, repaired where it is certain what stood there, the first thousand
 * @param remarkCount how many there are
 * @param columnsNotRead columns that the format does not know
 * @param preview its mutations with what each changes, as many as 5,000 lines hold
 * @param previewCount how many mutations there are
 */
public record ImportResultResponse(
        String format,
        String file,
        String sha256,
        boolean dryRun,
        boolean taken,
        boolean recorded,
        long rows,
        long mutations,
        long checks,
        long entries,
        long alreadyThere,
        long ledgerNumber,
        List<RowFindingResponse> problems,
        long problemCount,
        List<RowFindingResponse> notBooked,
        long notBookedCount,
        List<RowFindingResponse> remarks,
        long remarkCount,
        List<String> columnsNotRead,
        List<PreviewedMutationResponse> preview,
        long previewCount) {
    /**
     * A mutation of the file beside the book.
     *
     * @param row its first row
     * @param outcome NEW: it is booked, or would be; ALREADY_THERE; LOOKS_LIKE: people entered one that looks like it; REFUSED
     * @param numbers the mutation that it becomes, or those that it repeats or looks like
     * @param lines what it changes; none where it is in the book already
     */
    public record PreviewedMutationResponse(
            long row,
            PreviewedMutation.PreviewOutcome outcome,
            @Nullable String numbers,
            String moment,
            @Nullable MutationKind kind,
            String title,
            List<PreviewedLineResponse> lines) {
        static PreviewedMutationResponse of(PreviewedMutation one) {
            return new PreviewedMutationResponse(
                    one.row(),
                    one.outcome(),
                    one.numbers(),
                    one.moment().toString(),
                    one.kind(),
                    one.title(),
                    one.lines().stream().map(PreviewedLineResponse::of).toList());
        }
    }

    /**
     * One item, flow and year of it, in whole thousands of euros.
     *
     * @param newItem whether the import registers the item
     * @param now the balance after the mutations before this one, all below the item included; null where nothing is booked
     * @param after the same with this mutation
     */
    public record PreviewedLineResponse(
            String item,
            boolean newItem,
            Flow flow,
            int year,
            @Nullable Long now,
            long change,
            long after) {
        static PreviewedLineResponse of(PreviewedMutation.PreviewedLine line) {
            return new PreviewedLineResponse(
                    line.item().toString(),
                    line.newItem(),
                    line.flow(),
                    line.year().value(),
                    line.now() == null ? null : line.now().value(),
                    line.change().value(),
                    line.after().value());
        }
    }

    /**
     * Something about a row.
     *
     * @param row as a spreadsheet numbers it; 0 of the file as a whole
     * @param column by its name in the file
     * @param value what stands there
     * @param code its stable name for programs
     * @param reason a sentence
     */
    public record RowFindingResponse(
            long row, @Nullable String column, @Nullable String value, String code, String reason) {}

    public static ImportResultResponse of(ImportResult imported, MessageRenderer sentences, Locale language) {
        List<RowFindingResponse> problems = imported.flaws().isEmpty()
                ? imported.refusals().stream()
                        .map(refused -> found(refused, sentences, language))
                        .toList()
                : imported.flaws().stream()
                        .map(flaw -> found(flaw, sentences, language))
                        .toList();
        return new ImportResultResponse(
                imported.format().toString(),
                imported.file(),
                imported.sha256(),
                imported.dryRun(),
                imported.isAccepted(),
                imported.recorded(),
                imported.rows(),
                imported.mutations(),
                imported.checks(),
                imported.entries(),
                imported.alreadyRecorded(),
                imported.ledgerNumber(),
                problems,
                imported.flawCount() + imported.refusalCount(),
                Stream.concat(
                                imported.openRows().stream().map(flaw -> found(flaw, sentences, language)),
                                imported.leftOut().stream().map(stays -> found(stays, sentences, language)))
                        .toList(),
                imported.notBookedCount(),
                imported.remarks().stream()
                        .map(remark -> found(remark, sentences, language))
                        .toList(),
                imported.remarkCount(),
                imported.unknownColumns(),
                imported.preview().stream().map(PreviewedMutationResponse::of).toList(),
                imported.previewCount());
    }

    private static RowFindingResponse found(
            ImportResult.RefusedRow refused, MessageRenderer sentences, Locale language) {
        return new RowFindingResponse(
                refused.row(), null, null, refused.refusal().code(), sentences.render(refused.refusal(), language));
    }

    public static RowFindingResponse found(FileFlaw flaw, MessageRenderer sentences, Locale language) {
        return new RowFindingResponse(
                flaw.row(),
                flaw.column(),
                flaw.value(),
                flaw.code(),
                sentences.render(flaw.key(), flaw.values(), language));
    }
}
