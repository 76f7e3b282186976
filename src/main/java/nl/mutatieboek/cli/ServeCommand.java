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
import nl.mutatieboek.ledger.LedgerProperties;
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

/**
 * Serves pages and API until stopped. Fails if the command bus stops, because no further commands would be accepted.
 */
@Command(
        name = "serve",
        description = "Serves pages and API, by default on loopback and port 8080 (Spring options server.address,"
                + " server.port).",
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class)
final class ServeCommand implements Callable<Integer> {
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
            // Spring has already reported this failure in full.
            FailureExplainer.explainOrQuoteDatabase(e)
                    .ifPresent(Objects.requireNonNull(command).commandLine().getErr()::println);
            return MutatieboekCli.EXIT_FAILED;
        }
        // A signal ends the process while this thread waits. If the command bus stops, this thread ends the process,
        // because the thread of the bus must be able to end first.
        stopped.join();
        endWhateverHangs(context.getBean(LedgerProperties.class).longestEnd());
        SpringApplication.exit(context, () -> MutatieboekCli.EXIT_FAILED);
        return MutatieboekCli.EXIT_FAILED;
    }

    /** Halts the process if a failed database blocks other threads. All acknowledged commands are on disk. */
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

    /** Tests the lock of the H2 file before startup, so that nothing has to be undone or logged if it is held. */
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
                // H2 reports any other problem more precisely.
                return true;
            }
        }
    }
}
