package nl.mutatieboek.importing.format;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Generates item codes from printed names, always the same for a name: {@code Bijdrage aan ZBO's/RWT's} becomes {@code
 * bijdrage-aan-zbo-s-rwt-s}. A name that is a code stays as it is.
 */
final class ItemCodeGenerator {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final int MAX_LENGTH = 40;
    private static final int DIGEST_LENGTH = 6;

    private ItemCodeGenerator() {}

    /** The code; empty if the name has no letter or digit. */
    static String generate(String name) {
        if (CODE.matcher(name).matches()) {
            return name;
        }
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (slug.length() <= MAX_LENGTH) {
            return slug;
        }
        // The digest keeps long names with the same beginning apart.
        return slug.substring(0, MAX_LENGTH - DIGEST_LENGTH - 1).replaceAll("-$", "") + "-"
                + Sha256Digest.hex(slug.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_LENGTH);
    }
}
