package nl.mutatieboek.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.cli.AtomicFileWriter.ContentWriter;
import nl.mutatieboek.cli.AtomicFileWriter.WrittenFile;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.DeliveryService;
import nl.mutatieboek.exporting.DeliveryService.DeliveryResult;
import nl.mutatieboek.exporting.ExportOptions;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports the ledger, or its data at an as-of point. */
@Command(
        name = "export",
        description = {
            "Exports events with their hash chain, the whole book with its signed head, postings or balances at a"
                + " point in time, a double-entry journal for hledger, ledger or beancount, or the delivery file of a"
                + " chapter at a moment.",
            "A file is written completely or not at all. Existing files are replaced only with --force."
        })
final class ExportCommand extends LedgerAccessCommand {
    private final OutputStream standardOutput;

    @Parameters(paramLabel = "FILE", description = "Output file; - is standard output.")
    private String file = "";

    @Option(
            names = "--what",
            paramLabel = "WHAT",
            completionCandidates = ExportContentCandidates.class,
            description =
                    "events, book, postings, balances, journal or delivery; by default events, or the content that"
                            + " --format belongs to.")
    private @Nullable String what;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = ExportFormatCandidates.class,
            description = "jsonl (default) or csv; for a journal hledger (default), ledger or beancount; for a"
                    + " book zip.")
    private @Nullable String format;

    @Option(names = "--after", paramLabel = "N", description = "Only events after this ledger number.")
    private @Nullable Long after;

    @Option(
            names = "--chapter",
            paramLabel = "CHAPTER",
            description = "Chapter of a delivery file, such as XX; --moment names its moment.")
    private @Nullable String chapter;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Mixin
    private final AsOfOptions options = new AsOfOptions();

    ExportCommand(List<String> ofSpring, OutputStream standardOutput) {
        super(ofSpring);
        this.standardOutput = standardOutput;
    }

    static final class ExportContentCandidates extends CompletionCandidates {
        ExportContentCandidates() {
            super(Arrays.asList(ExportOptions.ExportContent.values()));
        }
    }

    static final class ExportFormatCandidates extends CompletionCandidates {
        ExportFormatCandidates() {
            super(Arrays.asList(ExportOptions.ExportFormat.values()));
        }
    }

    @Override
    public Integer call() {
        if (!toStandardOutput()) {
            destination().findObstacle().ifPresent(this::failUsage);
        } else if (isJson()) {
            failUsage("--json describes an exported file; it cannot be combined with an export to standard output.");
        }
        try {
            return super.call();
        } catch (OutputFailedException.BrokenPipeException e) {
            return MutatieboekCli.EXIT_FAILED;
        }
    }

    private boolean toStandardOutput() {
        return file.equals(AtomicFileWriter.STANDARD_OUTPUT);
    }

    private AtomicFileWriter destination() {
        return new AtomicFileWriter(Path.of(file), force);
    }

    @Override
    int execute(LedgerBeans book) {
        ExportOptions export = ExportOptions.parse(what, format);
        AsOfQuery axes = options.toAsOfQuery();
        boolean whole = export.what() == ExportContent.EVENTS || export.what() == ExportContent.BOOK;
        if (whole ? axes.effectiveOn() != null || axes.moment() != null : after != null) {
            failUsage(
                    whole
                            ? "Events can be limited by --after and --known-at only; the other axes are for postings,"
                                    + " balances and journals."
                            : "--after is for events only; select a point in time by its axes.");
        }
        if (export.what() == ExportContent.BOOK && after != null) {
            failUsage("A book has all its entries; --after is for events.");
        }
        if (export.what() == ExportContent.DELIVERY
                ? chapter == null || axes.moment() == null || axes.effectiveOn() != null
                : chapter != null) {
            failUsage("A delivery file has a --chapter and a --moment, and no --effective-on; no other content has a"
                    + " --chapter.");
        }
        try (ConsoleProgressReporter progress = new ConsoleProgressReporter("exporting", whole ? "entry" : "posting")) {
            ExportService exports = book.getBean(ExportService.class);
            return switch (export.what()) {
                case EVENTS -> events(book, exports, export, axes, progress);
                case BOOK -> book(book, exports, export, axes, progress);
                case DELIVERY -> delivery(book, export, axes);
                case POSTINGS, BALANCES, JOURNAL -> at(book, exports, export, axes, progress);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int events(
            LedgerBeans book,
            ExportService exports,
            ExportOptions export,
            AsOfQuery axes,
            ConsoleProgressReporter progress)
            throws IOException {
        long head = book.getBean(LedgerReader.class).head().ledgerNumber();
        long from = after == null ? 0 : after;
        if (from < 0 || from > head) {
            failUsage("--after must be 0 to %d, the last ledger number of this book.".formatted(head));
        }
        String knownAt = axes.knownAt();
        long upTo = knownAt == null ? head : book.getBean(AsOfResolver.class).resolveLedgerNumber(knownAt);
        return write(export, upTo, out -> exports.writeEntries(export.format(), from, upTo, out, progress));
    }

    private int book(
            LedgerBeans book,
            ExportService exports,
            ExportOptions export,
            AsOfQuery axes,
            ConsoleProgressReporter progress)
            throws IOException {
        HeadSigner heads = book.getBean(HeadSigner.class);
        String knownAt = axes.knownAt();
        SignedHead head = (knownAt == null
                        ? heads.findLatest()
                        : heads.find(book.getBean(AsOfResolver.class).resolveLedgerNumber(knownAt)))
                .orElseThrow(UnavailableException::notNow);
        return write(export, head.size(), out -> exports.writeBook(heads, head, out, progress));
    }

    private int at(
            LedgerBeans book,
            ExportService exports,
            ExportOptions export,
            AsOfQuery axes,
            ConsoleProgressReporter progress)
            throws IOException {
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(axes);
        return write(export, point.ledgerNumber(), out -> exports.writeAsOf(point, export, out, progress));
    }

    private int delivery(LedgerBeans book, ExportOptions export, AsOfQuery axes) throws IOException {
        DeliveryService deliveries = book.getBean(DeliveryService.class);
        Moment moment = Objects.requireNonNull(axes.moment());
        ChapterCode code = new ChapterCode(Objects.requireNonNull(chapter));
        deliveries.requirePhase(moment);
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(axes);
        point.requireChapter(code);
        DeliveryResult[] result = new DeliveryResult[1];
        return write(
                export,
                point.ledgerNumber(),
                out -> result[0] = deliveries.write(point, code, moment, out),
                () -> result[0]);
    }

    private int write(ExportOptions export, long upTo, ContentWriter writing) throws IOException {
        return write(export, upTo, writing, () -> null);
    }

    /** @param delivery result of a delivery file, once it is written; null for other content */
    private int write(
            ExportOptions export, long upTo, ContentWriter writing, Supplier<@Nullable DeliveryResult> delivery)
            throws IOException {
        if (toStandardOutput()) {
            AtomicFileWriter.write(standardOutput, writing);
        } else {
            WrittenFile written = destination().write(writing);
            ExportSummary summary = new ExportSummary(
                    file,
                    export.what().toString(),
                    export.format().toString(),
                    upTo,
                    written.bytes(),
                    written.sha256(),
                    delivery.get());
            printResult(summary, () -> forPeople(summary));
        }
        return MutatieboekCli.EXIT_OK;
    }

    /** The machine-readable result. */
    private record ExportSummary(
            String file,
            String what,
            String format,
            long ledgerNumber,
            long bytes,
            String sha256,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DeliveryResult delivery) {}

    private void forPeople(ExportSummary summary) {
        TextTable table = TextTable.withoutHeader();
        table.addRow("file", summary.file());
        table.addRow("content", summary.what() + " up to ledger number " + summary.ledgerNumber());
        if (summary.delivery() != null) {
            table.addRow("rows", summary.delivery().rows());
            table.addRow("without amount", summary.delivery().withoutAmount());
        }
        table.addRow("bytes", String.format(Locale.ROOT, "%,d", summary.bytes()));
        table.addRow("sha256", summary.sha256());
        table.print(out());
    }
}
