package nl.mutatieboek.exporting.archive;

import java.util.Comparator;
import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/**
 * A document that entries of a moment cite. The book holds no documents: it knows what they are called, where they are published
 * if somebody said so, and the digest of the file that was read if somebody took it.
 *
 * @param citedBy by how many entries of the package
 */
record ArchivedDocument(
        String document, @Nullable String url, @Nullable String sha256, long citedBy) {
    /** By name, then by where and what it is, what is not known in front. */
    static final Comparator<ArchivedDocument> ORDER = Comparator.comparing(ArchivedDocument::document)
            .thenComparing(ArchivedDocument::url, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ArchivedDocument::sha256, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** As a source, which leaves the place in it apart. */
    static Source withoutPlace(Source source) {
        return new Source(source.document(), null, source.url(), source.sha256());
    }

    static ArchivedDocument of(Source cited, long times) {
        return new ArchivedDocument(cited.document(), cited.url(), cited.sha256(), times);
    }
}
