package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.MutatieboekApplication;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills one book repeatedly under eight writers, at named points and at random, and checks each time that all
 * acknowledged entries are present, once and complete. The next round restarts the book that the last one killed.
 */
final class CrashTestRunner {
    static final int KILLED = 128 + 9;
    private static final int FAILED = 3;
    private static final int REPEATED = 15;
    private static final int TOO_MANY = 800;
    private static final int STILL_GOING = 40;
    private static final int PATIENCE = 600;
    private final CrashTestDatabase book;
    private final @Nullable KillablePostgresServer server;
    private final Path errands;
    private final Random random;
    private final CrashTestStatistics total;
    private final Map<UUID, WorkloadCommand> requested = new HashMap<>();
    private final Map<UUID, Long> recorded = new HashMap<>();
    private final Map<UUID, WorkloadCommand> inDoubt = new HashMap<>();
    private final HeadInvariantChecker heads = new HeadInvariantChecker();
    private long last;
    private boolean begun;

    /**
     * @param server the database's own process, where it has one
     * @param folder for what this run needs besides the book
     */
    CrashTestRunner(
            CrashTestDatabase book,
            @Nullable KillablePostgresServer server,
            Path folder,
            Random random,
            CrashTestStatistics total) {
        this.book = book;
        this.server = server;
        this.errands = folder.resolve("errands");
        this.random = random;
        this.total = total;
    }

    /** One start, one end, and all that must hold afterwards. What was seen, in one line. */
    String runRound(int number, KillPoint point, String label) {
        int time = point.isInProcess() ? 1 + random.nextInt(point.maxOccurrence()) : 0;
        int before = recorded.size();
        long began = System.nanoTime();
        write(commandsToRepeat());
        WorkloadProcess office = new WorkloadProcess();
        ProcessResult ended = office.run(number, point, time);
        String where = "%s, %s %s %d".formatted(label, book, point, time);
        assertThat(ended.out()).as(where).doesNotContain(CrashTestWorkloadConfiguration.BROKEN);
        assertThat(office.recordViolation).as(where).isEmpty();
        assertThat(ended.exit())
                .as(where + "; its log: " + ended.err())
                .isIn(point.killsDatabase() ? List.of(KILLED, FAILED) : List.of(KILLED));
        assertThat(office.atWork || !office.killedFromOutside)
                .as(where + ": it never got to work; its log: " + ended.err())
                .isTrue();
        begun |= office.caughtUp;
        int doubtful = inDoubt.size();
        int there = begun ? examine(where) : 0;
        boolean hit = !point.isInProcess() || !office.killedFromOutside;
        total.round(point, hit);
        total.acknowledged += recorded.size() - before - there;
        total.doubtful += doubtful;
        total.there += there;
        return "%-16s %3d  acknowledged %4d (+%3d)  in doubt %2d, there %2d  ledger %5d  exit %3d%s  %.1f s"
                .formatted(
                        point,
                        time,
                        recorded.size(),
                        recorded.size() - before,
                        doubtful,
                        there,
                        last,
                        ended.exit(),
                        hit ? "" : " (not reached)",
                        (System.nanoTime() - began) / 1e9);
    }

    /** After all that, its own verifier finds nothing. */
    void verify(String label) {
        List<String> options = new ArrayList<>(List.of("verify"));
        options.addAll(book.options());
        options.replaceAll(option -> option.replace("--mutatieboek.data=", "--data="));
        try (JavaProcess verify = JavaProcess.start(MutatieboekApplication.class, options.toArray(String[]::new))) {
            ProcessResult ended = verify.await();
            assertThat(ended.exit())
                    .as(label + ": " + ended.out() + ended.err())
                    .isZero();
        }
        total.entries += last;
    }

    /** Checks the invariants; returns how many commands with unknown outcome were recorded. */
    private int examine(String where) {
        var killed = book.readOnlyDataSource();
        LedgerInvariantChecker found = LedgerInvariantChecker.read(where, killed);
        assertThat(found.ledger().size()).as(where + ": entries").isGreaterThanOrEqualTo((int) last);
        found.assertAcknowledgedCommandsRecordedOnce(recorded);
        found.assertCommandsComplete();
        found.assertMutationsBookedCompletely();
        found.assertReserveNeverOverdrawn();
        found.assertCheckpointMatchesLedger(book.checkpoint());
        heads.check(where, book, found);
        last = found.ledger().size();
        Map<UUID, List<Long>> numbers = found.ledgerNumbersByCommand();
        int there = 0;
        for (UUID command : List.copyOf(inDoubt.keySet())) {
            List<Long> number = numbers.getOrDefault(command, List.of());
            if (!number.isEmpty()) {
                // Every repeat from now on must return this number.
                assertThat(number).as(where + ": " + command).hasSize(1);
                recorded.put(command, number.getFirst());
                there++;
            }
        }
        return there;
    }

