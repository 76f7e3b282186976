package nl.mutatieboek.cli;

import org.springframework.boot.SpringBootExceptionReporter;

/** Keeps Spring from telling at length what the operator is told in a sentence. */
final class SilentKnownFailureExceptionReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return FailureExplainer.explain(failure).isPresent();
    }
}
