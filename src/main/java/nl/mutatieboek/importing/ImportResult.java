package nl.mutatieboek.importing;

import java.util.List;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.table.FileFlaw;

/**
 * Result of an import. Each list holds the first 1,000 of its kind.
 *
 * @param file name of the file
 * @param sha256 digest of the file
 * @param rows number of rows
 * @param recorded whether anything was recorded
 * @param mutations number of mutations recorded, or that a dry run would record
 * @param checks number of published balances recorded beside the ledger, or that a dry run would record
 * @param entries number of ledger entries recorded, or that a dry run would record
 * @param alreadyRecorded number of mutations and published balances that the ledger had already, with the same amounts
 * @param ledgerNumber last number of the ledger that is on disk; 0 if the file was not understood
 * @param flaws parts of the file that cannot be understood
 * @param flawCount number of flaws
 * @param refusals commands that the ledger refused
 * @param refusalCount number of refusals
 * @param openRows rows that are not booked because the source leaves something open
 * @param openRowCount number of open rows
 * @param leftOut mutations that were imported before and reversed since, and published balances of a year without their
 *     chapter
 * @param leftOutCount number of those
 * @param remarks damaged names that were repaired, or kept as published
 * @param remarkCount number of remarks
 * @param unknownColumns columns that were not read
 * @param preview mutations and what each changes, up to {@link ImportPreviewBuilder#MAX_LINES} lines
 * @param previewCount number of mutations
 */
public record ImportResult(
        ImportService.ImportFormat format,
        String file,
        String sha256,
        boolean dryRun,
        boolean recorded,
        long rows,
        long mutations,
        long checks,
        long entries,
        long alreadyRecorded,
        long ledgerNumber,
        List<FileFlaw> flaws,
        long flawCount,
        List<RefusedRow> refusals,
        long refusalCount,
        List<FileFlaw> openRows,
        long openRowCount,
        List<RefusedRow> leftOut,
        long leftOutCount,
        List<FileFlaw> remarks,
        long remarkCount,
        List<String> unknownColumns,
        List<PreviewedMutation> preview,
        long previewCount) {
    /**
     * A command that the ledger refused.
     *
     * @param row first row of the mutation or balance
     */
    public record RefusedRow(long row, Refusal refusal) {}

    static ImportResult of(ParsedImport parsed, ImportCommandSubmitter submitter, long ledgerNumber) {
        boolean dryRun = submitter.options().dryRun();
        return new ImportResult(
                parsed.format(),
                parsed.name(),
                parsed.sha256(),
                dryRun,
                parsed.parseResult().isUnderstood() && submitter.refused == 0 && !dryRun && submitter.entries > 0,
                parsed.parseResult().rows(),
                submitter.mutations,
                submitter.checks,
                submitter.entries,
                submitter.before,
                ledgerNumber,
                parsed.parseResult().flaws(),
                parsed.parseResult().flawCount(),
                submitter.refusals(),
                submitter.refused,
                parsed.parseResult().openRows(),
                parsed.parseResult().openRowCount(),
                submitter.leftOut(),
                submitter.staying,
                submitter.remarks(),
                submitter.remarked,
                parsed.parseResult().unknownColumns(),
                submitter.preview().mutations(),
                submitter.preview().mutationCount());
    }

    /** Number of rows and mutations that have no effect on any balance. */
    public long notBookedCount() {
        return openRowCount + leftOutCount;
    }

    /** Whether the file was imported, or can be. */
    public boolean isAccepted() {
        return flawCount == 0 && refusalCount == 0;
    }
}
