package nl.mutatieboek.intake.table;

/** The file cannot be read, or not any further. */
public final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    UnreadableFile(Flaw flaw) {
        super("A file that cannot be read from row " + flaw.row() + " on: " + flaw.code());
        this.flaw = flaw;
    }

    UnreadableFile(long row, Reason reason) {
        this(Flaw.of(row, null, null, reason));
    }

    public Flaw flaw() {
        return flaw;
    }
}
