package nl.mutatieboek.importing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Result of an import. Each list holds the first 1,000 of its kind.
 *
 * @param taken whether the file was imported, or can be
 * @param recorded whether anything was recorded
 * @param rows number of rows below the header
 * @param mutations number of mutations recorded, or that a dry run would record
 * @param checks number of published balances recorded beside the ledger, or that a dry run would record
 * @param entries number of ledger entries recorded, or that a dry run would record
 * @param alreadyThere number of mutations and published balances that the ledger had already, with the same amounts
 * @param ledgerNumber last number of the ledger that is on disk; 0 if the file was not understood
 * @param problems reasons why the file is not imported
 * @param problemCount number of problems
 * @param notBooked rows whose article, year or amount the source leaves open, then mutations that were imported before
 *     and reversed since, and published balances of a year without their chapter
 * @param notBookedCount number of those
 * @param remarks damaged names that were repaired, or kept as published
 * @param remarkCount number of remarks
 * @param columnsNotRead columns that the format does not have
 * @param preview mutations and what each changes, up to 5,000 lines
 * @param previewCount number of mutations
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
        List<PreviewedMutation> preview,
        long previewCount) {
    /**
     * A finding about a row.
     *
     * @param row row number as in a spreadsheet; 0 for the file as a whole
     * @param column column name in the file
     * @param value content of the cell
     * @param code stable code for programs
     * @param reason sentence for people
     */
    public record RowFindingResponse(
            long row, @Nullable String column, @Nullable String value, String code, String reason) {}

    public static ImportResultResponse of(ImportResult result, MessageRenderer sentences, Locale language) {
        List<RowFindingResponse> problems = result.flaws().isEmpty()
                ? result.refusals().stream()
                        .map(refused -> found(refused, sentences, language))
                        .toList()
                : result.flaws().stream()
                        .map(flaw -> found(flaw, sentences, language))
                        .toList();
        return new ImportResultResponse(
                result.format().toString(),
                result.file(),
                result.sha256(),
                result.dryRun(),
                result.isAccepted(),
                result.recorded(),
                result.rows(),
                result.mutations(),
                result.checks(),
                result.entries(),
                result.alreadyRecorded(),
                result.ledgerNumber(),
                problems,
                result.flawCount() + result.refusalCount(),
                Stream.concat(
                                result.openRows().stream().map(flaw -> found(flaw, sentences, language)),
                                result.leftOut().stream().map(stays -> found(stays, sentences, language)))
                        .toList(),
                result.notBookedCount(),
                result.remarks().stream()
                        .map(remark -> found(remark, sentences, language))
                        .toList(),
                result.remarkCount(),
                result.unknownColumns(),
                result.preview(),
                result.previewCount());
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
