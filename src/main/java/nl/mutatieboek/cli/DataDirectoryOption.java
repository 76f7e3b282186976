package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the data directory, common to all commands that open a ledger. */
final class DataDirectoryOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Data directory of the book; by default MUTATIEBOEK_DATA, or else data in the current directory.",
                "To use another database set the Spring option --spring.datasource.url or the environment"
                        + " variable SPRING_DATASOURCE_URL; the data directory is not used then."
            })
    private @Nullable Path data;

    /** This option if it was given, or else the same option before the name of the command. */
    DataDirectoryOption orElse(DataDirectoryOption before) {
        return data == null ? before : this;
    }

    /** The Spring arguments given by the user, plus the data directory. */
    String[] toSpringArguments(List<String> ofSpring) {
        List<String> arguments = new ArrayList<>(ofSpring);
        if (data != null) {
            arguments.add("--mutatieboek.data=" + data);
        }
        return arguments.toArray(String[]::new);
    }
}
