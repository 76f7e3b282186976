package nl.mutatieboek.cli;

/** An output could not be written; the message says why. */
final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailedException(String sentence) {
        super(sentence, null, false, false);
    }

    /** The reader of the pipe is gone, as with {@code head} after ten lines. Not reported. */
    static final class BrokenPipeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenPipeException() {
            super("The reader of the output has closed it", null, false, false);
        }
    }
}
