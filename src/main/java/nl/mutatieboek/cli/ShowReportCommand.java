package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.cli.AtomicFileWriter.ContentWriter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.report.DocumentSetService;
import nl.mutatieboek.report.ReportCatalog;
import nl.mutatieboek.report.TerminalReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints or writes a report at an as-of point. */
@Command(
        name = "report",
        description = "Prints a parliamentary table at a point in time. In Dutch, as in the documents.")
final class ShowReportCommand extends LedgerAccessCommand {
    private final OutputStream standardOutput;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = ReportNameCandidates.class,
            description =
                    "Name of the report, or document-set for all tables of a bill as ZIP; a wrong name lists those"
                            + " available.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Output file, or - for standard output; by default the report is printed as text.")
    private @Nullable String file;

    @Option(names = "--chapter", paramLabel = "CHAPTER", description = "Only this chapter, such as XX.")
    private @Nullable String chapter;

    @Option(names = "--item", paramLabel = "ITEM", description = "Only this item and items below it, such as XX/37.")
    private @Nullable String item;

    @Option(
            names = "--threshold",
            paramLabel = "THOUSANDS",
            description = "Threshold in whole thousands of euros; smaller amounts are combined.")
    private @Nullable String threshold;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ReportFormatCandidates.class,
            description = "Format of the file: csv, xlsx, ods, pdf or zip; by default the extension of its name.")
    private @Nullable String format;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Mixin
    private final FigureQueryOptions options = new FigureQueryOptions();

    static final class ReportNameCandidates extends CompletionCandidates {
        ReportNameCandidates() {
            super(Stream.concat(ReportCatalog.NAMES.stream(), Stream.of(DocumentSetService.NAME))
                    .toList());
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
    int execute(LedgerBeans book) {
        if (name.equals(DocumentSetService.NAME)) {
            return writeDocumentSet(book);
        }
        TerminalReport asking = book.getBean(ReportCatalog.class)
                .run(name, given(), book.getBean(AsOfResolver.class).awaitAt(options.toAsOfQuery()));
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

    private int writeDocumentSet(LedgerBeans book) {
        if (chapter == null || file == null) {
            failUsage("A document set needs --chapter and a file, such as stukken.zip; --moment selects the bill.");
            return MutatieboekCli.EXIT_FAILED;
        }
        ChapterCode of = new ChapterCode(chapter);
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(options.toAsOfQuery());
        writeFile(file, out -> book.getBean(DocumentSetService.class).write(of, point, out));
        return MutatieboekCli.EXIT_OK;
    }

    private Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        put(given, "chapter", chapter);
        put(given, "item", item);
        put(given, "threshold", threshold);
        put(given, "flow", options.flow());
        put(given, "year", options.year());
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
            failUsage("A report has the formats " + String.join(", ", asking.formats())
                    + ". Use --format or one of these extensions.");
        }
        writeFile(to, out -> asking.write(in, out));
    }

    private void writeFile(String to, ContentWriter content) {
        try {
            if (to.equals(AtomicFileWriter.STANDARD_OUTPUT)) {
                content.writeTo(standardOutput);
                standardOutput.flush();
            } else {
                AtomicFileWriter destination = new AtomicFileWriter(Path.of(to), force);
                destination.findObstacle().ifPresent(this::failUsage);
                destination.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
