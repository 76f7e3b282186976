package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.report.Asking;
import nl.mutatieboek.report.Reporting;
import nl.mutatieboek.structure.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A table as parliament sees it, at a point on the axes of time. */
@Command(
        name = "report",
        description =
                "A table as parliament sees it, at a point on three axes of time. In Dutch, as the documents are.",
        mixinStandardHelpOptions = true,
        versionProvider = Operator.Version.class)
final class ShowReport extends Reading {
    @Parameters(paramLabel = "NAME", description = "Which report: new-policy.")
    private String name = "";

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
            description = "Writes a file, named by --to, of this format: csv.")
    private @Nullable String format;

    @Option(names = "--to", paramLabel = "FILE", description = "The file to write.")
    private @Nullable Path file;

    @Mixin
    private final OnAxes asked = new OnAxes();

    ShowReport(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int read(ConfigurableApplicationContext book) {
        Asking asking = book.getBean(Reporting.class)
                .ask(name, given(), book.getBean(Points.class).at(asked.axes()));
        if (format == null) {
            answer(asking.shown(), () -> {
                out().print(asking.text());
                out().flush();
            });
        } else {
            write(asking, format);
        }
        return Operator.DONE;
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

    private void write(Asking asking, String in) {
        if (file == null || !asking.formats().contains(in)) {
            throw new ParameterException(
                    commandLine(),
                    "A file is written with --format of " + String.join(", ", asking.formats()) + " and --to FILE.");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            asking.write(in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
