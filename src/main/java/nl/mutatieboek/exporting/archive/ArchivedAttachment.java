package nl.mutatieboek.exporting.archive;

import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.AttachmentType;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a mutation that a moment presents.
 *
 * @param file its file in the package; null if it was withdrawn, even after the ledger number of the package, because
 *     its content is then for auditors only
 * @param name name as it was sent
 * @param size length in bytes
 * @param by subject of the person who added it
 * @param withdrawn why it was withdrawn; null if it was not
 * @param ledgerNumber entry that added it
 */
record ArchivedAttachment(
        String mutation,
        @Nullable String file,
        String sha256,
        String name,
        long size,
        String mediaType,
        String by,
        @Nullable String withdrawn,
        long ledgerNumber,
        String recordedAt) {
    static ArchivedAttachment of(Event.AttachmentAdded event, LedgerEntry entry) {
        String extension = AttachmentType.ofMediaType(event.file().mediaType())
                .map(AttachmentType::extension)
                .orElse("");
        return new ArchivedAttachment(
                event.mutation().toString(),
                "attachments/" + event.file().sha256() + extension,
                event.file().sha256(),
                event.file().name(),
                event.file().size(),
                event.file().mediaType(),
                event.by().value(),
                null,
                entry.ledgerNumber(),
                entry.recordedAt().toString());
    }

    ArchivedAttachment withdraw(String reason) {
        return new ArchivedAttachment(
                mutation, null, sha256, name, size, mediaType, by, reason, ledgerNumber, recordedAt);
    }
}
