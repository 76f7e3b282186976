package nl.mutatieboek.budget;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.ValidatedQuery;

/**
 * Selects the item of a registration.
 *
 * @param item its path, or the code of the chapter
 */
public record ItemQuery(@NotNull ItemPath item) implements ValidatedQuery {}
