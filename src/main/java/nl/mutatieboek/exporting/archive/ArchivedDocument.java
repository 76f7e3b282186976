package nl.mutatieboek.exporting.archive;

import java.util.Comparator;
import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/**
 * A document cited by entries of a moment. The ledger stores no documents, only their names and, if recorded, URL and
 * digest.
 *
 * @param citedBy number of entries of the package that cite it
 */
record ArchivedDocument(
        String document, @Nullable String url, @Nullable String sha256, long citedBy) {
    /** By name, URL and digest, unknown first. */
    static final Comparator<ArchivedDocument> ORDER = Comparator.comparing(ArchivedDocument::document)
            .thenComparing(ArchivedDocument::url, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ArchivedDocument::sha256, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The source without the place in the document. */
    static Source withoutPlace(Source source) {
        return new Source(source.document(), null, source.url(), source.sha256());
    }

    static ArchivedDocument of(Source cited, long times) {
        return new ArchivedDocument(cited.document(), cited.url(), cited.sha256(), times);
    }
}
