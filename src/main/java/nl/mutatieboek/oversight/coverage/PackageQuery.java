package nl.mutatieboek.oversight.coverage;

import nl.mutatieboek.platform.http.QueryParameters;
import nl.mutatieboek.platform.http.Term;
import org.jspecify.annotations.Nullable;

/** Which package is asked; null for all. */
public record PackageQuery(@Term("coverage") @Nullable String name) implements QueryParameters {}
