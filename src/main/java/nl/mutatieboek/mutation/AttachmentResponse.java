package nl.mutatieboek.mutation;

import java.time.Instant;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * An attachment in the API.
 *
 * @param sha256 digest of its content, which identifies it within the mutation
 * @param name name as it was sent
 * @param size length in bytes
 * @param mediaType media type found in the content
 * @param by subject identifier of the person who added it
 * @param byName name at that time; null if none was stored or it was erased
 */
record AttachmentResponse(
        String sha256,
        String name,
        long size,
        String mediaType,
        String by,
        @Nullable String byName,
        @Nullable Instant at,
        @Nullable AttachmentWithdrawalResponse withdrawn) {
    /** Withdrawal of an attachment that was added wrongly. */
    record AttachmentWithdrawalResponse(
            String by, @Nullable String byName, @Nullable Instant at, String reason) {
        static AttachmentWithdrawalResponse of(
                AttachmentSnapshot.AttachmentWithdrawal withdrawal, ActorNameResolver names) {
            return new AttachmentWithdrawalResponse(
                    withdrawal.by().subject(),
                    names.findName(withdrawal.by()).orElse(null),
                    withdrawal.at(),
                    withdrawal.reason());
        }
    }

    static AttachmentResponse of(AttachmentSnapshot attachment, ActorNameResolver names) {
        return new AttachmentResponse(
                attachment.file().sha256(),
                attachment.file().name(),
                attachment.file().size(),
                attachment.file().mediaType(),
                attachment.by().subject(),
                names.findName(attachment.by()).orElse(null),
                attachment.at(),
                attachment.withdrawal() == null
                        ? null
                        : AttachmentWithdrawalResponse.of(attachment.withdrawal(), names));
    }
}
