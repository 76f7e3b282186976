package nl.mutatieboek.importing;

import java.util.List;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.table.FileFlaw;

/**
 * What became of a file.
 *
 * @param file what it is called
 * @param sha256 the digest of its bytes
 * @param rows how many rows it has
 * @param recorded whether anything was recorded
 * @param mutations how many mutations were recorded, or would be in a dry run
 * @param checks how many balances were recorded, or would be, as checks beside the book's own
 * @param entries how many entries that made, or would make
 * @param alreadyRecorded how many of its mutations and checks the book had already, with the same figures
 * @param ledgerNumber the number up to which the ledger is on disk; 0 where the file was not understood
 * @param flaws what in it cannot be understood, the first thousand
 * @param flawCount how many flaws there are
 * @param refusals what the book does not take, the first thousand
 * @param refusalCount how many refusals there are
 * @param openRows rows that the source leaves open and that are not booked, the first thousand
 * @param openRowCount how many there are
 * @param leftOut what was taken over before and reversed since, and checks of a year in which their chapter was not there, the first
 *     thousand
 * @param leftOutCount how much that is
 * @param remarks broken names that were repaired, or kept as they were published, the first thousand
 * @param remarkCount how many there are
 * @param unknownColumns columns that were not read
 * @param preview its mutations with what each changes, as many as {@link ImportPreviewBuilder#MAX_LINES} lines hold
 * @param previewCount how many mutations there are
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
     * Something that the book does not take.
     *
     * @param row the first row of what it refuses
     */
    public record RefusedRow(long row, Refusal refusal) {}

    static ImportResult of(ParsedImport read, ImportCommandSubmitter carrying, long ledgerNumber) {
        boolean dryRun = carrying.options().dryRun();
        return new ImportResult(
                read.format(),
                read.name(),
                read.sha256(),
                dryRun,
                read.parseResult().isUnderstood() && carrying.refused == 0 && !dryRun && carrying.entries > 0,
                read.parseResult().rows(),
                carrying.mutations,
                carrying.checks,
                carrying.entries,
                carrying.before,
                ledgerNumber,
                read.parseResult().flaws(),
                read.parseResult().flawCount(),
                carrying.refusals(),
                carrying.refused,
                read.parseResult().openRows(),
                read.parseResult().openRowCount(),
                carrying.leftOut(),
                carrying.staying,
                carrying.remarks(),
                carrying.remarked,
                read.parseResult().unknownColumns(),
                carrying.preview().mutations(),
                carrying.preview().mutationCount());
    }

    /** How many of its rows and mutations count in nothing. */
    public long notBookedCount() {
        return openRowCount + leftOutCount;
    }

    /** Whether the file was taken over, or can be. */
    public boolean isAccepted() {
        return flawCount == 0 && refusalCount == 0;
    }
}
