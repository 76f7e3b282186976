package nl.mutatieboek.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.ledger.config.DatabaseEnvironmentPostProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves pages and API until it is stopped; fails when the book has stopped, because it would take no command any more. */
@Command(
        name = "serve",
        description = "Serves pages and API, on loopback and port 8080 unless Spring is told otherwise.",
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class)
final class ServeCommand implements Callable<Integer> {
    /** The setting that says how long a process may take to end once its book has stopped. */
    private static final String LONGEST_END = "mutatieboek.longest-end";

    private static final Duration USUAL_LONGEST_END = Duration.ofSeconds(60);

    private final Class<?> application;
    private final List<String> ofSpring;

    @Mixin
    private final DataDirectoryOption where = new DataDirectoryOption();

    @Spec
    private @Nullable CommandSpec command;

    ServeCommand(Class<?> application, List<String> ofSpring) {
        this.application = application;
        this.ofSpring = List.copyOf(ofSpring);
    }

    @Override
    public Integer call() {
        CompletableFuture<WriterStoppedEvent> stopped = new CompletableFuture<>();
        SpringApplication spring = new SpringApplication(application);
        spring.addListeners(new WriterStopListener(stopped), new BookLockListener());
        ConfigurableApplicationContext context;
        try {
            context = spring.run(where.toSpringArguments(ofSpring));
        } catch (RuntimeException e) {
            // Spring has told already, at length.
            FailureExplainer.explainOrQuoteDatabase(e)
                    .ifPresent(Objects.requireNonNull(command).commandLine().getErr()::println);
            return MutatieboekCli.EXIT_FAILED;
        }
        // A signal ends the process while this thread waits. When the book stops, this thread ends it, because the
        // bookkeeper's
        // own thread must be able to end first.
        stopped.join();
        endWhateverHangs(context.getEnvironment().getProperty(LONGEST_END, Duration.class, USUAL_LONGEST_END));
        SpringApplication.exit(context, () -> MutatieboekCli.EXIT_FAILED);
        return MutatieboekCli.EXIT_FAILED;
    }

    /** A database that failed may hold up the threads that wait for it; all that was answered is on disk. */
    private static void endWhateverHangs(Duration longestEnd) {
        Thread.ofPlatform().daemon().name("last resort").start(() -> {
            LockSupport.parkNanos(longestEnd.toNanos());
            Runtime.getRuntime().halt(MutatieboekCli.EXIT_FAILED);
        });
    }

    private record WriterStopListener(CompletableFuture<WriterStoppedEvent> stopped)
            implements ApplicationListener<PayloadApplicationEvent<WriterStoppedEvent>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<WriterStoppedEvent> event) {
            stopped.complete(event.getPayload());
        }
    }

    /** Asks H2's file for the lock that H2 takes itself, before anything is begun that would have to be undone and told. */
    record BookLockListener() implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            String url = event.getEnvironment().getProperty("spring.datasource.url", "");
            DatabaseEnvironmentPostProcessor.findH2File(url)
                    .filter(Files::isRegularFile)
                    .filter(file -> !free(file))
                    .ifPresent(file -> {
                        throw FailureExplainer.bookInUse(file);
                    });
        }

        private static boolean free(Path file) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            } catch (IOException | OverlappingFileLockException e) {
                // What is wrong there, H2 says better.
                return true;
            }
        }
    }
}
