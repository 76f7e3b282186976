package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;

/**
 * Sends the steps of the demo script as commands, one after the other. Repeated steps return their earlier result. A
 * refusal is an error in the script and stops it.
 */
final class DemoScriptRunner {
    /** Maximum number of attempts per command. */
    private static final int TRIES = 12;

    private final LedgerCommandGateway desk;

    DemoScriptRunner(LedgerCommandGateway desk) {
        this.desk = desk;
    }

    void record(List<DemoStep> acts) {
        for (DemoStep act : acts) {
            CommandResult answer = answer(act);
            if (!(answer instanceof CommandResult.RecordedResult)) {
                throw new IllegalStateException("The demo book stops at \"%s\" of %s: %s"
                        .formatted(act.key(), act.by().person(), answer));
            }
        }
    }

    /** Sends a step, with retries while the ledger is unavailable; the idempotency key prevents duplicates. */
    private CommandResult answer(DemoStep act) {
        for (int left = TRIES; ; left--) {
            try {
                return desk.sendAndWait(act.toEnvelope());
            } catch (LedgerUnavailableException e) {
                boolean inVain = e.reason() == LedgerUnavailableException.UnavailabilityReason.STOPPED
                        || e.reason() == LedgerUnavailableException.UnavailabilityReason.STANDBY;
                if (left == 1 || inVain) {
                    throw e;
                }
            }
        }
    }
}
