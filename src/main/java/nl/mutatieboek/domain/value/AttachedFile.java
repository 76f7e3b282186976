package nl.mutatieboek.domain.value;

import java.util.regex.Pattern;

/**
 * A file attached to a mutation. The database stores its content by digest; the ledger stores this description.
 *
 * @param sha256 digest of the content, 64 lower-case hexadecimal digits
 * @param name name of the file as the person sent it, without folders
 * @param size length in bytes
 * @param mediaType media type found in the content, such as {@code application/pdf}
 */
public record AttachedFile(String sha256, String name, long size, String mediaType) {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,100}");

    public AttachedFile {
        Source.requireSha256(sha256);
        TextValidator.requireLine(name, 200);
        if (size < 1) {
            throw new IllegalArgumentException("An attachment has content: " + size);
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("Not a media type: " + mediaType);
        }
    }
}
