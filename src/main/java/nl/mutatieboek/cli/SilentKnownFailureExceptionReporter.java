package nl.mutatieboek.cli;

import org.springframework.boot.SpringBootExceptionReporter;

/** Suppresses Spring's failure report if {@link FailureExplainer} explains the failure in a sentence. */
final class SilentKnownFailureExceptionReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return FailureExplainer.explain(failure).isPresent();
    }
}
