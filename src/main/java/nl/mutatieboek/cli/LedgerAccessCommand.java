package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.mutatieboek.platform.format.DomainValueModule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command that opens a ledger, usually read-only. */
@Command(mixinStandardHelpOptions = true, versionProvider = MutatieboekCli.CliVersionProvider.class)
abstract class LedgerAccessCommand implements Callable<Integer> {
    private final List<String> ofSpring;
    private final Class<?> needed;

    @Mixin
    private final DataDirectoryOption where = new DataDirectoryOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @ParentCommand
    private @Nullable MutatieboekCli program;

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
    abstract int execute(LedgerBeans book);

    @Override
    public Integer call() {
        return LedgerContextRunner.run(
                this,
                needed,
                where.orElse(Objects.requireNonNull(program).dataDirectory()).toSpringArguments(ofSpring));
    }

    /** Prints JSON for machines or text for people, as the options say. */
    void printResult(Object machines, Runnable people) {
        if (json) {
            out().println(JsonHolder.MAPPER.writeValueAsString(machines));
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

    /** Loaded by the first command that prints JSON. */
    private static final class JsonHolder {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .addModule(new DomainValueModule())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }
}
