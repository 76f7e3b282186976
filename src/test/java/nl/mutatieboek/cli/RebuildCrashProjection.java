package nl.mutatieboek.cli;

import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.RowlessProjection;

/** An empty projection that kills the process at a chosen point of a rebuild. */
public final class RebuildCrashProjection implements RowlessProjection {
    /** The system property that names the point. */
    static final String POINT = "rebuild.fuse";

    static final int HALFWAY = 2_000;

    private static final int MORE_THAN_IS_HELD_BACK = 1 << 18;
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    /** Where it ends. */
    enum RebuildCrashPoint {
        /** Half of the entries are read anew. */
        DERIVING(0),
        /** The rebuilt rows are digested for comparison. */
        SUMMING(1),
        /** The rows in use are digested for comparison. */
        COMPARING(2),
        /** The certificate is written, and half of the new checkpoint. */
        KEEPING(3);

        private final int write;

        RebuildCrashPoint(int write) {
            this.write = write;
        }

        /** Points at which nothing permanent has been written. */
        static Set<RebuildCrashPoint> beforeCertificate() {
            return EnumSet.range(DERIVING, COMPARING);
        }
    }

    @Override
    public String name() {
        return "fuse";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        if (entry.ledgerNumber() == HALFWAY && RebuildCrashPoint.DERIVING.name().equals(System.getProperty(POINT))) {
            halt();
        }
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        int write = WRITTEN.incrementAndGet();
        String point = System.getProperty(POINT);
        if (point != null && RebuildCrashPoint.valueOf(point).write == write) {
            out.write(new byte[MORE_THAN_IS_HELD_BACK]);
            halt();
        }
        return 0;
    }

    /** Simulates a kill: buffered data is not written and nobody is notified. */
    private static void halt() {
        Runtime.getRuntime().halt(137);
    }
}
