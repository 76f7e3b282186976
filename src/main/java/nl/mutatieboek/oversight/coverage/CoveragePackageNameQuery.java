package nl.mutatieboek.oversight.coverage;

import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/** The requested package; null for all. */
public record CoveragePackageNameQuery(
        @ValidDomainTerm("coverage") @Nullable String name) implements ValidatedQuery {}
