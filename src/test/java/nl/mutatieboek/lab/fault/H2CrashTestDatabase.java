package nl.mutatieboek.lab.fault;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.config.ReadOnlyLedgerConfiguration;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A book in an H2 file.
 *
 * @param folder its data directory
 */
record H2CrashTestDatabase(Path folder) implements CrashTestDatabase {
    @Override
    public List<String> options() {
        return List.of("--mutatieboek.data=" + folder);
    }

    @Override
    public Path data() {
        return folder;
    }

    @Override
    public DataSource readOnlyDataSource() {
        return new DriverManagerDataSource(
                "jdbc:h2:file:" + folder.resolve("book") + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "sa", "");
    }

    @Override
    public CheckpointFile checkpoint() {
        return CheckpointFile.inDirectory(folder, ReadOnlyLedgerConfiguration.checkpointKey(readOnlyDataSource()));
    }

    @Override
    public boolean killable() {
        return false;
    }

    @Override
    public String toString() {
        return "H2 " + folder.getFileName();
    }
}
