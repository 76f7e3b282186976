package nl.mutatieboek.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
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

    @ParentCommand
    private @Nullable MutatieboekCli program;

    @Spec
    private @Nullable CommandSpec command;

    ServeCommand(Class<?> application, List<String> ofSpring) {
        this.application = application;
        this.ofSpring = List.copyOf(ofSpring);
    }

    @Override
    public Integer call() {
        return ServeRunner.run(
                application,
                Objects.requireNonNull(command).commandLine().getErr(),
                where.orElse(Objects.requireNonNull(program).dataDirectory()).toSpringArguments(ofSpring));
    }
}
