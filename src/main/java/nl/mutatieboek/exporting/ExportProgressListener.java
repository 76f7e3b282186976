package nl.mutatieboek.exporting;

/** Is told, now and then, how far an export is. */
@FunctionalInterface
public interface ExportProgressListener {
    /** Nobody listens. */
    ExportProgressListener NONE = (done, all) -> {};

    /**
     * So far it is.
     *
     * @param done how many lines or entries are written, or passed by
     * @param all how many there are
     */
    void onProgress(long done, long all);
}
