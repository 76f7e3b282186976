package nl.mutatieboek.mutation;

import nl.mutatieboek.platform.http.QueryParameters;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of the register goes on.
 *
 * @param before only what was proposed before this ledger number
 */
public record BeforeEntry(@Range(min = 1) @Nullable Long before) implements QueryParameters {}
