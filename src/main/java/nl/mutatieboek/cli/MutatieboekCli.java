package nl.mutatieboek.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line; without a command it serves. Standard output contains the result only, everything else goes to
 * standard error.
 */
@Command(
        name = "mutatieboek",
        description = "Ledger of a government's budget. Without a command it runs serve.",
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class,
        subcommands = HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:done, with findings", "2:usage error", "3:failed"})
public final class MutatieboekCli implements Callable<Integer> {
    static final int EXIT_OK = 0;
    static final int EXIT_FINDINGS = 1;
    static final int EXIT_FAILED = 3;

    /** Spring options: names with a dot, and two without. */
    private static final Pattern OF_SPRING =
            Pattern.compile("--(debug|trace|[a-zA-Z][^.=]*[.][^=]+)(=.*)?", Pattern.DOTALL);

    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    private final Class<?> application;
    private final List<String> ofSpring;

    @Spec
    private @Nullable CommandSpec command;

    private MutatieboekCli(Class<?> application, List<String> ofSpring) {
        this.application = application;
        this.ofSpring = List.copyOf(ofSpring);
    }

    /** Runs without the name of a command. */
    @Override
    public Integer call() {
        return ServeRunner.run(
                application,
                Objects.requireNonNull(command).commandLine().getErr(),
                dataDirectory.toSpringArguments(ofSpring));
    }

    /** The option before the name of the command. */
    DataDirectoryOption dataDirectory() {
        return dataDirectory;
    }

    /**
     * Runs a command in its own process; from here on its standard output belongs to the command.
     *
     * @param application the application to serve
     * @param args a command with its options, and Spring options, which pass through
     * @return the exit code
     */
    public static int run(Class<?> application, String... args) {
        List<String> ofSpring = new ArrayList<>(List.of(args));
        List<String> ofOurs = new ArrayList<>(List.of(args));
        ofSpring.removeIf(arg -> !OF_SPRING.matcher(arg).matches());
        ofOurs.removeIf(arg -> OF_SPRING.matcher(arg).matches());
        PrintStream answers = System.out;
        // Keep logging and library output out of the result.
        System.setOut(System.err);
        StartCacheReporter.findUnusedCache(
                        System.getProperties(), Runtime.version().feature())
                .ifPresent(System.err::println);
        return commandLine(application, ofSpring)
                .setOut(new PrintWriter(answers, true, answers.charset()))
                .execute(ofOurs.toArray(String[]::new));
    }

    static CommandLine commandLine(Class<?> application, List<String> ofSpring) {
        // Unbuffered, unencoded bytes; a write fails when the reader of a pipe is gone.
        return commandLine(application, ofSpring, new FileOutputStream(FileDescriptor.out));
    }

    /** @param bytes destination of exports and files that are not text */
    static CommandLine commandLine(Class<?> application, List<String> ofSpring, OutputStream bytes) {
        return new CommandLine(new MutatieboekCli(application, ofSpring))
                .addSubcommand(new ServeCommand(application, ofSpring))
                .addSubcommand(new ImportCommand(ofSpring))
                .addSubcommand(new ReconcileCommand(ofSpring))
                .addSubcommand(new CompareSheetCommand(ofSpring))
                .addSubcommand(new ShowBalancesCommand(ofSpring))
                .addSubcommand(new ShowChangesCommand(ofSpring))
                .addSubcommand(new ShowTrailCommand(ofSpring))
                .addSubcommand(new ShowReportCommand(ofSpring, bytes))
                .addSubcommand(new ExportCommand(ofSpring, bytes))
                .addSubcommand(new ReceiptCommand(ofSpring))
                .addSubcommand(new VerifyCommand(ofSpring))
                .addSubcommand(new RebuildCommand(ofSpring))
                .addSubcommand(new ReplayCommand(ofSpring))
                .addSubcommand(new CompletionCommand())
                // A directory name may begin with this character.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(MutatieboekCli::wronglyUsed)
                .setExecutionExceptionHandler(MutatieboekCli::failed);
    }

    /** Reports a usage error in one sentence with a hint; the full help would scroll it off the screen. */
    private static int wronglyUsed(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        FailureExplainer.explainOrQuoteDatabase(failure)
                .ifPresentOrElse(
                        sentence -> command.getErr().println(sentence),
                        () -> LoggerFactory.getLogger(MutatieboekCli.class)
                                .error("Command failed with an unexpected error", failure));
        return EXIT_FAILED;
    }

    /** Version of the running jar; unknown when run from a directory of classes. */
    static final class CliVersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            @Nullable String version = MutatieboekCli.class.getPackage().getImplementationVersion();
            return new String[] {"mutatieboek " + (version == null ? "(not from an archive)" : version)};
        }
    }
}
