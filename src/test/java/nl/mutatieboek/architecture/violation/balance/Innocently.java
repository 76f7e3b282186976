package nl.mutatieboek.architecture.violation.balance;

import nl.mutatieboek.architecture.violation.domain.Innocent;
import org.slf4j.LoggerFactory;

/** Violates nothing: modules may use the domain and a few libraries. */
public record Innocently(Innocent rule, byte[] bytes, int[] numbers) {
    public void log() {
        LoggerFactory.getLogger(Innocently.class).info("{}", rule);
    }
}
