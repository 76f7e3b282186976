package nl.mutatieboek.ledger.config;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Backs up an H2 ledger to a zip in a directory while it is in use: when the newest backup is old enough, and at once
 * if a file named {@code now} appears there.
 *
 * <p>Reads continue during a backup; writes wait, because H2 saves first. A zip holds at least what was acknowledged
 * when it started, with the acknowledgement file, so that a shorter restored ledger is rejected. It gets its final name
 * when it is complete and on disk.
 */
final class H2BackupScheduler extends BackgroundThreadLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(H2BackupScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ZIP = ".zip";
    private static final String PART = "backup.part";

    private final JdbcTemplate jdbc;
    private final LedgerReader entries;
    private final Clock clock;
    private final Path directory;
    private final Duration every;

    /** Whether a backup that was requested or due is not written yet, also by a process that was killed. */
    private volatile boolean unfinished;

    /**
     * @param directory directory of the backups; created if missing
     * @param every maximum age of the newest backup; at least one second
     */
    H2BackupScheduler(JdbcTemplate jdbc, LedgerReader entries, Clock clock, Path directory, Duration every) {
        if (every.compareTo(POLL_INTERVAL) < 0) {
            throw new IllegalArgumentException("Backup interval must be at least 1 s: " + every);
        }
        this.jdbc = jdbc;
        this.entries = entries;
        this.clock = clock;
        this.directory = directory;
        this.every = every;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LedgerStartupException("Backup directory " + directory + " cannot be created: " + e);
        }
        unfinished = Files.exists(directory.resolve(PART));
        start(Thread.ofPlatform().name("backups"));
    }

    @Override
    void run() throws InterruptedException {
        Duration pause = POLL_INTERVAL;
        while (!awaitEnd(pause)) {
            pause = writeIfRequestedOrDue() ? POLL_INTERVAL : RETRY_INTERVAL;
        }
    }

    /** Writes a backup if requested or due; returns false if it failed. */
    boolean writeIfRequestedOrDue() {
        try {
            // Delete the request first: a request during a backup causes another one.
            unfinished |= Files.deleteIfExists(directory.resolve("now")) || isDue();
            if (unfinished) {
                write();
                unfinished = false;
            }
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.error("Backup in {} failed; retrying in a minute", directory, e);
            return false;
        }
    }

    private boolean isDue() throws IOException {
        Instant newest = Instant.MIN;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(H2BackupScheduler::isZip).toList()) {
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                newest = modified.isAfter(newest) ? modified : newest;
            }
        }
        Instant now = clock.instant();
        // Also due if the newest is in the future, because the clock was set back.
        return newest.isBefore(now.minus(every)) || newest.isAfter(now.plus(every));
    }

    private static boolean isZip(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ZIP);
    }

    private void write() throws IOException {
        LedgerHead head = entries.head();
        Path part = directory.resolve(PART);
        try {
            Files.deleteIfExists(part);
            jdbc.update("backup to ?", part.toString());
            String name = addAcknowledgementFile(part, head);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Path zip =
                    directory.resolve(name + "-" + TIMESTAMP.format(clock.instant()) + "-" + head.ledgerNumber() + ZIP);
            DurableFileMover.moveAndSync(part, zip);
            LOG.info("Backup {} written; holds at least entry {} and all before it", zip, head.ledgerNumber());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Adds the acknowledgement file to the zip; returns the name of the database. */
    private static String addAcknowledgementFile(Path zip, LedgerHead head) throws IOException {
        try (FileSystem zipFiles = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of());
                Stream<Path> files = Files.list(zipFiles.getPath("/"))) {
            List<String> databases = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(DatabaseEnvironmentPostProcessor.H2_FILE))
                    .toList();
            if (databases.size() != 1) {
                throw new IOException("Backup must hold one database, but holds " + databases);
            }
            String name = databases
                    .getFirst()
                    .substring(0, databases.getFirst().length() - DatabaseEnvironmentPostProcessor.H2_FILE.length());
            Files.writeString(
                    zipFiles.getPath("/" + name + AcknowledgementFile.FILE_SUFFIX),
                    AcknowledgementFile.format(head.ledgerNumber(), head.hash()));
            return name;
        }
    }
}
