package nl.mutatieboek.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a shell completion script, generated from the commands. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh: source <(mutatieboek completion).",
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class)
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        CommandLine own = Objects.requireNonNull(command).commandLine();
        CommandLine whole = own.getParent();
        own.getOut().print(AutoComplete.bash(whole.getCommandName(), whole));
        own.getOut().flush();
        return MutatieboekCli.EXIT_OK;
    }
}
