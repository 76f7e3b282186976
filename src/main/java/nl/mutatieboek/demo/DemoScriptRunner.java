package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;

/**
 * Hands acts in at the desk, one after the other, as people would. What was done before gets its old answer; a refusal is a
 * mistake in the demo and stops it.
 */
final class DemoScriptRunner {
    /** How often an act is handed in before the book is held to be unable. */
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

    /** The same command may be handed in again: it has one effect. Each waits as long as anybody waits for an answer. */
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
