package nl.mutatieboek.cli;

/** What was to be written somewhere could not be; the sentence says why. */
final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotWritten(String sentence) {
        super(sentence, null, false, false);
    }

    /** Nobody reads the other end any more, as {@code head} does not after its ten lines. That needs no telling. */
    static final class NobodyReads extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyReads() {
            super("Nobody reads any more", null, false, false);
        }
    }
}
