package nl.mutatieboek.budget;

import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Query for two points in time, each written as {@code knownAt=41,moment=2026-OWB}.
 *
 * @param atLeast a ledger number that the response must include
 */
public record AsOfPairQuery(
        @Nullable AsOfQuery from,
        @Nullable AsOfQuery to,
        @Range(min = 0) @Nullable Long atLeast) implements ValidatedQuery {}
