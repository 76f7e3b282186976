package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Runs the application until it is stopped. */
final class ServeRunner {
    private static final String CARRIER_THREADS = "jdk.virtualThreadScheduler.parallelism";
    private static final int PER_PROCESSOR = 4;

    private ServeRunner() {}

    /** Returns the exit code, once the command bus has stopped or the application could not start. */
    static int run(Class<?> application, PrintWriter err, String... springArguments) {
        shareProcessors(System.getProperties(), Runtime.getRuntime().availableProcessors());
        CompletableFuture<WriterStoppedEvent> stopped = new CompletableFuture<>();
        SpringApplication spring = new SpringApplication(application);
        spring.addListeners(new WriterStopListener(stopped), new BookLockListener());
        ConfigurableApplicationContext context;
        try {
            context = spring.run(springArguments);
        } catch (RuntimeException e) {
            // Spring has already reported this failure in full.
            FailureExplainer.explainOrQuoteDatabase(e).ifPresent(err::println);
            return MutatieboekCli.EXIT_FAILED;
        }
        // A signal ends the process while this thread waits. If the command bus stops, this thread ends the process,
        // because the thread of the bus must be able to end first.
        stopped.join();
        endWhateverHangs(context.getBean(LedgerProperties.class).longestEnd());
        SpringApplication.exit(context, () -> MutatieboekCli.EXIT_FAILED);
        return MutatieboekCli.EXIT_FAILED;
    }

    /**
     * Gives virtual threads more carrier threads than there are processors, unless the operator has set a number. A virtual
     * thread keeps its carrier until it waits. With one carrier per processor, readers therefore delay bookings by seconds;
     * the operating system divides time between several.
     */
    static void shareProcessors(Properties system, int processors) {
        system.putIfAbsent(CARRIER_THREADS, String.valueOf(PER_PROCESSOR * processors));
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
}
