package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;

/**
 * Sends the steps of the demo script as commands, one after the other. Repeated steps return their earlier result. A
 * refusal is an error in the script and stops it.
 */
record DemoScriptRunner(LedgerCommandGateway gateway) {
    /** Maximum number of attempts per command. */
    private static final int MAX_ATTEMPTS = 12;

    void record(List<DemoStep> steps) {
        for (DemoStep step : steps) {
            CommandResult result = send(step);
            if (!(result instanceof CommandResult.RecordedResult)) {
                throw new IllegalStateException("Demo step \"%s\" of %s failed: %s"
                        .formatted(step.key(), step.by().person(), result));
            }
        }
    }

    /** Sends a step, with retries while the ledger is unavailable; the idempotency key prevents duplicates. */
    private CommandResult send(DemoStep step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(step.toEnvelope());
            } catch (LedgerUnavailableException e) {
                boolean permanent = e.reason() == LedgerUnavailableException.UnavailabilityReason.STOPPED
                        || e.reason() == LedgerUnavailableException.UnavailabilityReason.STANDBY;
                if (attempt == MAX_ATTEMPTS || permanent) {
                    throw e;
                }
            }
        }
    }
}
