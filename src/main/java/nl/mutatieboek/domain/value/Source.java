package nl.mutatieboek.domain.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Source of a figure.
 *
 * @param document name of the document, such as {@code 36800-XX-5}
 * @param place page, table or paragraph
 * @param url http or https address of the publication; never fetched
 * @param sha256 digest of the file, 64 lower-case hexadecimal digits
 */
public record Source(
        String document,
        @Nullable String place,
        @Nullable String url,
        @Nullable String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Source {
        requireLine(document);
        if (place != null) {
            requireLine(place);
        }
        if (url != null) {
            requireUrl(url);
        }
        if (sha256 != null) {
            requireSha256(sha256);
        }
    }

    /** Creates a source that names only the document. */
    public static Source ofDocument(String document) {
        return new Source(document, null, null, null);
    }

    /** Whether two sources name one document, in whatever spelling. */
    public boolean isSameDocument(Source other) {
        return TextNormalizer.normalise(document).equals(TextNormalizer.normalise(other.document));
    }

    /** Validates the name of a document or a place: one line of at most 300 characters. */
    public static String requireLine(String text) {
        return TextValidator.requireLine(text, 300);
    }

    public static String requireSha256(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new MalformedValueException(ExpectedValue.SHA256, "not 64 lower-case hexadecimal digits");
        }
        return sha256;
    }

    /** Validates an address that is shown as a link. */
    public static String requireUrl(String url) {
        if (url.length() > 2_000) {
            throw new MalformedValueException(ExpectedValue.URL, "longer than 2,000 characters");
        }
        TextValidator.requireLine(url, 2_000);
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new MalformedValueException(ExpectedValue.URL, e.getReason());
        }
        throw new MalformedValueException(ExpectedValue.URL, "not an http or https address");
    }
}
