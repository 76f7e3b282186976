package nl.mutatieboek.importing.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Codes made of printed names, the same every time: {@code Bijdrage aan ZBO's/RWT's} is {@code bijdrage-aan-zbo-s-rwt-s}. What
 * is a code already stays one.
 */
final class ItemCodeGenerator {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final int LONGEST = 40;
    private static final int DIGEST = 6;

    private ItemCodeGenerator() {}

    /** The code; empty where the name has no letter or digit that one can be made of. */
    static String generate(String name) {
        if (CODE.matcher(name).matches()) {
            return name;
        }
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (folded.length() <= LONGEST) {
            return folded;
        }
        // Two long names that begin alike are two items.
        return folded.substring(0, LONGEST - DIGEST - 1).replaceAll("-$", "") + "-" + digest(folded);
    }

    private static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
