package nl.mutatieboek.budget;

import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a query about chapters, items and moments, or about one mutation.
 *
 * @param knownAt an instant or a ledger number
 * @param atLeast a ledger number that the response must include
 */
public record KnownStateQuery(
        @EmptyMeansAbsent @ValidDomainTerm("known-at") @Nullable
        String knownAt,

        @Range(min = 0) @Nullable Long atLeast) implements ValidatedQuery {}
