package nl.mutatieboek.oversight.coverage;

import nl.mutatieboek.platform.http.DomainTerm;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The requested package; null for all. */
public record CoveragePackageNameQuery(
        @DomainTerm("coverage") @Nullable String name) implements QueryParameters {}
