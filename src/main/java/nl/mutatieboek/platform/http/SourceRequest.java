package nl.mutatieboek.platform.http;

import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/** Where an amount was read, as a part of a request. */
public record SourceRequest(
        String document,
        @Nullable String place,
        @Nullable String url,
        @Nullable String sha256) {
    /** The source of the domain. */
    public Source source() {
        return new Source(document, place, url, sha256);
    }
}
