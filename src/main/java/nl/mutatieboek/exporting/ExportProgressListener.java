package nl.mutatieboek.exporting;

/** Receives the progress of an export. */
@FunctionalInterface
public interface ExportProgressListener {
    /** Ignores progress. */
    ExportProgressListener NONE = (done, all) -> {};

    /**
     * Reports progress from time to time.
     *
     * @param done number of postings or entries written or skipped
     * @param all total number
     */
    void onProgress(long done, long all);
}
