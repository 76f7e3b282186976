package nl.mutatieboek.ledger.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.proof.HeadTimestampFile;
import nl.mutatieboek.ledger.proof.HeadTimestampFile.HeadTimestamp;
import nl.mutatieboek.ledger.proof.HeadTimestamper;
import nl.mutatieboek.ledger.proof.SignedHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the latest head time-stamped once per interval, and writes head and time-stamp to the archive. A failure is logged
 * and part of the health; it stops nothing.
 */
final class HeadTimestampScheduler extends BackgroundThreadLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HeadTimestampScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(10);
    private static final String SUFFIX = ".tsr";

    private final Supplier<Optional<SignedHead>> latest;
    private final HeadTimestamper authority;
    private final Path directory;
    private final HeadTimestampFile lastFile;
    private final Duration every;
    private final Clock clock;
    private volatile @Nullable HeadTimestamp last;
    private volatile @Nullable String failure;

    /**
     * @param latest latest signed head; empty on standby
     * @param directory archive that head and time-stamp are written to
     * @param lastFile keeps the last time-stamp between two runs
     */
    HeadTimestampScheduler(
            Supplier<Optional<SignedHead>> latest,
            HeadTimestamper authority,
            Path directory,
            HeadTimestampFile lastFile,
            Duration every,
            Clock clock) {
        this.latest = latest;
        this.authority = authority;
        this.directory = directory;
        this.lastFile = lastFile;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public void start() {
        learnLast();
        start(Thread.ofPlatform().daemon().name("head-timestamps"));
    }

    @Override
    void run() throws InterruptedException {
        while (!awaitEnd(stampIfDue())) {
            // The next round stamps.
        }
    }

    /** Returns how long to wait. */
    private Duration stampIfDue() throws InterruptedException {
        try {
            SignedHead head = latest.get().orElse(null);
            if (head == null || isStamped(head)) {
                return POLL_INTERVAL;
            }
            // On PostgreSQL another process may have been the writer.
            learnLast();
            Duration early = lastAt().map(at -> Duration.between(clock.instant(), at.plus(every)))
                    .orElse(Duration.ZERO);
            if (early.isPositive()) {
                return early.compareTo(RETRY_INTERVAL) < 0 ? early : RETRY_INTERVAL;
            }
            stamp(head);
            failure = null;
            return POLL_INTERVAL;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("The latest head was not time-stamped; trying again later", e);
            failure = e.toString();
            return every.compareTo(RETRY_INTERVAL) < 0 ? every : RETRY_INTERVAL;
        }
    }

    private boolean isStamped(SignedHead head) {
        HeadTimestamp known = last;
        return known != null && known.head().equals(head.fileName());
    }

    private void stamp(SignedHead head) throws IOException, InterruptedException {
        Path file = directory.resolve(head.fileName());
        Path stamp = directory.resolve(head.fileName().replaceFirst("\\.txt$", SUFFIX));
        if (!Files.exists(stamp)) {
            byte[] received = authority.request(head);
            DurableFileMover.writeOnce(file, head.note().getBytes(StandardCharsets.UTF_8));
            DurableFileMover.writeOnce(stamp, received);
        }
        HeadTimestamp now = new HeadTimestamp(head.fileName(), clock.instant());
        // In memory first: if the file cannot be written, this run still keeps to the interval.
        last = now;
        lastFile.record(now);
    }

    /** A restart asks for no further one. */
    private void learnLast() {
        HeadTimestamp known = last;
        HeadTimestamp kept = lastFile.find().orElse(null);
        if (kept != null && (known == null || kept.at().isAfter(known.at()))) {
            last = kept;
        }
    }

    /** Returns when a head was time-stamped last; empty if none was. */
    Optional<Instant> lastAt() {
        return Optional.ofNullable(last).map(HeadTimestamp::at);
    }

    /** Returns why the last request led to no time-stamp; null if it did. */
    @Nullable
    String failure() {
        return failure;
    }

    /** No interrupt, because that would close the file of an H2 database. */
    @Override
    public void stop() {
        authority.shutDown();
        super.stop();
    }
}
