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
 * @param before how many of its mutations and checks the book had already, with the same figures
 * @param ledgerNumber the number up to which the ledger is on disk; 0 where the file was not understood
 * @param flaws what in it cannot be understood, the first thousand
 * @param flawed how many flaws there are
 * @param refusals what the book does not take, the first thousand
 * @param refused how many refusals there are
 * @param open rows that the source leaves open and that are not booked, the first thousand
 * @param opened how many there are
 * @param stayed what was taken over before and reversed since, and checks of a year in which their chapter was not there, the first
 *     thousand
 * @param staying how much that is
 * @param remarks broken names that were repaired, or kept as they were published, the first thousand
 * @param remarked how many there are
 * @param unknownColumns columns that were not read
 * @param preview its mutations with what each changes, as many as {@link ImportPreviewBuilder#MOST_LINES} lines hold
 * @param previewed how many mutations there are
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
        long before,
        long ledgerNumber,
        List<FileFlaw> flaws,
        long flawed,
        List<RefusedRow> refusals,
        long refused,
        List<FileFlaw> open,
        long opened,
        List<RefusedRow> stayed,
        long staying,
        List<FileFlaw> remarks,
        long remarked,
        List<String> unknownColumns,
        List<PreviewedMutation> preview,
        long previewed) {
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
                read.found().isUnderstood() && carrying.refused == 0 && !dryRun && carrying.entries > 0,
                read.found().rows(),
                carrying.mutations,
                carrying.checks,
                carrying.entries,
                carrying.before,
                ledgerNumber,
                read.found().flaws(),
                read.found().flawed(),
                carrying.refusals(),
                carrying.refused,
                read.found().open(),
                read.found().opened(),
                carrying.stayed(),
                carrying.staying,
                carrying.remarks(),
                carrying.remarked,
                read.found().unknownColumns(),
                carrying.preview().mutations(),
                carrying.preview().counted());
    }

    /** How many of its rows and mutations count in nothing. */
    public long notBooked() {
        return opened + staying;
    }

    /** Whether the file was taken over, or can be. */
    public boolean isTaken() {
        return flawed == 0 && refused == 0;
    }
}
