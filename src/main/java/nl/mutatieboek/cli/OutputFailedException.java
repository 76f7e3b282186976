package nl.mutatieboek.cli;

/** An output could not be written; the message says why. */
final class OutputFailedException extends RuntimeException {
    OutputFailedException(String sentence) {
        super(sentence, null, false, false);
    }

    /** The reader of the pipe is gone, as with {@code head} after ten lines. Not reported. */
    static final class BrokenPipeException extends RuntimeException {
        BrokenPipeException() {
            super("The reader of the output has closed it", null, false, false);
        }
    }
}
