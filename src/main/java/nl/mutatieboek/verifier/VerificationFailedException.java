package nl.mutatieboek.verifier;

/** Evidence that does not hold; the message says why, in one sentence. */
final class VerificationFailedException extends RuntimeException {
    VerificationFailedException(String reason) {
        super(reason);
    }

    /** Refuses the evidence for this reason, unless the condition holds. */
    @SuppressWarnings("AnnotateFormatMethod") // Its annotation is not in the JDK.
    static void require(boolean condition, String reason, Object... details) {
        if (!condition) {
            throw new VerificationFailedException(reason.formatted(details));
        }
    }
}
