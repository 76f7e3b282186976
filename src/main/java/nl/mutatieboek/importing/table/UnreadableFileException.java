package nl.mutatieboek.importing.table;

/** Thrown if a file cannot be read, or not beyond a row. */
public final class UnreadableFileException extends RuntimeException {
    private final transient FileFlaw flaw;

    public UnreadableFileException(FileFlaw flaw) {
        super("Cannot read the file from row " + flaw.row() + ": " + flaw.code());
        this.flaw = flaw;
    }

    public UnreadableFileException(long row, FlawReason reason) {
        this(FileFlaw.of(row, null, null, reason));
    }

    public FileFlaw flaw() {
        return flaw;
    }
}
