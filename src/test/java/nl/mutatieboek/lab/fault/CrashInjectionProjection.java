package nl.mutatieboek.lab.fault;

import java.io.DataOutput;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.RowlessProjection;

/** Kills the process while projections are updated. */
final class CrashInjectionProjection implements RowlessProjection {
    private final CrashInjectionConfiguration.CrashTrigger trigger;

    CrashInjectionProjection(CrashInjectionConfiguration.CrashTrigger trigger) {
        this.trigger = trigger;
    }

    @Override
    public String name() {
        return "fuse";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        if (entry.ledgerNumber() < countsFrom) {
            trigger.reached(KillPoint.IN_PROJECTION);
        }
    }

    @Override
    public long writeRows(DataOutput out, long upTo) {
        trigger.reached(KillPoint.IN_CHECKPOINT);
        return 0;
    }
}
