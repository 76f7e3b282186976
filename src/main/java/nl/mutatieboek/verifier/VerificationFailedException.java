package nl.mutatieboek.verifier;

/** Evidence that does not hold; the message says why, in one sentence. */
final class VerificationFailedException extends Exception {
    VerificationFailedException(String reason) {
        super(reason);
    }
}
