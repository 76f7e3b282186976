package nl.mutatieboek.exporting.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.CsvwMetadataFactory;
import nl.mutatieboek.exporting.CsvwMetadataFactory.Table;
import nl.mutatieboek.exporting.ExportOptions;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.ExportProgressListener;
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.exporting.RecordWriter;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.platform.http.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The packages of the moments that parliament has in hand, for whoever may read. What is in one follows from the entries up to its
 * ledger number and from nothing else, so the same question gives the same bytes, whoever asks it and whenever.
 */
@Component
@EnableConfigurationProperties(ArchiveProperties.class)
public class ArchivePackageService {
    private final LedgerReader entries;
    private final StructureQueries structure;
    private final AsOfResolver points;
    private final EmbargoPolicy embargo;
    private final ExportService exports;
    private final MessageSource messages;
    private final ArchiveProperties labels;

    ArchivePackageService(
            LedgerReader entries,
            StructureQueries structure,
            AsOfResolver points,
            EmbargoPolicy embargo,
            ExportService exports,
            MessageSource messages,
            ArchiveProperties labels) {
        this.entries = entries;
        this.structure = structure;
        this.points = points;
        this.embargo = embargo;
        this.exports = exports;
        this.messages = messages;
        this.labels = labels;
    }

    /** All that can be made at a ledger number, along the line of moments. */
    List<ArchivePackage> availableAt(long ledgerNumber) {
        long whole = entries.findLastCompleteCommand(ledgerNumber);
        return entries.findRaw(whole).stream()
                .flatMap(last -> {
                    StructureSnapshot outline = structure.awaitAt(whole);
                    return outline.moments().stream()
                            .filter(known -> embargo.isPublicUpTo(known.moment()))
                            .map(known -> ArchivePackage.of(known, last, outline));
                })
                .toList();
    }

    /**
     * The package of a moment.
     *
     * @param ledgerNumber what the book knew; a command counts as a whole
     * @throws ProblemException 404 if the book did not know that moment there; 403 while it, or what stands before it on the line, is under
     *     embargo, whoever asks
     */
    ArchivePackage requirePackage(Moment moment, long ledgerNumber) {
        if (structure.current().knows(moment)) {
            embargo.requirePublicUpTo(moment);
        }
        long whole = entries.findLastCompleteCommand(ledgerNumber);
        StructureSnapshot outline = structure.awaitAt(whole);
        KnownMoment known = outline.moment(moment)
                .orElseThrow(() -> ProblemException.of(404, "moment-not-in-the-book", Map.of("moment", moment)));
        RawEntry last = entries.findRaw(whole).orElseThrow();
        return ArchivePackage.of(known, last, outline);
    }

    /**
     * Writes a package as a ZIP.
     *
     * @param out is flushed, not closed
     */
    void write(ArchivePackage made, OutputStream out) throws IOException {
        MomentHistoryCollector gathered = MomentHistoryCollector.collect(made.moment(), entries, made.ledgerNumber());
        ResolvedAsOf point = points.awaitAt(new AsOfQuery(null, Long.toString(made.ledgerNumber()), made.moment()));
        ReadmeRenderer readMe = new ReadmeRenderer(messages, made);
        MdtoWriter mdto = new MdtoWriter(made, readMe, labels);
        ArchiveZipWriter packing = new ArchiveZipWriter(out, made.name(), made.recordedAt());
        add(packing, mdto, "LEESMIJ.txt", ArchiveFileFormat.TEXT, to -> text(to, readMe.text()));
        add(
                packing,
                mdto,
                "entries.jsonl",
                ArchiveFileFormat.JSON_LINES,
                to -> exports.writeEntries(made.ledgerNumber(), gathered.ledgerNumbers()::contains, to));
        add(
                packing,
                mdto,
                "chapters.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedChapter.class, made.chapters()));
        add(
                packing,
                mdto,
                "mutations.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedMutation.class, gathered.mutations()));
        add(
                packing,
                mdto,
                "postings.csv",
                ArchiveFileFormat.CSV,
                to -> exports.writePostings(point, made.moment(), to));
        add(
                packing,
                mdto,
                "balances.csv",
                ArchiveFileFormat.CSV,
                to -> exports.writeAsOf(
                        point,
                        new ExportOptions(ExportContent.BALANCES, ExportFormat.CSV),
                        to,
                        ExportProgressListener.NONE));
        add(
                packing,
                mdto,
                "documents.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedDocument.class, gathered.documents()));
        add(packing, mdto, "csv-metadata.json", ArchiveFileFormat.JSON, to -> text(to, columns(readMe)));
        String sums = packing.files().stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        add(packing, mdto, "sha256sums.txt", ArchiveFileFormat.TEXT, to -> text(to, sums));
        packing.addMetadata(
                made.name() + ".mdto.xml", to -> mdto.writeInformationObject(to, gathered.events(), packing.files()));
        packing.finish();
    }

    private static void add(
            ArchiveZipWriter packing,
            MdtoWriter mdto,
            String name,
            ArchiveFileFormat format,
            ArchiveZipWriter.ZipContent content)
            throws IOException {
        PackedFile file = packing.addFile(name, format, content);
        packing.addMetadata(name + ".bestand.mdto.xml", to -> mdto.writeFile(to, file));
    }

    private static void text(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <R extends Record> void rows(OutputStream to, Class<R> type, List<R> rows) throws IOException {
        RecordWriter<R> written = RecordWriter.create(to, type, ExportFormat.CSV);
        rows.forEach(written::write);
        written.finish();
    }

    private static String columns(ReadmeRenderer readMe) {
        return CsvwMetadataFactory.create(
                readMe.packageTitle(),
                "Bedragen (thousands, pending, published, unread, margin) zijn gehele duizenden euro's.",
                List.of(
                        new Table("chapters.csv", ArchivedChapter.class, "Waar elk hoofdstuk met het moment staat"),
                        new Table("mutations.csv", ArchivedMutation.class, "De mutaties die het moment presenteert"),
                        Table.ofPostings("postings.csv", "De geboekte regels van die mutaties"),
                        Table.ofBalances("balances.csv", "De standen zoals gepresenteerd tot en met het moment"),
                        new Table("documents.csv", ArchivedDocument.class, "De documenten waarnaar wordt verwezen")));
    }
}
