package nl.mutatieboek.balance.trail;

import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Options of the history of an item.
 *
 * @param order order of the postings; null for ledger order
 * @param lineage whether predecessors are included
 */
public record TrailOptionsQuery(@Nullable PostingOrder order, boolean lineage) implements ValidatedQuery {}