    /** Commands with unknown outcome, and some with a known one. */
    private List<WorkloadCommand> commandsToRepeat() {
        List<WorkloadCommand> again = new ArrayList<>(inDoubt.values());
        List<UUID> answered = new ArrayList<>(recorded.keySet());
        Collections.sort(answered);
        for (int i = 0; i < REPEATED && !answered.isEmpty(); i++) {
            again.add(requested.get(answered.get(random.nextInt(answered.size()))));
        }
        return again;
    }

    private void write(List<WorkloadCommand> again) {
        try {
            Files.write(errands, again.stream().map(WorkloadCommand::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process and its output. */
    private final class WorkloadProcess {
        private final AtomicInteger answers = new AtomicInteger();
        private final CompletableFuture<Void> enough = new CompletableFuture<>();
        private final CompletableFuture<Void> goesOn = new CompletableFuture<>();
        private volatile int wanted = TOO_MANY;
        private volatile int wantedAfter = Integer.MAX_VALUE;
        private volatile boolean caughtUp;
        private volatile boolean atWork;
        private final List<String> recordViolation = Collections.synchronizedList(new ArrayList<>());
        private boolean killedFromOutside;

        ProcessResult run(int number, KillPoint point, int time) {
            if (point == KillPoint.RANDOM || point.killsDatabase()) {
                wanted = 1 + random.nextInt(TOO_MANY / 2);
            }
            List<String> options = new ArrayList<>(book.options());
            options.addAll(List.of("--mutatieboek.checkpoint.every=40", "--mutatieboek.checkpoint.pause=100ms"));
            options.addAll(List.of(
                    "--server.port=0",
                    "--mutatieboek.confirming-people=1",
                    "--mutatieboek.moment-people=1",
                    "--mutatieboek.patience=60s",
                    "--mutatieboek.takeover-after=1s",
                    "--logging.level.root=warn",
                    "--spring.main.sources=" + CrashInjectionConfiguration.class.getName() + ","
                            + CrashTestWorkloadConfiguration.class.getName(),
                    "--" + CrashInjectionConfiguration.POINT + "=" + point,
                    "--" + CrashInjectionConfiguration.TIME + "=" + time,
                    "--office.seed=" + random.nextLong(),
                    "--office.round=" + number,
                    "--office.again=" + errands));
            try (JavaProcess office = JavaProcess.start(
                    MutatieboekApplication.class, Map.of(), this::handleOutputLine, options.toArray(String[]::new))) {
                boolean ended = await(office.exitFuture(), enough);
                if (!ended && point.killsDatabase()) {
                    killDatabase(point);
                    wantedAfter = answers.get() + STILL_GOING;
                    ended = await(office.exitFuture(), goesOn);
                }
                if (ended) {
                    return office.await();
                }
                LockSupport.parkNanos(random.nextInt(20_000_000));
                killedFromOutside = true;
                return office.kill();
            }
        }

        private void killDatabase(KillPoint point) {
            if (point == KillPoint.DATABASE_STOPPED) {
                server.stopImmediately();
            } else {
                server.kill();
            }
            server.start();
        }

        /** Whether it was the first of the two. */
        private static boolean await(CompletableFuture<?> ended, CompletableFuture<?> or) {
            try {
                CompletableFuture.anyOf(ended, or).get(PATIENCE, TimeUnit.SECONDS);
                return ended.isDone();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.TimeoutException e) {
                return false;
            }
        }

        private synchronized void handleOutputLine(String line) {
            if (line.startsWith(CrashTestWorkloadConfiguration.HANDED)) {
                WorkloadCommand errand =
                        WorkloadCommand.parse(line.substring(CrashTestWorkloadConfiguration.HANDED.length()));
                requested.put(errand.id(), errand);
                if (!recorded.containsKey(errand.id())) {
                    inDoubt.put(errand.id(), errand);
                }
            } else if (line.startsWith(CrashTestWorkloadConfiguration.RECORDED)) {
                String[] words = line.split(" ");
                recorded(UUID.fromString(words[1]), Long.parseLong(words[2]));
            } else if (line.startsWith(CrashTestWorkloadConfiguration.REFUSED)) {
                UUID command = UUID.fromString(line.substring(CrashTestWorkloadConfiguration.REFUSED.length()));
                recordViolation(recorded.containsKey(command), "recorded, and refused when it came again: " + line);
                inDoubt.remove(command);
            } else if (line.startsWith(CrashTestWorkloadConfiguration.CAUGHT_UP)) {
                recordViolation(
                        !line.equals(CrashTestWorkloadConfiguration.CAUGHT_UP + last), "not at " + last + ": " + line);
                caughtUp = true;
            } else if (line.equals(CrashTestWorkloadConfiguration.AT_WORK)) {
                atWork = true;
            }
        }

        private void recorded(UUID command, long number) {
            Long earlier = recorded.put(command, number);
            recordViolation(
                    earlier != null && earlier != number, command + " was " + earlier + ", and now is " + number);
            inDoubt.remove(command);
            if (atWork && answers.incrementAndGet() >= wanted) {
                enough.complete(null);
            }
            if (answers.get() >= wantedAfter) {
                goesOn.complete(null);
            }
        }

        /** Noted by the thread that reads, which cannot fail the round. */
        private void recordViolation(boolean is, String sentence) {
            if (is) {
                recordViolation.add(sentence);
            }
        }
    }

    /** The points that a book on this database comes by, in an order that is drawn; the migration is first. */
    static List<KillPoint> shuffledKillPoints(CrashTestDatabase book, Random random) {
        List<KillPoint> points = new ArrayList<>();
        for (KillPoint point : KillPoint.values()) {
            boolean reached = book.killable() ? !point.isOnlyOnH2() : !point.killsDatabase();
            if (reached && point != KillPoint.MIGRATING) {
                points.add(point);
            }
        }
        points.addAll(Collections.nCopies(3, KillPoint.RANDOM));
        Collections.shuffle(points, random);
        points.addFirst(KillPoint.MIGRATING);
        return points;
    }

    /**
     * The long run: {@code h2} or {@code postgresql}, how many rounds, the seed of another run or {@code any}, and the points
     * of each book, with commas, or {@code all}.
     */
    public static void main(String[] args) throws IOException {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        boolean h2 = args[0].toLowerCase(Locale.ROOT).equals("h2");
        int rounds = Integer.parseInt(args[1]);
        long seed = args.length > 2 && !args[2].equals("any") ? Long.parseLong(args[2]) : System.nanoTime();
        Random random = new Random(seed);
        List<KillPoint> only = args.length > 3 && !args[3].equals("all")
                ? Stream.of(args[3].split(",")).map(KillPoint::valueOf).toList()
                : List.of();
        Path folder = Files.createTempDirectory("mutatieboek-fire");
        System.out.printf("%s, %d rounds, seed %d, in %s%n", args[0], rounds, seed, folder);
        CrashTestStatistics total = new CrashTestStatistics();
        long began = System.nanoTime();
        KillablePostgresServer server = h2 ? null : KillablePostgresServer.startIn(folder);
        try {
            int round = 0;
            for (int books = 1; round < rounds; books++) {
                CrashTestDatabase book =
                        h2 ? new H2CrashTestDatabase(folder.resolve("book" + books)) : server.newDatabase();
                CrashTestRunner fire = new CrashTestRunner(book, server, folder, random, total);
                for (KillPoint point : only.isEmpty() ? shuffledKillPoints(book, random) : only) {
                    if (round < rounds) {
                        round++;
                        String label = "seed %d, round %d".formatted(seed, round);
                        System.out.printf("%4d  %s%n", round, fire.runRound(round, point, label));
                    }
                }
                fire.verify("seed %d, book %d".formatted(seed, books));
            }
        } finally {
            if (server != null) {
                server.close();
            }
        }
        System.out.printf(
                "%s%d rounds in %d s, nothing lost%n", total, rounds, (System.nanoTime() - began) / 1_000_000_000);
    }
}
