package nl.mutatieboek.mutation;

import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Position of a page of the register.
 *
 * @param before only mutations proposed before this ledger number
 */
public record MutationPagingQuery(@Range(min = 1) @Nullable Long before) implements ValidatedQuery {}
