package nl.mutatieboek.structure;

import nl.mutatieboek.api.EmptyMeansAbsent;
import nl.mutatieboek.api.QueryParameters;
import nl.mutatieboek.api.Term;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a query reads the ledger itself, which is never behind.
 *
 * @param knownAt an instant or a ledger number
 */
public record KnownAtQuery(
        @EmptyMeansAbsent @Term("known-at") @Nullable String knownAt) implements QueryParameters {}
