package nl.mutatieboek.cli;

import org.springframework.boot.SpringBootExceptionReporter;

/** Keeps Spring from telling at length what the operator is told in a sentence. */
final class QuietAboutKnown implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return Failure.explained(failure).isPresent();
    }
}
