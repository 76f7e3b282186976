package nl.mutatieboek.importing.table;

/** The file cannot be read, or not any further. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FileFlaw flaw;

    public UnreadableFileException(FileFlaw flaw) {
        super("A file that cannot be read from row " + flaw.row() + " on: " + flaw.code());
        this.flaw = flaw;
    }

    public UnreadableFileException(long row, FlawReason reason) {
        this(FileFlaw.of(row, null, null, reason));
    }

    public FileFlaw flaw() {
        return flaw;
    }
}
