package nl.mutatieboek.cli;

import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** Opens a ledger for a command and closes it again. */
final class LedgerContextRunner {
    private LedgerContextRunner() {}

    /**
     * Runs the command with the beans of the opened ledger.
     *
     * @param needed configuration that selects the beans of the command
     * @return the exit code
     */
    static int run(LedgerAccessCommand command, Class<?> needed, String... springArguments) {
        disableServingFeatures();
        SpringApplication spring = new SpringApplication(needed);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(Map.of("logging.level.root", "warn"));
        // Read commands load projections on first use; a ledger to write is opened completely.
        spring.setLazyInitialization(needed == CliReadConfiguration.class);
        spring.addListeners(new BookLockListener());
        try (ConfigurableApplicationContext context = spring.run(springArguments)) {
            MessageRenderer messages = context.getBean(MessageRenderer.class);
            try {
                return command.execute(context::getBean);
            } catch (CodedException failure) {
                command.commandLine().getErr().println(messages.render(failure, Locale.ENGLISH));
                return exitCode(failure);
            } catch (MalformedValueException malformed) {
                command.commandLine().getErr().println(messages.render(malformed, Locale.ENGLISH));
                return CommandLine.ExitCode.USAGE;
            }
        }
    }

    private static int exitCode(CodedException failure) {
        return failure instanceof UnavailableException ? MutatieboekCli.EXIT_FAILED : CommandLine.ExitCode.USAGE;
    }

    /**
     * Disables Spring's start of validation and web on a second thread, and H2's value cache, which millions of entries
     * only churn.
     */
    private static void disableServingFeatures() {
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        System.setProperty("h2.objectCache", "false");
    }
}
