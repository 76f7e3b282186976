package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.AttachmentType;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.DamagedContentException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;
import nl.mutatieboek.security.CurrentActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Attaches files to mutations, and finds their content. */
@Component
record AttachmentService(
        MutationQueries mutationQueries,
        CommandService commandService,
        UploadedFileStore files,
        JdbcAttachmentRepository contents,
        DurableTransactionExecutor transactions,
        LedgerProperties settings,
        CurrentActor acting) {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentService.class);

    /**
     * Attaches a file. The rules are asked first, so that refused content is not stored. The content is on disk before
     * the event is recorded: a process killed between the two leaves content without an event, which nobody sees. A file
     * that the mutation names already is stored also if the rules refuse it: that restores damaged content.
     *
     * @return that it is recorded, or what would be recorded
     * @throws CodedException if the reader may not see the mutation, the file is empty, too large or of another type, or the rules refuse it
     */
    CommandResult attach(
            MutationId mutation, UploadedFile upload, Function<Command, CommandEnvelope> toEnvelope, boolean dryRun) {
        // First, so that nothing depends on the file: unknown and under embargo are answered alike.
        MutationSnapshot visible = mutationQueries.requireVisible(mutation, OptionalLong.empty());
        upload.requireSize(settings.attachments().largest().toBytes());
        return files.withCopy(upload, copy -> {
            Command.AttachFile command = new Command.AttachFile(mutation, describe(upload, copy));
            CommandEnvelope envelope = toEnvelope.apply(command);
            String sha256 = command.file().sha256();
            if (!dryRun
                    && visible.attachments().stream()
                            .anyMatch(one -> one.file().sha256().equals(sha256))) {
                contents.storeDurably(sha256, copy, transactions);
            }
            CommandResult allowed = commandService.dryRun(envelope, mutation);
            if (dryRun) {
                return allowed;
            }
            contents.storeDurably(sha256, copy, transactions);
            return new CommandResult.RecordedResult(commandService.execute(envelope, mutation));
        });
    }

    private static AttachedFile describe(UploadedFile upload, Path copy) {
        String name = upload.name();
        try {
            AttachmentType type = AttachmentTypeDetector.detect(copy, name).orElseThrow(UploadedFile::typeNotAccepted);
            String sha256 = upload.sha256();
            try {
                return new AttachedFile(sha256, name, upload.size(), type.mediaType());
            } catch (MalformedValueException unreadableName) {
                return new AttachedFile(sha256, type.downloadName("file"), upload.size(), type.mediaType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds an attachment whose content the reader may see. The content of a withdrawn one is for auditors only.
     *
     * @throws NotFoundException if the mutation has no such attachment or is under embargo for the reader
     * @throws DamagedContentException if its content is missing or altered
     */
    AttachmentSnapshot requireReadable(MutationId mutation, String sha256) {
        AttachmentSnapshot attachment =
                mutationQueries.requireVisible(mutation, OptionalLong.empty()).attachments().stream()
                        .filter(one -> one.file().sha256().equals(sha256))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("unknown-attachment", Map.of("mutation", mutation)));
        if (attachment.withdrawal() != null && !acting.mayAudit()) {
            throw new NotFoundException(
                    "attachment-withdrawn", Map.of("name", attachment.file().name()));
        }
        if (!contents.isIntact(sha256)) {
            LOG.error("The content of attachment {} of mutation {} is missing or altered", sha256, mutation);
            throw new DamagedContentException(
                    "attachment-damaged", Map.of("name", attachment.file().name()));
        }
        return attachment;
    }

    /**
     * Writes the content to the response, under a name that fits its type.
     *
     * @param inline whether the browser may show it, if its type allows that
     */
    void writeContent(AttachmentSnapshot attachment, boolean inline, HttpServletResponse response) throws IOException {
        AttachedFile file = attachment.file();
        AttachmentType type = AttachmentType.ofMediaType(file.mediaType()).orElse(null);
        contents.copyTo(
                file.sha256(),
                FileDownload.openSandboxedStream(
                        response,
                        type == null ? "application/octet-stream" : type.mediaType(),
                        type == null ? file.name() + ".bin" : type.downloadName(file.name()),
                        file.size(),
                        inline && type != null && type.isShownInline()));
    }
}
