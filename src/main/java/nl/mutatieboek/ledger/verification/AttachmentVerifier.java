package nl.mutatieboek.ledger.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.ledger.JdbcAttachmentRepository.StoredContent;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.EventNames;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedRecords;

/** Recomputes the content of every attachment that the entries name, also of withdrawn ones. */
final class AttachmentVerifier {
    private static final String ADDED = EventNames.nameOf(Event.AttachmentAdded.class);

    private final LedgerReader entries;
    private final Function<String, Optional<StoredContent>> contents;
    private final List<RawEntry> added = new ArrayList<>();

    /** @param contents recomputes the content stored under a digest */
    AttachmentVerifier(LedgerReader entries, Function<String, Optional<StoredContent>> contents) {
        this.entries = entries;
        this.contents = contents;
    }

    /** Takes the next entry of the ledger. */
    void accept(RawEntry raw) {
        if (raw.eventName().equals(ADDED)) {
            added.add(raw);
        }
    }

    /** Verifies the attachments up to a ledger number. */
    VerifiedRecords verify(long lastVerifiedNumber) {
        List<LedgerFault> faults = new ArrayList<>();
        int verified = 0;
        for (RawEntry raw : added) {
            if (raw.ledgerNumber() <= lastVerifiedNumber
                    && entries.decode(raw).event() instanceof Event.AttachmentAdded event) {
                verified++;
                findFault(raw.ledgerNumber(), event.file()).ifPresent(faults::add);
            }
        }
        return new VerifiedRecords(verified, faults);
    }

    private Optional<LedgerFault> findFault(long ledgerNumber, AttachedFile file) {
        Optional<StoredContent> stored = contents.apply(file.sha256());
        if (stored.isEmpty()) {
            return Optional.of(new LedgerFault(
                    ledgerNumber,
                    LedgerFaultKind.ATTACHMENT_MISSING,
                    "The content of the attachment with SHA-256 %s is missing.".formatted(file.sha256())));
        }
        return stored.filter(content -> !content.sha256().equals(file.sha256()) || content.size() != file.size())
                .map(content -> new LedgerFault(
                        ledgerNumber,
                        LedgerFaultKind.ATTACHMENT_ALTERED,
                        "The content of the attachment with SHA-256 %s has the SHA-256 %s and %d bytes instead of %d."
                                .formatted(file.sha256(), content.sha256(), content.size(), file.size())));
    }
}
