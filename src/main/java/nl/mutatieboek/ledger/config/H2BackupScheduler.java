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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a book in H2 to a zip in a folder while it is served: when the newest zip there is old enough, and at once when
 * somebody puts a file named {@code now} there. Who reads goes on meanwhile; who writes waits, because H2 saves first. A zip
 * holds at least what was acknowledged when it was begun, and the witness of that, so that a book restored from less is not
 * opened. It has its name once it is whole and on disk.
 */
final class H2BackupScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(H2BackupScheduler.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ZIP = ".zip";
    private static final String PART = "backup.part";

    private final JdbcTemplate jdbc;
    private final LedgerReader entries;
    private final Clock clock;
    private final Path folder;
    private final Duration every;

    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** Whether a process was killed while it made a backup: somebody may have asked for that one. */
    private volatile boolean unfinished;

    /**
     * @param folder where the zips go; made when it is not there
     * @param every how old the newest zip may be; a second at least
     */
    H2BackupScheduler(JdbcTemplate jdbc, LedgerReader entries, Clock clock, Path folder, Duration every) {
        if (every.compareTo(LOOK) < 0) {
            throw new IllegalArgumentException("A backup is made every second at most, not every " + every);
        }
        this.jdbc = jdbc;
        this.entries = entries;
        this.clock = clock;
        this.folder = folder;
        this.every = every;
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LedgerStartupException("There can be no backups in " + folder + ": " + e);
        }
        unfinished = Files.exists(folder.resolve(PART));
        thread = Thread.ofPlatform().name("backups").start(this::work);
    }

    private void work() {
        try {
            Duration pause = LOOK;
            while (!ending.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = writeIfAsked() ? LOOK : RETRY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it failed. */
    private boolean writeIfAsked() {
        try {
            // Taken away first: who asks while a backup is made gets another.
            boolean asked = Files.deleteIfExists(folder.resolve("now"));
            if (asked || unfinished || due()) {
                write();
                unfinished = false;
            }
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.error("No backup could be made in {}", folder, e);
            return false;
        }
    }

    private boolean due() throws IOException {
        Instant newest = Instant.MIN;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(H2BackupScheduler::zip).toList()) {
                Instant made = Files.getLastModifiedTime(file).toInstant();
                newest = made.isAfter(newest) ? made : newest;
            }
        }
        Instant now = clock.instant();
        // Also when the newest is of the future, because a clock was set back.
        return newest.isBefore(now.minus(every)) || newest.isAfter(now.plus(every));
    }

    private static boolean zip(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ZIP);
    }

    private void write() throws IOException {
        LedgerHead head = entries.head();
        Path part = folder.resolve(PART);
        try {
            Files.deleteIfExists(part);
            jdbc.update("backup to ?", part.toString());
            String name = addWitness(part, head);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Path zip = folder.resolve(name + "-" + STAMP.format(clock.instant()) + "-" + head.ledgerNumber() + ZIP);
            DurableFileMover.moveAndSync(part, zip);
            LOG.info("Backup {} holds at least what was acknowledged up to entry {}", zip, head.ledgerNumber());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Beside the database in the zip, as it lies beside the book; gives the name of the book. */
    private static String addWitness(Path zip, LedgerHead head) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of());
                Stream<Path> files = Files.list(inside.getPath("/"))) {
            List<String> databases = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(DatabaseEnvironmentPostProcessor.H2_FILE))
                    .toList();
            if (databases.size() != 1) {
                throw new IOException("A backup holds one database, not " + databases);
            }
            String name = databases
                    .getFirst()
                    .substring(0, databases.getFirst().length() - DatabaseEnvironmentPostProcessor.H2_FILE.length());
            Files.writeString(
                    inside.getPath("/" + name + AcknowledgementFile.FILE_SUFFIX),
                    AcknowledgementFile.format(head.ledgerNumber(), head.hash()));
            return name;
        }
    }

    @Override
    public void stop() {
        ending.countDown();
        Thread working = thread;
        try {
            if (working != null) {
                working.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the book is opened, and until before it is closed. */
    @Override
    public int getPhase() {
        return 1;
    }
}
