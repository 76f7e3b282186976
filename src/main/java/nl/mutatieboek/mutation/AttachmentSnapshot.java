package nl.mutatieboek.mutation;

import java.time.Instant;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.AttachmentType;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a mutation at one point of its history.
 *
 * @param at when it was added; null in a dry run
 * @param afterConsent whether somebody had consented to the mutation before it was added
 * @param withdrawal who withdrew it; null if it was not withdrawn
 */
public record AttachmentSnapshot(
        AttachedFile file,
        RecordedActor by,
        @Nullable Instant at,
        boolean afterConsent,
        @Nullable AttachmentWithdrawal withdrawal) {
    /** Withdrawal of an attachment that was added wrongly. */
    public record AttachmentWithdrawal(
            RecordedActor by, @Nullable Instant at, String reason) {}

    AttachmentSnapshot withdraw(AttachmentWithdrawal by) {
        return new AttachmentSnapshot(file, this.by, at, afterConsent, by);
    }

    /** Returns the name of its type, such as {@code PDF}; null if this version does not know it. */
    public @Nullable String typeName() {
        return AttachmentType.ofMediaType(file.mediaType()).map(Enum::name).orElse(null);
    }

    /** Whether a browser may show it on its own page. */
    public boolean isShownInline() {
        return withdrawal == null
                && AttachmentType.ofMediaType(file.mediaType())
                        .filter(AttachmentType::isShownInline)
                        .isPresent();
    }
}
