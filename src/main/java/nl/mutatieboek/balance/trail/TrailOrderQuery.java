package nl.mutatieboek.balance.trail;

import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * How the history of an item is told.
 *
 * @param order in which the lines follow each other; null for that in which they were recorded
 * @param lineage whether what the item was before is part of it
 */
public record TrailOrderQuery(@Nullable PostingOrder order, boolean lineage) implements QueryParameters {}
