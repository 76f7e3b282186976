package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.format.DomainValueModule;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command that opens a ledger, usually read-only. */
@Command(mixinStandardHelpOptions = true, versionProvider = MutatieboekCli.CliVersionProvider.class)
abstract class LedgerAccessCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new DomainValueModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final List<String> ofSpring;
    private final Class<?> needed;

    @Mixin
    private final DataDirectoryOption where = new DataDirectoryOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    LedgerAccessCommand(List<String> ofSpring) {
        this(ofSpring, CliReadConfiguration.class);
    }

    /** @param needed configuration that selects the beans of the command */
    LedgerAccessCommand(List<String> ofSpring, Class<?> needed) {
        this.ofSpring = List.copyOf(ofSpring);
        this.needed = needed;
    }

    /** Runs the command with the beans of the opened ledger and returns the exit code. */
    abstract int execute(ConfigurableApplicationContext book);

    @Override
    public Integer call() {
        disableServingFeatures();
        SpringApplication spring = new SpringApplication(needed);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(Map.of("logging.level.root", "warn"));
        // Read commands load projections on first use; a ledger to write is opened completely.
        spring.setLazyInitialization(needed == CliReadConfiguration.class);
        spring.addListeners(new ServeCommand.BookLockListener());
        try (ConfigurableApplicationContext context = spring.run(where.toSpringArguments(ofSpring))) {
            MessageRenderer messages = context.getBean(MessageRenderer.class);
            try {
                return execute(context);
            } catch (CodedException failure) {
                commandLine().getErr().println(messages.render(failure, Locale.ENGLISH));
                return exitCode(failure);
            } catch (MalformedValueException malformed) {
                commandLine().getErr().println(messages.render(malformed, Locale.ENGLISH));
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

    /** Prints JSON for machines or text for people, as the options say. */
    void printResult(Object machines, Runnable people) {
        if (json) {
            out().println(JSON.writeValueAsString(machines));
        } else {
            people.run();
        }
    }

    /** Prints a table, or a message if it is empty. */
    void print(TextTable table) {
        if (table.isEmpty()) {
            out().println("No data at this point in time.");
        } else {
            table.print(out());
        }
    }

    /** Ends the command with a usage error. */
    void failUsage(String sentence) {
        throw new ParameterException(commandLine(), sentence);
    }

    boolean isJson() {
        return json;
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    CommandLine commandLine() {
        return Objects.requireNonNull(command).commandLine();
    }
}
