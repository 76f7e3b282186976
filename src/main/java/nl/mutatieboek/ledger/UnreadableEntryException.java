package nl.mutatieboek.ledger;

import java.util.Locale;

/** This version cannot decode an entry. */
public final class UnreadableEntryException extends IllegalStateException {
    private final long ledgerNumber;

    public UnreadableEntryException(long ledgerNumber, Exception cause) {
        super(
                "Entry %d cannot be read: %s".formatted(ledgerNumber, firstLine(String.valueOf(cause.getMessage()))),
                cause);
        this.ledgerNumber = ledgerNumber;
    }

    /** Tells the operator what failed and what can still be read. */
    public String operatorMessage() {
        return String.format(
                Locale.ROOT,
                "%s. Entries are never skipped, so writing stops before it. Earlier entries can be queried on the"
                        + " command line, with --known-at %d.",
                getMessage(),
                ledgerNumber - 1);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
