package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.report.ReportCatalog;
import nl.mutatieboek.report.TerminalReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints or writes a report at an as-of point. */
@Command(
        name = "report",
        description =
                "A table as parliament sees it, at a point on three axes of time. In Dutch, as the documents are.",
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class)
final class ShowReportCommand extends BookCommand {
    private final OutputStream standardOutput;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = ReportNameCandidates.class,
            description = "Which report; a wrong name is told which there are.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file to write it to, - for standard output; a text for people by default.")
    private @Nullable String file;

    @Option(names = "--chapter", paramLabel = "CHAPTER", description = "Only of this chapter: XX.")
    private @Nullable String chapter;

    @Option(names = "--item", paramLabel = "ITEM", description = "Only at or below this item: XX/37.")
    private @Nullable String item;

    @Option(
            names = "--threshold",
            paramLabel = "THOUSANDS",
            description = "What is smaller, in whole thousands of euros, is told together.")
    private @Nullable String threshold;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ReportFormatCandidates.class,
            description = "Of the file: csv, xlsx, ods, pdf, zip. What its name ends with by default.")
    private @Nullable String format;

    @Option(names = "--force", description = "Replaces a file that is there.")
    private boolean force;

    @Mixin
    private final FigureQueryOptions asked = new FigureQueryOptions();

    static final class ReportNameCandidates extends CompletionCandidates {
        ReportNameCandidates() {
            super(ReportCatalog.NAMES);
        }
    }

    static final class ReportFormatCandidates extends CompletionCandidates {
        ReportFormatCandidates() {
            super(ReportCatalog.FORMATS);
        }
    }

    ShowReportCommand(List<String> ofSpring, OutputStream standardOutput) {
        super(ofSpring);
        this.standardOutput = standardOutput;
    }

    @Override
    int execute(ConfigurableApplicationContext book) {
        TerminalReport asking = book.getBean(ReportCatalog.class)
                .run(name, given(), book.getBean(AsOfResolver.class).awaitAt(asked.toAsOfQuery()));
        if (file == null) {
            printResult(asking.toResponse(), () -> {
                out().print(asking.text());
                out().flush();
            });
        } else {
            write(asking, file);
        }
        return MutatieboekCli.EXIT_OK;
    }

    private Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        put(given, "chapter", chapter);
        put(given, "item", item);
        put(given, "threshold", threshold);
        put(given, "flow", asked.flow());
        put(given, "year", asked.year());
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value.toString());
        }
    }

    private void write(TerminalReport asking, String to) {
        String in = format == null ? to.substring(to.lastIndexOf('.') + 1) : format;
        if (!asking.formats().contains(in)) {
            failUsage("A report is written as one of " + String.join(", ", asking.formats())
                    + ": by --format, or by what the name of the file ends with.");
        }
        try {
            if (to.equals(AtomicFileWriter.STANDARD_OUTPUT)) {
                asking.write(in, standardOutput);
                standardOutput.flush();
            } else {
                AtomicFileWriter destination = new AtomicFileWriter(Path.of(to), force);
                destination.findObstacle().ifPresent(this::failUsage);
                destination.write(out -> asking.write(in, out));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
