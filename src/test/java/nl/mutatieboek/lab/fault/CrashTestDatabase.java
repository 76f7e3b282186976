package nl.mutatieboek.lab.fault;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.projection.CheckpointFile;

/** The database of a crash test. */
interface CrashTestDatabase {
    /** The options by which a process finds it. */
    List<String> options();

    /** The data directory of its processes. */
    Path data();

    /** A way to read it while no process serves it, without changing it. */
    DataSource readOnlyDataSource();

    /** The stored projections of a process. */
    CheckpointFile checkpoint();

    /** Whether its database is itself a process that can be killed. */
    boolean killable();
}
