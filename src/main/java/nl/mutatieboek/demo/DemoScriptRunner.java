package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;

/**
 * Records the steps of the demo script in one commit, or none of them. Steps that were recorded before are not repeated. A
 * refusal is an error in the script.
 */
record DemoScriptRunner(LedgerCommandGateway gateway) {
    void record(List<DemoStep> steps) {
        gateway.sendAndWait(batch -> {
            List<CommandResult> results =
                    batch.decide(steps.stream().map(DemoStep::toEnvelope).toList());
            for (int i = 0; i < results.size(); i++) {
                requireAccepted(steps.get(i), results.get(i));
            }
            return true;
        });
    }

    private static void requireAccepted(DemoStep step, CommandResult result) {
        if (!(result instanceof CommandResult.DryRunResult || result instanceof CommandResult.RecordedResult)) {
            throw new IllegalStateException("Demo step \"%s\" of %s failed: %s"
                    .formatted(step.key(), step.by().person(), result));
        }
    }
}
