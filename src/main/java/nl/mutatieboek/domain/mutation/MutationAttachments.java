package nl.mutatieboek.domain.mutation;

import java.util.Optional;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Attachments of a mutation by the digest of their content, also withdrawn ones.
 *
 * @param bySha256 the last addition of each content
 */
public record MutationAttachments(PMap<String, Attachment> bySha256) {
    static final MutationAttachments NONE = new MutationAttachments(HashTreePMap.empty());

    /** One attachment, with the person who added it. */
    record Attachment(PersonId by, AttachedFile file, boolean withdrawn) {}

    /** Finds an attachment that is not withdrawn. */
    Optional<Attachment> find(String sha256) {
        return Optional.ofNullable(bySha256.get(sha256)).filter(attachment -> !attachment.withdrawn());
    }

    MutationAttachments add(Event.AttachmentAdded event) {
        if (find(event.file().sha256()).isPresent()) {
            throw new IllegalStateException("Attached twice: " + event);
        }
        return new MutationAttachments(
                bySha256.plus(event.file().sha256(), new Attachment(event.by(), event.file(), false)));
    }

    MutationAttachments withdraw(Event.AttachmentWithdrawn event) {
        Attachment attachment =
                find(event.sha256()).orElseThrow(() -> new IllegalStateException("Not attached: " + event));
        return new MutationAttachments(
                bySha256.plus(event.sha256(), new Attachment(attachment.by(), attachment.file(), true)));
    }
}
