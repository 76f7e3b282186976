package nl.mutatieboek.cli;

/** What was to be written somewhere could not be; the sentence says why. */
final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailedException(String sentence) {
        super(sentence, null, false, false);
    }

    /** Nobody reads the other end any more, as {@code head} does not after its ten lines. That needs no telling. */
    static final class BrokenPipeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenPipeException() {
            super("Nobody reads any more", null, false, false);
        }
    }
}
