package nl.mutatieboek.exporting.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.AttachmentType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.exporting.CsvwMetadataFactory;
import nl.mutatieboek.exporting.CsvwMetadataFactory.Table;
import nl.mutatieboek.exporting.ExportOptions;
import nl.mutatieboek.exporting.ExportOptions.ExportContent;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.ExportProgressListener;
import nl.mutatieboek.exporting.ExportService;
import nl.mutatieboek.exporting.RecordWriter;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.DamagedContentException;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.platform.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Creates archive packages of moments that are public. The content depends on the entries up to the ledger number only,
 * so that the same request always produces the same bytes, until an attachment in it is withdrawn.
 */
@Component
@EnableConfigurationProperties(ArchiveProperties.class)
record ArchivePackageService(
        LedgerReader entries,
        StructureQueries structure,
        AsOfResolver points,
        EmbargoPolicy embargo,
        ExportService exports,
        HeadSigner heads,
        JdbcAttachmentRepository attachmentContents,
        MessageSource messages,
        ArchiveProperties properties) {
    private static final Logger LOG = LoggerFactory.getLogger(ArchivePackageService.class);

    /** Opens the stream of a package. */
    @FunctionalInterface
    interface StreamOpener {
        OutputStream open() throws IOException;
    }

    /** Packages available at a ledger number, in the order of the moments. */
    List<ArchivePackage> availableAt(long ledgerNumber) {
        long lastNumber = entries.findLastCompleteCommand(ledgerNumber);
        return entries.findRaw(lastNumber).stream()
                .flatMap(last -> {
                    StructureSnapshot structureAt = structure.awaitAt(lastNumber);
                    return structureAt.moments().stream()
                            .filter(known -> embargo.isPublicUpTo(known.moment()))
                            .map(known -> ArchivePackage.of(known, last, structureAt));
                })
                .toList();
    }

    /**
     * The package of a moment.
     *
     * @param ledgerNumber last entry that counts; an incomplete command is left out
     * @throws NotFoundException if the moment was unknown at that number
     * @throws EmbargoedException while the moment or an earlier one is under embargo, for every reader
     */
    ArchivePackage requirePackage(Moment moment, long ledgerNumber) {
        long lastNumber = entries.findLastCompleteCommand(ledgerNumber);
        StructureSnapshot structureAt = structure.awaitAt(lastNumber);
        // After the wait, which may make a moment known that was just registered.
        if (structure.current().knows(moment)) {
            embargo.requirePublicUpTo(moment);
        }
        KnownMoment known = structureAt
                .moment(moment)
                .orElseThrow(() -> new NotFoundException("moment-not-in-the-book", Map.of("moment", moment)));
        RawEntry last = entries.findRaw(lastNumber).orElseThrow();
        return ArchivePackage.of(known, last, structureAt);
    }

    /**
     * Writes a package as a ZIP.
     *
     * @param opener opened once nothing refuses the package; its stream is flushed, not closed
     * @throws DamagedContentException if the content of an attachment is missing or altered
     * @throws UnavailableException if this process signs no heads, or not in time
     */
    void write(ArchivePackage archive, StreamOpener opener) throws IOException {
        ResolvedAsOf asOf =
                points.awaitAt(new AsOfQuery(null, Long.toString(archive.ledgerNumber()), archive.moment()));
        MomentHistoryCollector contents =
                MomentHistoryCollector.collect(archive.moment(), asOf.momentOrder(), entries, archive.ledgerNumber());
        requireIntact(contents.attachments());
        Set<Long> selected = contents.ledgerNumbers();
        // Not the head of the ledger number, so that entries under embargo change no receipt.
        SignedHead head = heads.awaitOwnHead(Collections.max(selected)).orElseThrow(UnavailableException::notNow);
        ReadmeRenderer readme = new ReadmeRenderer(messages, archive, head);
        MdtoWriter mdto = new MdtoWriter(archive, head, readme, properties);
        ArchiveZipWriter zip = new ArchiveZipWriter(opener.open(), archive.name(), archive.recordedAt());
        add(zip, mdto, "LEESMIJ.txt", ArchiveFileFormat.TEXT, to -> text(to, readme.text()));
        add(zip, mdto, "entries.jsonl", ArchiveFileFormat.JSON_LINES, to -> exports.writeEntries(selected, to));
        add(zip, mdto, "head.txt", ArchiveFileFormat.TEXT, to -> text(to, head.note()));
        add(zip, mdto, "receipts.txt", ArchiveFileFormat.TEXT, to -> exports.writeReceipts(heads, head, selected, to));
        add(
                zip,
                mdto,
                "chapters.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedChapterStatus.class, archive.chapters()));
        add(
                zip,
                mdto,
                "mutations.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedMutation.class, contents.mutations()));
        add(zip, mdto, "postings.csv", ArchiveFileFormat.CSV, to -> exports.writePostings(asOf, archive.moment(), to));
        add(
                zip,
                mdto,
                "balances.csv",
                ArchiveFileFormat.CSV,
                to -> exports.writeAsOf(
                        asOf,
                        new ExportOptions(ExportContent.BALANCES, ExportFormat.CSV),
                        to,
                        ExportProgressListener.NONE));
        add(
                zip,
                mdto,
                "documents.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedDocument.class, contents.documents()));
        add(
                zip,
                mdto,
                "attachments.csv",
                ArchiveFileFormat.CSV,
                to -> rows(to, ArchivedAttachment.class, contents.attachments()));
        addAttachments(zip, mdto, contents.attachments());
        add(zip, mdto, "csv-metadata.json", ArchiveFileFormat.JSON, to -> text(to, columns(readme)));
        String sums = zip.files().stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        add(zip, mdto, "sha256sums.txt", ArchiveFileFormat.TEXT, to -> text(to, sums));
        zip.addMetadata(
                archive.name() + ".mdto.xml", to -> mdto.writeInformationObject(to, contents.events(), zip.files()));
        zip.finish();
    }

    private static void add(
            ArchiveZipWriter zip,
            MdtoWriter mdto,
            String name,
            ArchiveFileFormat format,
            ReproducibleZipWriter.ZipContent content)
            throws IOException {
        PackedFile file = zip.addFile(name, format, content);
        zip.addMetadata(name + ".bestand.mdto.xml", to -> mdto.writeFile(to, file));
    }

    private void requireIntact(List<ArchivedAttachment> attachments) {
        attachments.stream()
                .filter(attachment -> attachment.file() != null && !attachmentContents.isIntact(attachment.sha256()))
                .findFirst()
                .ifPresent(damaged -> {
                    LOG.error(
                            "The content of attachment {} of mutation {} is missing or altered",
                            damaged.sha256(),
                            damaged.mutation());
                    throw new DamagedContentException("attachment-damaged", Map.of("name", damaged.name()));
                });
    }

    /** Adds each content once, although several mutations may have it. */
    private void addAttachments(ArchiveZipWriter zip, MdtoWriter mdto, List<ArchivedAttachment> attachments)
            throws IOException {
        Set<String> added = new HashSet<>();
        for (ArchivedAttachment attachment : attachments) {
            String file = attachment.file();
            if (file != null && added.add(file)) {
                add(
                        zip,
                        mdto,
                        file,
                        ArchiveFileFormat.ofAttachment(AttachmentType.ofMediaType(attachment.mediaType())
                                .orElse(null)),
                        to -> attachmentContents.copyTo(attachment.sha256(), to));
            }
        }
    }

    private static void text(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <R extends Record> void rows(OutputStream to, Class<R> type, List<R> rows) throws IOException {
        RecordWriter<R> writer = RecordWriter.create(to, type, ExportFormat.CSV);
        rows.forEach(writer::write);
        writer.finish();
    }

    private static String columns(ReadmeRenderer readme) {
        return CsvwMetadataFactory.create(
                readme.packageTitle(),
                "Bedragen (thousands, pending, published, unread, margin) zijn gehele duizenden euro's.",
                List.of(
                        new Table(
                                "chapters.csv", ArchivedChapterStatus.class, "Waar elk hoofdstuk met het moment staat"),
                        new Table("mutations.csv", ArchivedMutation.class, "De mutaties die het moment presenteert"),
                        Table.ofPostings("postings.csv", "De geboekte regels van die mutaties"),
                        Table.ofBalances("balances.csv", "De standen zoals gepresenteerd tot en met het moment"),
                        new Table("documents.csv", ArchivedDocument.class, "De documenten waarnaar wordt verwezen"),
                        new Table("attachments.csv", ArchivedAttachment.class, "De bijlagen bij die mutaties")));
    }
}
