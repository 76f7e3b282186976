package nl.mutatieboek;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;

/** Sends commands as a patient client. */
public final class GatewayRetry {
    private static final Set<LedgerUnavailableException.UnavailabilityReason> AGAIN = EnumSet.of(
            LedgerUnavailableException.UnavailabilityReason.TOO_LATE,
            LedgerUnavailableException.UnavailabilityReason.KEY_IN_PROGRESS);

    private GatewayRetry() {}

    /** Retries while no answer arrives in time, as clients must; for at most three minutes. */
    public static CommandResult sendWithRetry(LedgerCommandGateway gateway, CommandEnvelope signed) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            try {
                return gateway.sendAndWait(signed);
            } catch (LedgerUnavailableException e) {
                if (!AGAIN.contains(e.reason())
                        || System.nanoTime() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }
}
