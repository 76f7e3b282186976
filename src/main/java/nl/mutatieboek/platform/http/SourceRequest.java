package nl.mutatieboek.platform.http;

import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/** The source of an amount, as part of a request. */
public record SourceRequest(
        String document,
        @Nullable String place,
        @Nullable String url,
        @Nullable String sha256) {
    /** Converts it to the domain type. */
    public Source source() {
        return new Source(document, place, url, sha256);
    }
}
